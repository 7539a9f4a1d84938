package org.switchroom.bench.swap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.switchroom.bench.Census;
import org.switchroom.bench.Median;
import org.switchroom.bench.Options;
import org.switchroom.bench.Product;
import org.switchroom.bench.Workbench;
import org.switchroom.bench.database.BenchDatabase;
import org.switchroom.bench.kill.Mails;
import org.switchroom.bench.load.Traffic;
import org.switchroom.bench.peer.Peer;
import org.switchroom.itests.Distribution;
import org.switchroom.itests.Shell;

/** Exchanges a transport's bundle again and again while messages are under way at a slow far end. */
public final class Swap {
    /** As many addresses: no single one gets more than half of a transport's places. */
    private static final int PARTIES = 20;

    private static final double DRAINED_WITHIN = 2;

    /** Seconds after which the threads of the console's ended sessions, which rest for a minute, are gone. */
    private static final double THREADS_REST = 75;

    /** What one swap did. */
    private record Seen(Way way, double pause, double drained) {}

    private final Product product;
    private final Peer peer;
    private final Shell shell;
    private final int perSecond;
    private final List<Seen> seen = new ArrayList<>();
    private final List<String> jobs;
    private int acknowledgedBefore;

    private Swap(Product product, Peer peer, int perSecond) {
        this.product = product;
        this.peer = peer;
        this.perSecond = perSecond;
        this.jobs = product.jobsForParties(PARTIES);
        this.shell = new Shell(
                product.distribution(), "admin", product.distribution().initialPassword());
    }

    public static int measure(Options options) throws Exception {
        options.allow("swaps", "rate", "slowness", "via", "way", "archive", "folder", "keep");
        List<Way> ways = options.has("way") ? List.of(Way.of(options.text("way", ""))) : List.of(Way.values());
        System.out.println("swap: " + Workbench.machine());
        try (Workbench bench = Workbench.open(options);
                BenchDatabase database = BenchDatabase.open("h2", bench.folder("h2"));
                Peer peer = Peer.open(options.text("via", "mail"), options.number("slowness", 100) / 1e3);
                Distribution distribution =
                        Product.unpack(Workbench.archive(options), bench.folder("ours"), database)) {
            peer.serves(distribution, 50);
            distribution.configure("org.switchroom.core", Map.of("dispatch.lanes", "128"));
            Swap swap = new Swap(Product.start(distribution, peer), peer, options.number("rate", 200));
            return swap.run(ways, options.number("swaps", 50)) ? 0 : 1;
        }
    }

    private boolean run(List<Way> ways, int swaps) {
        traffic(Way.warmUp().stream().filter(ways::contains).toList());
        seen.clear();
        awaitQuiet();
        Workbench.pause(THREADS_REST);
        Census before = Census.take(product.distribution().pid());
        Bystanders bystanders = Bystanders.look(shell, peer.via());
        traffic(Way.plan(ways, swaps));
        List<String> restarted = bystanders.restartedBy(Bystanders.look(shell, peer.via()));
        awaitQuiet();
        Workbench.pause(THREADS_REST);
        Census after = Census.take(product.distribution().pid());
        Mails mails = Mails.compare(product.admin(), peer);
        Order order = Order.check(product.admin(), peer.order());
        return report(before, after, mails, order) & told(ways, restarted);
    }

    private void traffic(List<Way> plan) {
        int expectedBefore = acknowledgedBefore;
        try (Traffic traffic = new Traffic(product.partner(), jobs, perSecond)) {
            Workbench.pause(5);
            for (Way way : plan) {
                Seen one = swap(way, traffic, expectedBefore);
                seen.add(one);
                System.out.printf(
                        "  %-8s pause %.2f s, drained %.2f s later; %.0f writes/s, %.2f s late, %d not acknowledged%n",
                        way, one.pause(), one.drained(), traffic.perSecond(), traffic.lateSeconds(), traffic.others());
                Workbench.pause(1.5);
            }
            traffic.close();
            acknowledgedBefore += traffic.acknowledged();
        }
    }

    private Seen swap(Way way, Traffic traffic, int expectedBefore) {
        int backlog = expectedBefore + traffic.acknowledged() - peer.messages();
        long runs = runs();
        int from = peer.order().size() - 1;
        long ordered = System.nanoTime();
        way.order(product.distribution(), shell, peer.via());
        await("the swap " + way, () -> runs() > runs);
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        BooleanSupplier drained = () -> {
            int now = expectedBefore + traffic.acknowledged() - peer.messages();
            return now <= backlog + perSecond / 10;
        };
        Workbench.pause(0.3);
        while (!drained.getAsBoolean() && System.nanoTime() < end) {
            Workbench.pause(0.02);
        }
        long whenDrained = System.nanoTime();
        List<Peer.Arrival> order = peer.order();
        long pause = 0;
        long resumed = ordered;
        for (int i = Math.max(from, 0); i + 1 < order.size(); i++) {
            long gap = order.get(i + 1).nanos() - order.get(i).nanos();
            if (gap > pause) {
                pause = gap;
                resumed = order.get(i + 1).nanos();
            }
        }
        return new Seen(way, pause / 1e9, (whenDrained - resumed) / 1e9);
    }

    private long runs() {
        return product.distribution().log().stream()
                .filter(line -> line.contains("Route set " + peer.transport() + " runs"))
                .count();
    }

    private static void await(String what, BooleanSupplier holds) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(what + " did not come about");
            }
            Workbench.pause(0.05);
        }
    }

    /** Until nothing waits or is under way; HELD and DOUBTFUL may stay. */
    private void awaitQuiet() {
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (System.nanoTime() < end && waits()) {
            Workbench.pause(1);
        }
    }

    private boolean waits() {
        return List.of("WAITING", "SENDING").stream().anyMatch(state -> !product.admin()
                .get("/api/messages?limit=1&state=" + state)
                .expect(200)
                .body()
                .path("items")
                .isEmpty());
    }

    /** Of a way that only exchanges this bundle, nobody else may notice. */
    private static boolean told(List<Way> ways, List<String> restarted) {
        boolean alone = ways.size() == 1 && ways.contains(Way.UPDATE);
        System.out.printf(
                "other bundles started anew: %d %s%s%n",
                restarted.size(), restarted, alone ? " limit<=0:" + (restarted.isEmpty() ? "met" : "MISSED") : "");
        return !alone || restarted.isEmpty();
    }

    private boolean report(Census before, Census after, Mails mails, Order order) {
        boolean good = true;
        System.out.println();
        for (Way way : Way.values()) {
            List<Seen> its = seen.stream().filter(one -> one.way() == way).toList();
            if (its.isEmpty()) {
                continue;
            }
            double pause = its.stream().mapToDouble(Seen::pause).max().orElse(0);
            double drained = its.stream().mapToDouble(Seen::drained).max().orElse(0);
            boolean met = pause <= way.limitSeconds && drained <= DRAINED_WITHIN;
            good &= met;
            System.out.printf(
                    "way=%s swaps=%d pause median=%.2fs longest=%.2fs limit<=%.0fs drained median=%.2fs longest=%.2fs"
                            + " limit<=%.0fs:%s%n",
                    way.name().toLowerCase(java.util.Locale.ROOT),
                    its.size(),
                    Median.of(its.stream().map(Seen::pause).toList()),
                    pause,
                    way.limitSeconds,
                    Median.of(its.stream().map(Seen::drained).toList()),
                    drained,
                    DRAINED_WITHIN,
                    met ? "met" : "MISSED");
        }
        int lost = acknowledgedBefore - mails.messages();
        boolean whole = lost == 0 && mails.isClean() && mails.underWay() == 0 && order.overtaken() == 0;
        System.out.printf(
                "acknowledged=%d lost=%d lanes-of-several=%d overtaken=%d %s:%s%n",
                acknowledgedBefore,
                lost,
                order.lanesOfSeveral(),
                order.overtaken(),
                mails.text(),
                whole ? "met" : "MISSED");
        boolean flat = after.ownThreads() <= before.ownThreads() + 3
                && after.sockets() <= before.sockets() + 3
                && after.classLoaders() <= before.classLoaders() + 10
                && after.heapBytes() <= before.heapBytes() * 1.1;
        System.out.printf(
                "before: %s%nafter:  %s  no growth:%s%nmore threads: %s%n",
                before.text(), after.text(), flat ? "met" : "MISSED", after.more(before));
        return good && whole && flat;
    }
}
