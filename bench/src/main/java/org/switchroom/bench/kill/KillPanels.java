package org.switchroom.bench.kill;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.switchroom.bench.Options;
import org.switchroom.bench.Product;
import org.switchroom.bench.Workbench;
import org.switchroom.bench.database.BenchDatabase;
import org.switchroom.bench.panels.Relay;
import org.switchroom.itests.Distribution;
import org.switchroom.itests.FreePorts;
import org.switchroom.testkit.dc09.Dc09Words;
import org.switchroom.testkit.dc09.SimulatedReceiver;

/**
 * Kills our process while panels report and events wait, are due and are told to a station by DC-09. What a panel was
 * acknowledged, the station has in the end, or it is visible as waiting.
 */
final class KillPanels {
    private static final Duration LAST_RELAYS = Duration.ofMinutes(10);

    private final Distribution distribution;
    private final SimulatedReceiver station;
    private final int port;
    private final double longest;
    private final Random random = new Random(4711);
    /** What panels were acknowledged, as the station is told it: {@code #1000|1130 01 015}. */
    private final Set<String> acknowledged = Collections.synchronizedSet(new HashSet<>());

    private final List<ReportingPanel> panels = new ArrayList<>();
    private Product product;

    private KillPanels(Distribution distribution, SimulatedReceiver station, int port, double longest) {
        this.distribution = distribution;
        this.station = station;
        this.port = port;
        this.longest = longest;
    }

    static int measure(Options options) throws Exception {
        options.allow("panels", "database", "rounds", "seconds", "connections", "archive", "folder", "keep");
        List<String> summary = new ArrayList<>();
        boolean clean = true;
        System.out.println("kill --panels: " + Workbench.machine());
        try (Workbench bench = Workbench.open(options)) {
            for (String name : options.words("database", "h2,postgresql")) {
                Path folder = bench.folder("ours-" + name);
                int port = FreePorts.find(1).get(0);
                try (BenchDatabase database = BenchDatabase.open(name, bench.folder(name));
                        SimulatedReceiver station = SimulatedReceiver.start();
                        Distribution distribution = Product.unpack(Workbench.archive(options), folder, database)) {
                    Relay.listen(distribution, port);
                    Relay.tell(distribution, station.host(), station.port());
                    System.out.printf("%n%s: %s%n", name, database.proof());
                    KillPanels kill = new KillPanels(distribution, station, port, options.number("seconds", 3));
                    clean &= kill.run(
                            options.number("rounds", 50), options.number("connections", 16), database, summary);
                }
            }
        }
        System.out.println();
        summary.forEach(System.out::println);
        return clean ? 0 : 1;
    }

    private boolean run(int rounds, int connections, BenchDatabase database, List<String> summary) {
        product = Product.start(distribution);
        Relay.enter(product.admin(), List.of("dc09-station dc09:{account}"));
        for (String account : Relay.systems(product.admin(), connections, List.of("BURGLARY=4"), false)) {
            panels.add(new ReportingPanel(port, account, acknowledged::add));
        }
        for (int round = 1; round <= rounds; round++) {
            int before = acknowledged.size();
            double seconds = reportUntilKilled(before);
            long begin = System.nanoTime();
            Product.startUntilServed(distribution);
            System.out.printf(
                    "  round %d: %d acknowledged, killed %.1f s after the first, ready again after %.1f s, %d told so far%n",
                    round,
                    acknowledged.size() - before,
                    seconds,
                    (System.nanoTime() - begin) / 1e9,
                    station.taken().size());
        }
        awaitTold();
        Map<String, List<JsonNode>> kept = kept();
        Set<String> told = told();
        int visible = 0;
        int lost = 0;
        for (String event : acknowledged) {
            boolean isTold = told.contains(event);
            boolean waits =
                    !isTold && kept.getOrDefault(event, List.of()).stream().anyMatch(this::waits);
            visible += waits ? 1 : 0;
            if (!isTold && !waits) {
                lost++;
                System.out.println("  LOST: " + event + ": " + kept.getOrDefault(event, List.of()));
            }
        }
        summary.add(
                "database=%s rounds=%d panels=%d acknowledged=%d told=%d waiting=%d lost=%d told-more-than-once=%d%s"
                        .formatted(
                                database.name(),
                                rounds,
                                connections,
                                acknowledged.size(),
                                acknowledged.size() - visible - lost,
                                visible,
                                lost,
                                station.taken().size() - told.size(),
                                database.isDurable() ? "" : " VOID"));
        return lost == 0 && !acknowledged.isEmpty();
    }

    private double reportUntilKilled(int before) {
        double seconds = 0.3 + random.nextDouble() * (longest - 0.3);
        panels.forEach(ReportingPanel::begin);
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (acknowledged.size() == before && System.nanoTime() < end) {
            Workbench.pause(0.02);
        }
        Workbench.pause(seconds);
        distribution.kill();
        panels.forEach(ReportingPanel::end);
        return seconds;
    }

    /** Until the station has been told everything, or nothing more has come to it for two minutes. */
    private void awaitTold() {
        long end = System.nanoTime() + LAST_RELAYS.toNanos();
        long quietSince = System.nanoTime();
        int count = station.taken().size();
        while (System.nanoTime() < end
                && System.nanoTime() - quietSince < Duration.ofMinutes(2).toNanos()
                && !told().containsAll(Set.copyOf(acknowledged))) {
            Workbench.pause(2);
            int now = station.taken().size();
            quietSince = now == count ? quietSince : System.nanoTime();
            count = now;
        }
    }

    private Set<String> told() {
        Set<String> told = new HashSet<>();
        station.taken().stream().map(Dc09Words::data).forEach(told::add);
        return told;
    }

    /** Due, or on its way to the station. */
    private boolean waits(JsonNode event) {
        String state = event.path("state").asText();
        return state.equals("DUE")
                || state.equals("RELAYED")
                        && product.admin()
                                .get("/api/messages/" + event.path("message").asText())
                                .expect(200)
                                .text("state")
                                .matches("WAITING|SENDING|HELD|DOUBTFUL");
    }

    /** What our store has of each event; one that a panel had to send twice may be there twice. */
    private Map<String, List<JsonNode>> kept() {
        Map<String, List<JsonNode>> kept = new HashMap<>();
        String after = "";
        do {
            JsonNode page = product.admin()
                    .get("/api/alarm-events?limit=200" + (after.isEmpty() ? "" : "&after=" + after))
                    .expect(200)
                    .body();
            for (JsonNode event : page.path("items")) {
                String key = ReportingPanel.event(
                        event.path("panel").asText(),
                        event.path("code").asText(),
                        event.path("partition").asInt(),
                        event.path("zone").asInt());
                kept.computeIfAbsent(key, first -> new ArrayList<>()).add(event);
            }
            after = page.path("next").asText("");
        } while (!after.isEmpty() && !after.equals("null"));
        return kept;
    }
}
