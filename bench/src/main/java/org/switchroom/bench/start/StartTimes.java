package org.switchroom.bench.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.switchroom.bench.Median;
import org.switchroom.bench.Options;
import org.switchroom.bench.Product;
import org.switchroom.bench.Workbench;
import org.switchroom.itests.Distribution;

/** Bare Karaf and ours take turns: fresh folders, first start, stop, second start. */
public final class StartTimes {
    private static final double COLD_LIMIT = 14;
    private static final double WARM_LIMIT = 8;
    private static final double RESIDENT_LIMIT = 450;

    private final List<Double> bareCold = new ArrayList<>();
    private final List<Double> bareWarm = new ArrayList<>();
    private final List<Double> oursCold = new ArrayList<>();
    private final List<Double> oursWarm = new ArrayList<>();
    private final List<Machine> bareHolds = new ArrayList<>();
    private final List<Machine> oursHolds = new ArrayList<>();

    private StartTimes() {}

    public static int measure(Options options) throws Exception {
        options.allow("pairs", "archive", "folder", "keep");
        int pairs = options.number("pairs", 3);
        System.out.println("start: " + Workbench.machine());
        System.out.println(
                "ready: ours when GET /api/jobs answers 200, bare Karaf when its SSH port takes connections");
        StartTimes times = new StartTimes();
        try (Workbench bench = Workbench.open(options)) {
            for (int pair = 1; pair <= pairs; pair++) {
                times.bare(bench.folder("bare" + pair));
                times.ours(Workbench.archive(options), bench.folder("ours" + pair), pair == pairs);
            }
        }
        return times.report();
    }

    private static Path bareArchive() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("bench/target/karaf"))) {
            return files.filter(file -> file.toString().endsWith(".tar.gz"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void bare(Path folder) throws IOException {
        try (BareKaraf karaf = BareKaraf.unpack(bareArchive(), folder)) {
            bareCold.add(karaf.start());
            Workbench.pause(3);
            karaf.stop();
            bareWarm.add(karaf.start());
            Workbench.pause(5);
            bareHolds.add(Machine.of(karaf.pid()));
        }
    }

    private void ours(Path archive, Path folder, boolean tell) {
        try (Distribution distribution = Distribution.unpack(archive, folder)) {
            oursCold.add(start(distribution, tell, "cold"));
            Workbench.pause(3);
            distribution.stop();
            oursWarm.add(start(distribution, tell, "warm"));
            Workbench.pause(5);
            oursHolds.add(Machine.of(distribution.pid()));
        }
    }

    private static double start(Distribution distribution, boolean tell, String which) {
        Instant launch = Instant.now();
        long begin = System.nanoTime();
        Product.startUntilServed(distribution);
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (tell) {
            System.out.printf("  our %s start, after the launch of the script:%n", which);
            Milestones.since(launch, distribution.home()).print();
            System.out.printf("      %6.2f s  ready%n", seconds);
        }
        return seconds;
    }

    private int report() {
        double cold = Median.of(oursCold) - Median.of(bareCold);
        double warm = Median.of(oursWarm) - Median.of(bareWarm);
        double resident = Median.of(oursHolds.stream().map(Machine::resident).toList());
        System.out.printf("%n  cold s  bare %s  ours %s%n", shown(bareCold), shown(oursCold));
        System.out.printf("  warm s  bare %s  ours %s%n", shown(bareWarm), shown(oursWarm));
        System.out.printf(
                "start=cold bare=%.1fs ours=%.1fs more=%.1fs aim<=%.0fs:%s%n",
                Median.of(bareCold), Median.of(oursCold), cold, COLD_LIMIT, verdict(cold <= COLD_LIMIT));
        System.out.printf(
                "start=warm bare=%.1fs ours=%.1fs more=%.1fs aim<=%.0fs:%s%n",
                Median.of(bareWarm), Median.of(oursWarm), warm, WARM_LIMIT, verdict(warm <= WARM_LIMIT));
        System.out.printf(
                "memory=warm bare-rss=%.0fMB ours-rss=%.0fMB aim<=%.0fMB:%s bare-heap=%.0fMB ours-heap=%.0fMB%n",
                Median.of(bareHolds.stream().map(Machine::resident).toList()),
                resident,
                RESIDENT_LIMIT,
                verdict(resident <= RESIDENT_LIMIT),
                Median.of(bareHolds.stream().map(Machine::heap).toList()),
                Median.of(oursHolds.stream().map(Machine::heap).toList()));
        return cold <= COLD_LIMIT && warm <= WARM_LIMIT && resident <= RESIDENT_LIMIT ? 0 : 1;
    }

    private static String verdict(boolean met) {
        return met ? "met" : "MISSED";
    }

    private static String shown(List<Double> values) {
        return values.stream().map("%.1f"::formatted).toList().toString();
    }
}
