package org.switchroom.bench.kill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.switchroom.bench.Options;
import org.switchroom.bench.Product;
import org.switchroom.bench.Workbench;
import org.switchroom.bench.database.BenchDatabase;
import org.switchroom.bench.load.Gets;
import org.switchroom.bench.load.HttpLoad;
import org.switchroom.bench.load.JobPosts;
import org.switchroom.bench.load.LoadResult;
import org.switchroom.bench.peer.Peer;
import org.switchroom.itests.Distribution;
import org.switchroom.itests.Shell;

/** Kills our process, not the database's: the round ends when the last connection of the driver breaks. */
public final class Kill {
    private final Distribution distribution;
    private final Peer peer;
    private final int connections;
    private final double longest;
    private final Random random = new Random(4711);
    private final List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());
    private Product product;
    private long nextNumber = 1;

    private Kill(Distribution distribution, Peer peer, int connections, double longest) {
        this.distribution = distribution;
        this.peer = peer;
        this.connections = connections;
        this.longest = longest;
    }

    public static int measure(Options options) throws Exception {
        if (options.has("panels")) {
            return KillPanels.measure(options);
        }
        options.allow("database", "rounds", "seconds", "connections", "mail-every", "via", "archive", "folder", "keep");
        int rounds = options.number("rounds", 50);
        List<String> summary = new ArrayList<>();
        boolean clean = true;
        System.out.println("kill: " + Workbench.machine());
        try (Workbench bench = Workbench.open(options)) {
            for (String name : options.words("database", "h2,postgresql")) {
                try (BenchDatabase database = BenchDatabase.open(name, bench.folder(name));
                        Peer peer = Peer.open(options.text("via", "mail"), 0);
                        Distribution distribution =
                                Product.unpack(Workbench.archive(options), bench.folder("ours-" + name), database)) {
                    peer.serves(distribution, 8);
                    System.out.printf("%n%s: %s%n", name, database.proof());
                    Kill kill = new Kill(
                            distribution, peer, options.number("connections", 16), options.number("seconds", 3));
                    clean &= kill.run(rounds, options.number("mail-every", 20), database, summary);
                }
            }
        }
        System.out.println();
        summary.forEach(System.out::println);
        return clean ? 0 : 1;
    }

    private boolean run(int rounds, int mailEvery, BenchDatabase database, List<String> summary) {
        product = Product.start(distribution, peer);
        int lost = 0;
        for (int round = 1; round <= rounds; round++) {
            int before = acknowledged.size();
            double killedAfter = loadUntilKilled(mailEvery);
            long begin = System.nanoTime();
            Product.startUntilServed(distribution);
            double back = (System.nanoTime() - begin) / 1e9;
            List<String> fresh = List.copyOf(acknowledged.subList(before, acknowledged.size()));
            int gone = gone(fresh);
            lost += gone;
            System.out.printf(
                    "  round %d: %d acknowledged, killed %.1f s after the first, ready again after %.1f s, lost %d%n",
                    round, fresh.size(), killedAfter, back, gone);
        }
        int lostAtTheEnd = gone(List.copyOf(acknowledged));
        String audit = audit();
        awaitQuiet();
        Mails mails = Mails.compare(product.admin(), peer);
        boolean whole = audit.startsWith("whole");
        summary.add("database=%s via=%s rounds=%d acknowledged=%d lost=%d audit=%s %s%s"
                .formatted(
                        database.name(),
                        peer.via(),
                        rounds,
                        acknowledged.size(),
                        Math.max(lost, lostAtTheEnd),
                        audit,
                        mails.text(),
                        database.isDurable() ? "" : " VOID"));
        return lost == 0 && lostAtTheEnd == 0 && whole && mails.isClean();
    }

    private double loadUntilKilled(int mailEvery) {
        List<String> bodies = new ArrayList<>(Collections.nCopies(mailEvery, product.quietJob()));
        bodies.set(0, product.toldJob());
        JobPosts posts = new JobPosts(product.headers(true), bodies, nextNumber);
        HttpLoad load = new HttpLoad(product.port(), posts, connections, body -> acknowledged.add(Product.id(body)));
        int before = acknowledged.size();
        double seconds = 0.3 + random.nextDouble() * (longest - 0.3);
        CompletableFuture<LoadResult> running = CompletableFuture.supplyAsync(() -> load.run(Duration.ofSeconds(60)));
        awaitFirst(before);
        Workbench.pause(seconds);
        distribution.kill();
        LoadResult result = running.join();
        if (!result.others().isEmpty()) {
            System.out.println("  besides 201 the driver was answered" + result.trouble());
        }
        nextNumber = posts.number();
        return seconds;
    }

    /** A process that was just started takes a moment; killed before that, a round would show nothing. */
    private void awaitFirst(int before) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (acknowledged.size() == before && System.nanoTime() < end) {
            Workbench.pause(0.02);
        }
    }

    /** How many of the acknowledged jobs can not be read any more. */
    private int gone(List<String> ids) {
        HttpLoad load = new HttpLoad(
                product.port(),
                new Gets(
                        product.headers(false),
                        ids.stream().map(id -> "/api/jobs/" + id).iterator()),
                8,
                body -> {});
        LoadResult result = load.run(Duration.ofMinutes(10));
        if (result.acknowledged() < ids.size()) {
            System.out.println(
                    "  of " + ids.size() + " jobs " + result.acknowledged() + " were found;" + result.trouble());
        }
        return ids.size() - result.acknowledged();
    }

    private String audit() {
        String said =
                new Shell(distribution, "admin", distribution.initialPassword()).run("switchroom:audit-verify --json");
        String line = said.replaceAll("\\s+", " ").strip();
        return line.matches(".*\"whole\" ?: ?true.*")
                ? "whole" + line.replaceAll(".*(\"links\" ?: ?\"?\\d+).*", "($1)")
                : "BROKEN(" + line + ")";
    }

    /** Until nothing waits or is under way; HELD and DOUBTFUL may stay. */
    private void awaitQuiet() {
        long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (System.nanoTime() < end && waits()) {
            Workbench.pause(2);
        }
    }

    private boolean waits() {
        for (String state : List.of("WAITING", "SENDING")) {
            if (!product.admin()
                    .get("/api/messages?limit=1&state=" + state)
                    .expect(200)
                    .body()
                    .path("items")
                    .isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
