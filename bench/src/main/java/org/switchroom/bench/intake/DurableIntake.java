package org.switchroom.bench.intake;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.switchroom.bench.Median;
import org.switchroom.bench.Options;
import org.switchroom.bench.Product;
import org.switchroom.bench.WarmUp;
import org.switchroom.bench.Workbench;
import org.switchroom.bench.database.BenchDatabase;
import org.switchroom.bench.load.HttpLoad;
import org.switchroom.bench.load.JobPosts;
import org.switchroom.bench.load.LoadResult;
import org.switchroom.itests.Distribution;

/** Ours and the bare route take turns; whoever is not measured stands still. */
public final class DurableIntake {
    private static final Duration WARM_UP_STEP = Duration.ofSeconds(4);

    private record Sample(LoadResult load, double syncs, String cpu) {}

    private final Plan plan;
    private final BenchDatabase database;
    private final Path folder;
    private final Map<String, Long> nextNumber = new TreeMap<>();
    private final Map<String, CountedSyncs> counted = new TreeMap<>();
    private final List<String> summary = new ArrayList<>();
    private boolean isVoid;
    private boolean missed;

    private DurableIntake(Plan plan, BenchDatabase database, Path folder) {
        this.plan = plan;
        this.database = database;
        this.folder = folder;
    }

    public static int measure(Options options) throws Exception {
        Plan plan = Plan.of(options);
        List<String> summary = new ArrayList<>();
        int status = 0;
        System.out.println("durable-intake: " + Workbench.machine());
        System.out.printf(
                "%d pairs of %d s each, jobs %s, %s Idempotency-Key; heap 512 MB each; the route: netty-http, one insert a"
                        + " request, pool of %d, no authentication%n",
                plan.pairs(),
                plan.time().toSeconds(),
                plan.quiet() ? "of which nobody is told" : "dispatched, two parties told of each, no mail transport",
                plan.keys() ? "with" : "without",
                plan.pool());
        try (Workbench bench = Workbench.open(options)) {
            for (String name : plan.databases()) {
                try (BenchDatabase database = BenchDatabase.open(name, bench.folder(name))) {
                    DurableIntake intake = new DurableIntake(plan, database, bench.folder("work-" + name));
                    intake.run(Workbench.archive(options), plan.connections(name, options));
                    summary.addAll(intake.summary);
                    status = Math.max(status, intake.isVoid ? 3 : intake.missed ? 1 : 0);
                }
            }
        }
        System.out.println();
        summary.forEach(System.out::println);
        return status;
    }

    private void run(Path archive, List<Integer> levels) {
        System.out.printf("%n%s: %s%n", database.name(), database.proof());
        check(database.isDurable(), "the database forgets what it acknowledged");
        for (String name : List.of("ours", "route")) {
            counted.put(name, CountedSyncs.of(name, folder));
        }
        Distribution distribution = Product.unpack(archive, folder.resolve("ours"), database);
        counted.get("ours").environment().forEach(distribution::environment);
        try (Product product = Product.start(distribution);
                Ours ours =
                        new Ours(product, List.of(plan.quiet() ? product.quietJob() : product.toldJob()), plan.keys());
                BareRoute route =
                        new BareRoute(database.routeUrl(), 256, plan.pool(), ours.bodies(), counted.get("route"))) {
            check(ours.asksWhoCalls(), "ours takes jobs from anybody: authentication is off");
            Workbench.freeze(ours.pid());
            for (Contender contender : List.of(route, ours)) {
                Workbench.thaw(contender.pid());
                warmUp(contender);
                Workbench.freeze(contender.pid());
            }
            Workbench.thaw(ours.pid());
            System.out.println("each of ours is " + ours.rows() + "; each of the route's is 1 row");
            Workbench.freeze(ours.pid());
            Workbench.freeze(route.pid());
            for (int connections : levels) {
                level(ours, route, connections);
            }
            Workbench.thaw(ours.pid());
            System.out.println("  left in our outbox: " + ours.open());
            if (plan.profile()) {
                profile(ours, levels.get(levels.size() - 1));
            }
            Workbench.thaw(route.pid());
        }
    }

    /** Alike for both. */
    private void warmUp(Contender contender) {
        WarmUp warmUp = new WarmUp(contender.pid());
        long end = System.nanoTime() + plan.warmUp().toNanos();
        while (!warmUp.isSettled() && System.nanoTime() < end) {
            warmUp.add(load(contender, 64).run(WARM_UP_STEP).perSecond());
        }
        System.out.printf(
                "  %s warmed up at 64 connections, %d s each: %s%n",
                contender.name(), WARM_UP_STEP.toSeconds(), warmUp);
    }

    private void level(Ours ours, BareRoute route, int connections) {
        List<Double> disk = new ArrayList<>();
        List<Sample> oursSamples = new ArrayList<>();
        List<Sample> routeSamples = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int pair = 0; pair < plan.pairs(); pair++) {
            disk.add(DiskSync.perSecond(folder, 1));
            Sample a = sample(ours, connections);
            Sample b = sample(route, connections);
            oursSamples.add(a);
            routeSamples.add(b);
            ratios.add(a.load().perSecond() / b.load().perSecond());
        }
        double oursRate = rate(oursSamples);
        double routeRate = rate(routeSamples);
        double syncs = Median.of(oursSamples.stream().map(Sample::syncs).toList());
        double routeSyncs = Median.of(routeSamples.stream().map(Sample::syncs).toList());
        double ratio = Median.of(ratios);
        check(syncs > 0 && routeSyncs > 0, "no sync was seen");
        System.out.printf("  %d connections; the disk alone: %.0f syncs/s%n", connections, Median.of(disk));
        show("ours", oursSamples, oursRate / syncs);
        show("route", routeSamples, routeRate / routeSyncs);
        String line = "database=%s connections=%d ours=%.0f/s route=%.0f/s syncs=%.0f/s ratio=%.2f"
                .formatted(database.name(), connections, oursRate, routeRate, syncs, ratio);
        double expected = database.name().equals("h2") ? 0.8 : 1.0;
        if (isVoid) {
            line += " VOID";
        } else if (connections == 64) {
            line += " expected>=%.1f:%s".formatted(expected, ratio >= expected ? "met" : "MISSED");
            missed |= ratio < expected;
        }
        summary.add(line);
        System.out.println("  " + line);
    }

    private static double rate(List<Sample> samples) {
        return Median.of(
                samples.stream().map(sample -> sample.load().perSecond()).toList());
    }

    private static void show(String who, List<Sample> samples, double itemsPerSync) {
        Sample last = samples.get(samples.size() - 1);
        System.out.printf(
                "    %-5s %s/s; %.1f items a sync; last: median %.1f ms, 99 %% %.1f ms; %s%s%n",
                who,
                samples.stream()
                        .map(sample -> "%.0f".formatted(sample.load().perSecond()))
                        .toList(),
                itemsPerSync,
                last.load().median().toNanos() / 1e6,
                last.load().worst1Percent().toNanos() / 1e6,
                last.cpu(),
                last.load().trouble());
    }

    private Sample sample(Contender contender, int connections) {
        Workbench.thaw(contender.pid());
        CpuTimes cpu = new CpuTimes(contender.pid(), database.pid());
        SyncCount syncs = new SyncCount(database, counted.get(contender.name()), cpu);
        LoadResult result = load(contender, connections).run(plan.settle(), plan.time(), syncs);
        double syncRate = syncs.perSecond();
        Workbench.freeze(contender.pid());
        check(
                result.others().isEmpty() && result.broken() == 0,
                contender.name() + " refused some:" + result.trouble());
        return new Sample(result, syncRate, cpu.text());
    }

    /** Numbers go on from run to run, so that each is new. */
    private HttpLoad load(Contender contender, int connections) {
        long first = nextNumber.merge(contender.name(), 10_000_000L, Long::sum);
        JobPosts posts = new JobPosts(contender.headers(), contender.bodies(), first);
        return new HttpLoad(contender.port(), posts, connections, contender.created());
    }

    private void profile(Ours ours, int connections) {
        FlightRecorder recorder = new FlightRecorder(ours.pid(), folder);
        recorder.start();
        load(ours, connections).run(plan.time());
        Path recording = recorder.stop();
        System.out.println("  where our time goes at " + connections + " connections (JFR, CPU samples):");
        Profile.of(recording).print(System.out);
    }

    private void check(boolean holds, String otherwise) {
        if (!holds) {
            isVoid = true;
            System.out.println("  VOID: " + otherwise);
        }
    }
}
