package org.switchroom.bench.sms;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.switchroom.bench.Median;
import org.switchroom.bench.Options;
import org.switchroom.bench.Product;
import org.switchroom.bench.WarmUp;
import org.switchroom.bench.Workbench;
import org.switchroom.bench.database.BenchDatabase;
import org.switchroom.bench.intake.CountedSyncs;
import org.switchroom.bench.old.OldRows;
import org.switchroom.bench.peer.GatewayPeer;
import org.switchroom.bench.peer.Simulation;
import org.switchroom.itests.Distribution;
import org.switchroom.journal.JdbcUrl;

/**
 * SMS handed in over HTTP, kept, and given to a far end that thinks no time about them: ours, ours with old messages in
 * its table, and Kannel. They take turns; whoever is not measured stands still.
 */
public final class SmsIntake {
    private static final double LIMIT = 1.25;
    private static final int PARALLEL = 10;
    /** Acknowledged and not arrived: enough that nobody is idle. */
    private static final int UNDER_WAY = 400;

    private final String kind;
    private final Path folder;
    private final double seconds;
    private final List<AutoCloseable> open = new ArrayList<>();

    private SmsIntake(String kind, Path folder, double seconds) {
        this.kind = kind;
        this.folder = folder;
        this.seconds = seconds;
    }

    public static int measure(Options options) throws Exception {
        options.allow("database", "old", "pairs", "seconds", "warm-up", "archive", "folder", "keep");
        int old = options.number("old", 1_000_000);
        System.out.println("sms-intake: " + Workbench.machine());
        boolean met = true;
        for (String kind : options.words("database", "h2")) {
            try (Workbench bench = Workbench.open(options);
                    BenchDatabase database = BenchDatabase.open(kind, bench.folder(kind))) {
                SmsIntake intake = new SmsIntake(kind, bench.folder("work"), options.number("seconds", 20));
                System.out.println(kind + ": " + database.proof());
                try {
                    met &= intake.run(
                            Workbench.archive(options),
                            database,
                            old,
                            options.number("pairs", 5),
                            options.number("warm-up", 240));
                } finally {
                    intake.close();
                }
            }
        }
        return met ? 0 : 1;
    }

    private boolean run(Path archive, BenchDatabase database, int old, int pairs, int warmUp) throws Exception {
        List<Side> sides = new ArrayList<>();
        sides.add(ours("ours", archive, database, 0));
        if (old > 0) {
            sides.add(ours("old", archive, database, old));
        }
        if (Kannel.isInstalled()) {
            sides.add(kannel());
        } else {
            System.out.println("Kannel is not installed (apt-get install kannel): it is not in this run");
        }
        sides.forEach(side -> warmUp(side, warmUp));
        Map<Side, List<Side.Turn>> turns = new LinkedHashMap<>();
        List<Double> ratios = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            List<Side> inTurn = new ArrayList<>(sides);
            if (pair % 2 == 1) {
                Collections.reverse(inTurn);
            }
            for (Side side : inTurn) {
                turns.computeIfAbsent(side, first -> new ArrayList<>()).add(side.turn(UNDER_WAY, seconds));
            }
            if (old > 0) {
                ratios.add(last(turns.get(sides.get(0))).perSecond()
                        / last(turns.get(sides.get(1))).perSecond());
            }
        }
        boolean met = true;
        for (Side side : sides) {
            side.thaw();
            side.flood().await(60);
            met &= show(side, turns.get(side));
        }
        if (old > 0) {
            boolean even = Median.of(ratios) <= LIMIT;
            met &= even;
            System.out.printf(
                    Locale.ROOT,
                    "database=%s old-messages=%d pairs=%d ratio=%.2f limit<=%.2f:%s%n",
                    kind,
                    old,
                    pairs,
                    Median.of(ratios),
                    LIMIT,
                    even ? "met" : "MISSED");
        }
        return met;
    }

    private static Side.Turn last(List<Side.Turn> turns) {
        return turns.get(turns.size() - 1);
    }

    private void warmUp(Side side, int most) {
        side.thaw();
        WarmUp warmUp = new WarmUp(side.pids().get(0));
        for (int spent = 0; spent < most && !warmUp.isSettled(); spent += 5) {
            warmUp.add(side.flood().perSecond(UNDER_WAY, 5));
        }
        side.freeze();
        System.out.printf(Locale.ROOT, "  %s warmed up, 5 s each: %s%n", side.name(), warmUp);
    }

    private boolean show(Side side, List<Side.Turn> turns) {
        double rate = Median.of(turns.stream().map(Side.Turn::perSecond).toList());
        double syncs = Median.of(turns.stream().map(Side.Turn::syncsPerSecond).toList());
        boolean whole = side.lost() == 0 && side.twice() == 0;
        System.out.printf(
                Locale.ROOT,
                "database=%s side=%s rate=%.0f/s of %s syncs=%.1f/s acknowledged=%d lost=%d twice=%d"
                        + " not-acknowledged=%d%s%n",
                kind,
                side.name(),
                rate,
                turns.stream().map(turn -> "%.0f".formatted(turn.perSecond())).toList(),
                syncs,
                side.flood().acknowledged(),
                side.lost(),
                side.twice(),
                side.flood().others(),
                side.name().equals("kannel") ? "" : whole ? ":met" : ":MISSED");
        return whole || side.name().equals("kannel");
    }

    private Side ours(String name, Path archive, BenchDatabase database, int old) throws Exception {
        Simulation far = keep(Simulation.start("gateway"));
        CountedSyncs counted = CountedSyncs.of(name, folder);
        Distribution distribution = keep(Product.unpack(archive, folder.resolve(name), database));
        // another database than the other side's
        Map<String, String> journal = database.journalConfig();
        if (!journal.isEmpty()) {
            distribution.configure("org.switchroom.journal", journal);
        }
        counted.environment().forEach(distribution::environment);
        GatewayPeer.configure(
                distribution, far, "sms-web", Map.of("transport.group", "sms", "parallel", Integer.toString(PARALLEL)));
        Product product = Product.start(distribution);
        Flood flood = new Flood(new SmsPosts(product), far::messages);
        if (old > 0) {
            flood.send(1);
            flood.await(60);
            Workbench.pause(1);
            distribution.stop();
            fill(url(distribution, journal), old);
            Product.startUntilServed(distribution);
        }
        LongSupplier syncs = () -> database.serverSyncs().orElseGet(counted::sofar);
        Side side = new Side(name, flood, far, List.of(distribution.pid()), syncs);
        side.freeze();
        return side;
    }

    private static String url(Distribution distribution, Map<String, String> journal) {
        return journal.isEmpty()
                ? JdbcUrl.complete("jdbc:h2:file:"
                        + distribution.home().resolve("store/db").toAbsolutePath())
                : journal.get("url") + "?user=" + journal.get("user") + "&password=" + journal.get(".password");
    }

    private void fill(String url, int old) throws SQLException {
        boolean h2 = kind.equals("h2");
        try (Connection connection =
                        h2 ? DriverManager.getConnection(url, "switchroom", "") : DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            OldRows.fill(connection, old, h2, "id = (select max(id) from message)");
            statement.execute(h2 ? "analyze" : "vacuum analyze");
        }
    }

    private Side kannel() {
        Simulation far = keep(Simulation.start("kannel"));
        Kannel kannel = keep(Kannel.start(folder.resolve("kannel"), far.ports().get(0), PARALLEL));
        Side side = new Side(
                "kannel", new Flood(SmsPosts.kannel(kannel.port()), far::messages), far, kannel.pids(), kannel::syncs);
        side.freeze();
        return side;
    }

    private <T extends AutoCloseable> T keep(T thing) {
        open.add(0, thing);
        return thing;
    }

    private void close() throws Exception {
        for (AutoCloseable thing : open) {
            thing.close();
        }
    }
}
