package org.switchroom.bench.panels;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.switchroom.bench.Median;
import org.switchroom.bench.Options;
import org.switchroom.bench.Product;
import org.switchroom.bench.WarmUp;
import org.switchroom.bench.Workbench;
import org.switchroom.bench.database.BenchDatabase;
import org.switchroom.itests.Distribution;
import org.switchroom.itests.FreePorts;

/**
 * Panels of the testkit's wire report to the distribution by DC-09. Their systems are on test: what they say is stored
 * and acknowledged, and not relayed, so that the figure is that of the intake.
 */
public final class Panels {
    private static final double MOST_MILLIS = 50;
    private static final double PART_OF_MOST = 0.7;
    private static final double MOST_RATIO = 1.25;
    private static final Duration STEP = Duration.ofSeconds(4);
    private static final Duration SETTLE = Duration.ofSeconds(1);

    private final Options options;
    private final BenchDatabase database;
    private final Product product;
    private final CommitLimit store;
    private final int port;
    private final List<String> accounts;
    private final Duration time;
    private final int pairs;
    private final List<String> summary = new ArrayList<>();
    private int runs;
    private boolean missed;
    private boolean isVoid;

    private Panels(Options options, BenchDatabase database, Product product, CommitLimit store, int port) {
        this.options = options;
        this.database = database;
        this.product = product;
        this.store = store;
        this.port = port;
        this.time = Duration.ofSeconds(options.number("seconds", 10));
        this.pairs = options.number("pairs", 3);
        this.accounts = Relay.systems(product.admin(), options.number("accounts", 1000), List.of(), true);
    }

    public static int measure(Options options) throws Exception {
        options.allow(
                "database",
                "connections",
                "pairs",
                "seconds",
                "warm-up",
                "accounts",
                "idle",
                "slow",
                "archive",
                "folder",
                "keep");
        List<String> summary = new ArrayList<>();
        int status = 0;
        System.out.println("panels: " + Workbench.machine());
        try (Workbench bench = Workbench.open(options)) {
            for (String name : options.words("database", "h2,postgresql")) {
                Path folder = bench.folder("work-" + name);
                int port = FreePorts.find(1).get(0);
                try (BenchDatabase database = BenchDatabase.open(name, bench.folder(name))) {
                    Distribution distribution =
                            Product.unpack(Workbench.archive(options), folder.resolve("ours"), database);
                    Relay.listen(distribution, port);
                    try (Product product = Product.start(distribution);
                            CommitLimit store = new CommitLimit(database, folder.resolve("store"))) {
                        System.out.printf("%n%s: %s%n", name, database.proof());
                        Relay.enter(product.admin(), List.of());
                        Panels panels = new Panels(options, database, product, store, port);
                        panels.run();
                        summary.addAll(panels.summary);
                        status = Math.max(status, panels.isVoid ? 3 : panels.missed ? 1 : 0);
                    }
                }
            }
        }
        System.out.println();
        summary.forEach(System.out::println);
        return status;
    }

    private void run() {
        check(database.isDurable(), "the database forgets what it acknowledged");
        warmUp();
        double most = 0;
        List<Integer> levels = options.numbers("connections", List.of(1, 200));
        for (int connections : levels) {
            most = level(connections);
        }
        int connections = levels.get(levels.size() - 1);
        besideIdlers(connections, most * PART_OF_MOST);
    }

    private void warmUp() {
        WarmUp warmUp = new WarmUp(product.distribution().pid());
        long end = System.nanoTime()
                + Duration.ofSeconds(options.number("warm-up", 240)).toNanos();
        try (PanelLoad load = new PanelLoad(port, accounts, 64, ++runs)) {
            while (!warmUp.isSettled() && System.nanoTime() < end) {
                warmUp.add(load.flatOut(Duration.ZERO, STEP).perSecond());
            }
        }
        frozen(() -> store.perSecond(64, STEP));
        System.out.printf("  warmed up at 64 connections, %d s each: %s%n", STEP.toSeconds(), warmUp);
    }

    private double frozen(java.util.function.DoubleSupplier measured) {
        long pid = product.distribution().pid();
        Workbench.freeze(pid);
        try {
            return measured.getAsDouble();
        } finally {
            Workbench.thaw(pid);
        }
    }

    /** Flat out beside the store alone, in turns; then at a part of it. */
    private double level(int connections) {
        List<Double> ours = new ArrayList<>();
        List<Double> limit = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        List<Double> worst = new ArrayList<>();
        List<Double> middle = new ArrayList<>();
        try (PanelLoad load = new PanelLoad(port, accounts, connections, ++runs)) {
            for (int pair = 0; pair < pairs; pair++) {
                PanelLoad.Result result = load.flatOut(SETTLE, time);
                check(result.others() == 0, result.others() + " reports were not acknowledged");
                ours.add(result.perSecond());
                limit.add(frozen(() -> store.perSecond(connections, time)));
                ratios.add(ours.get(pair) / limit.get(pair));
            }
            double paced = Median.of(ours) * PART_OF_MOST;
            for (int pair = 0; pair < pairs; pair++) {
                PanelLoad.Result result = load.paced(paced, SETTLE, time);
                check(result.others() == 0, result.others() + " reports were not acknowledged");
                worst.add(result.percentile(0.99));
                middle.add(result.percentile(0.5));
            }
        }
        double p99 = Median.of(worst);
        line(
                "connections=%d acknowledged=%.0f/s store-alone=%.0f/s ratio=%.2f at-70%%:p50=%.1fms p99=%.1fms"
                        .formatted(
                                connections,
                                Median.of(ours),
                                Median.of(limit),
                                Median.of(ratios),
                                Median.of(middle),
                                p99),
                "limit<=%.0fms".formatted(MOST_MILLIS),
                p99 <= MOST_MILLIS);
        return Median.of(ours);
    }

    private void besideIdlers(int connections, double perSecond) {
        int idle = options.number("idle", 1000);
        int slow = options.number("slow", 50);
        List<Double> calm = new ArrayList<>();
        List<Double> beside = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        int closed = 0;
        try (PanelLoad load = new PanelLoad(port, accounts, connections, ++runs)) {
            for (int pair = 0; pair < pairs; pair++) {
                calm.add(load.paced(perSecond, SETTLE, time).percentile(0.99));
                try (Idlers idlers = new Idlers(port, idle, slow)) {
                    PanelLoad.Result result = load.paced(perSecond, SETTLE, time);
                    check(result.others() == 0, result.others() + " reports were not acknowledged beside the idle");
                    beside.add(result.percentile(0.99));
                    closed += idlers.closed();
                }
                ratios.add(beside.get(pair) / calm.get(pair));
            }
        }
        line(
                "connections=%d idle=%d slow=%d closed-as-slow=%d p99 calm=%.1fms beside=%.1fms pairs=%d ratio=%.2f"
                        .formatted(
                                connections,
                                idle,
                                slow,
                                closed,
                                Median.of(calm),
                                Median.of(beside),
                                pairs,
                                Median.of(ratios)),
                "limit<=%.2f".formatted(MOST_RATIO),
                Median.of(ratios) <= MOST_RATIO);
    }

    private void line(String text, String limit, boolean met) {
        missed |= !met;
        String line = "database=" + database.name() + " " + text + " " + limit + ":"
                + (isVoid ? "VOID" : met ? "met" : "MISSED");
        summary.add(line);
        System.out.println("  " + line);
    }

    private void check(boolean holds, String otherwise) {
        if (!holds) {
            isVoid = true;
            System.out.println("  VOID: " + otherwise);
        }
    }
}
