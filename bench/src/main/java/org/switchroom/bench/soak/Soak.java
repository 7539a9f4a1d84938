package org.switchroom.bench.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.switchroom.bench.Median;
import org.switchroom.bench.Options;
import org.switchroom.bench.Product;
import org.switchroom.bench.Workbench;
import org.switchroom.bench.database.BenchDatabase;
import org.switchroom.bench.kill.Mails;
import org.switchroom.bench.load.Traffic;
import org.switchroom.bench.peer.Peer;
import org.switchroom.itests.Distribution;

/** A part of what the machine bears, for long: does anything grow that should not? */
public final class Soak {
    private static final int PARTIES = 50;
    private static final int SAMPLES = 12;
    private static final int WARM_UP_SECONDS = 300;
    private static final double LOOK_SECONDS = 5;
    /** Last third of the run beside the first; heap, threads and descriptors breathe by less than this. */
    private static final double GROWTH = 1.1;

    private static final double OLDEST_SECONDS = 5;
    private static final double LATE_SECONDS = 1;

    private final Product product;
    private final Peer peer;
    private final List<Sample> samples = new ArrayList<>();
    private final List<Double> ages = new ArrayList<>();
    private int acknowledged;

    private Soak(Product product, Peer peer) {
        this.product = product;
        this.peer = peer;
    }

    public static int measure(Options options) throws Exception {
        options.allow("minutes", "load", "database", "via", "archive", "folder", "keep");
        System.out.println("soak: " + Workbench.machine());
        String kind = options.text("database", "h2");
        try (Workbench bench = Workbench.open(options);
                BenchDatabase database = BenchDatabase.open(kind, bench.folder(kind));
                Peer peer = Peer.open(options.text("via", "mail"), 0);
                Distribution distribution =
                        Product.unpack(Workbench.archive(options), bench.folder("ours"), database)) {
            peer.serves(distribution, 10);
            Soak soak = new Soak(Product.start(distribution, peer), peer);
            return soak.run(options.number("minutes", 30), options.number("load", 70)) ? 0 : 1;
        }
    }

    private boolean run(int minutes, int percent) {
        List<String> jobs = product.jobsForParties(PARTIES);
        Capacity capacity = new Capacity(product.partner(), jobs, peer);
        double most = capacity.measure(product.distribution().pid(), WARM_UP_SECONDS);
        acknowledged = capacity.acknowledged();
        awaitQuiet();
        int perSecond = Math.max(1, (int) (most * percent / 100));
        System.out.printf(
                Locale.ROOT,
                "capacity: %.0f messages/s sent by %s; load: %d/s, %d %%, for %d min%n",
                most,
                peer.via(),
                perSecond,
                percent,
                minutes);
        boolean held;
        try (Traffic traffic = new Traffic(product.partner(), jobs, perSecond)) {
            Workbench.pause(10);
            for (int i = 1; i <= SAMPLES; i++) {
                watch(minutes * 60.0 / SAMPLES);
                Sample sample = Sample.take(product.distribution(), product.admin());
                samples.add(sample);
                System.out.printf(
                        Locale.ROOT,
                        "  %4.1f min: %s oldest=%.1fs, %.0f writes/s, %.1f s late, %d not acknowledged%n",
                        i * (double) minutes / SAMPLES,
                        sample.text(),
                        ages.get(ages.size() - 1),
                        traffic.perSecond(),
                        traffic.lateSeconds(),
                        traffic.others());
            }
            held = traffic.others() == 0 && traffic.lateSeconds() <= LATE_SECONDS;
            traffic.close();
            acknowledged += traffic.acknowledged();
            System.out.printf(
                    Locale.ROOT,
                    "%nrate: %d/s asked, %.1f/s acknowledged, %.2f s late limit<=%.0fs, %d not acknowledged limit<=0:%s%n",
                    perSecond,
                    traffic.perSecond(),
                    traffic.lateSeconds(),
                    LATE_SECONDS,
                    traffic.others(),
                    word(held));
        }
        awaitQuiet();
        return report(held);
    }

    private void watch(double seconds) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        do {
            Workbench.pause(Math.min(LOOK_SECONDS, Math.max(0, (end - System.nanoTime()) / 1e9)));
            ages.add(Sample.oldest(product.admin()));
        } while (System.nanoTime() < end);
    }

    private boolean report(boolean held) {
        boolean flat = flat("heap-MB", sample -> sample.heapBytes() / 1e6);
        flat &= flat("threads", Sample::threads);
        flat &= flat("descriptors", Sample::descriptors);
        flat &= flat("class-loaders", Sample::classLoaders);
        double oldest = ages.stream().mapToDouble(age -> age).max().orElse(0);
        boolean young = oldest <= OLDEST_SECONDS;
        System.out.printf(
                Locale.ROOT,
                "queue-age: median=%.1fs highest=%.1fs of %d looks limit<=%.0fs:%s%n",
                Median.of(ages),
                oldest,
                ages.size(),
                OLDEST_SECONDS,
                word(young));
        Mails mails = Mails.compare(product.admin(), peer);
        int lost = acknowledged - mails.messages();
        boolean whole = lost == 0 && mails.isClean() && mails.underWay() == 0;
        System.out.printf("mails: acknowledged=%d lost=%d %s:%s%n", acknowledged, lost, mails.text(), word(whole));
        return held && flat && young && whole;
    }

    private boolean flat(String what, ToDoubleFunction<Sample> value) {
        int third = SAMPLES / 3;
        double first = median(samples.subList(0, third), value);
        double last = median(samples.subList(SAMPLES - third, SAMPLES), value);
        boolean met = last <= first * GROWTH;
        System.out.printf(
                Locale.ROOT,
                "%s: first third=%.1f last third=%.1f ratio=%.2f limit<=%.2f:%s%n",
                what,
                first,
                last,
                last / first,
                GROWTH,
                word(met));
        return met;
    }

    private static double median(List<Sample> samples, ToDoubleFunction<Sample> value) {
        return Median.of(samples.stream().map(value::applyAsDouble).toList());
    }

    private static String word(boolean met) {
        return met ? "met" : "MISSED";
    }

    /** Until every message of what was acknowledged is at the server, or two minutes. */
    private void awaitQuiet() {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (peer.messages() < acknowledged && System.nanoTime() < end) {
            Workbench.pause(0.2);
        }
        Workbench.pause(1); // the last outcomes are written
    }
}
