package org.switchroom.bench.latency;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.switchroom.bench.Median;
import org.switchroom.bench.Options;
import org.switchroom.bench.Processors;
import org.switchroom.bench.Product;
import org.switchroom.bench.Workbench;
import org.switchroom.bench.database.BenchDatabase;
import org.switchroom.itests.Api;
import org.switchroom.itests.Distribution;

/**
 * From the acknowledgement, which follows the sync, to the transport's first word to its server. Calm spells and
 * spells with a slow server, a dead address and a suspended transport take turns. The same jobs are posted in both.
 */
public final class Latency {
    private static final double LIMIT_MS = 30;
    private static final double RATIO = 1.25;
    /** Many, as in a control room; the rule of half a transport's places for one address is not what is measured. */
    private static final int PARTIES = 50;

    private record Spell(double median, double worst, double worstFromPost, int lost, Processors processors) {}

    private final Api admin;
    private final String via;
    private final Posts posts;
    private final Stamps quick;
    private final Stamps slow;
    private final int rate;
    private final List<String> told = new ArrayList<>();
    private final String slowParty;
    private final String deadParty;
    private final String suspendedParty;

    private Latency(Product product, Posts posts, Stamps quick, Stamps slow, String via, int rate) {
        this.admin = product.admin();
        this.via = via;
        this.posts = posts;
        this.quick = quick;
        this.slow = slow;
        this.rate = rate;
        for (int i = 0; i < PARTIES; i++) {
            told.add(party("guard" + i, via + "-quick"));
        }
        slowParty = party("tortoise", via + "-slow");
        deadParty = party("dead", via + "-quick");
        suspendedParty = party("nobody", via + "-off");
    }

    public static int measure(Options options) throws Exception {
        options.allow("database", "rate", "seconds", "pairs", "warm-up", "via", "archive", "folder", "keep");
        Duration time = Duration.ofSeconds(options.number("seconds", 15));
        System.out.println("latency: " + Workbench.machine());
        String via = options.text("via", "mail");
        List<String> summary = new ArrayList<>();
        boolean met = true;
        try (Workbench bench = Workbench.open(options)) {
            for (String name : options.words("database", "h2,postgresql")) {
                try (BenchDatabase database = BenchDatabase.open(name, bench.folder(name));
                        Stamps quick = Stamps.open(via);
                        Stamps slow = Stamps.open(via)) {
                    Distribution distribution =
                            Product.unpack(Workbench.archive(options), bench.folder("ours-" + name), database);
                    quick.serves(distribution, via + "-quick");
                    slow.serves(distribution, via + "-slow");
                    quick.serves(distribution, via + "-off");
                    distribution.configure("org.switchroom.core", Map.of("retry.longest-wait", "5"));
                    try (Product product = Product.start(distribution)) {
                        Posts posts = new Posts(distribution.url("/api/jobs"), product.token());
                        Latency latency = new Latency(product, posts, quick, slow, via, options.number("rate", 200));
                        System.out.printf("%n%s: %s%n", name, database.proof());
                        met &= latency.run(
                                name, time, options.number("pairs", 5), options.number("warm-up", 240), summary);
                    }
                }
            }
        }
        System.out.println();
        summary.forEach(System.out::println);
        return met ? 0 : 1;
    }

    private String party(String name, String channel) {
        Map<String, String> fields = new TreeMap<>(quick.address(name));
        fields.putAll(Map.of("kind", "SERVICE_PROVIDER", "name", name, "messageVia", channel));
        return admin.post("/api/parties", fields).expect(201).text("id");
    }

    private boolean run(String database, Duration time, int pairs, int warmUp, List<String> summary) {
        warmUp(Duration.ofSeconds(warmUp), time);
        List<Double> calm = new ArrayList<>();
        List<Double> troubled = new ArrayList<>();
        List<Double> fromPost = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        int lost = 0;
        for (int pair = 0; pair < pairs; pair++) {
            Spell quiet = show("calm", spell(time, false));
            Spell trouble = show("trouble", spell(time, true));
            calm.add(quiet.worst());
            fromPost.add(quiet.worstFromPost());
            troubled.add(trouble.worst());
            ratios.add(trouble.worst() / quiet.worst());
            lost += quiet.lost() + trouble.lost();
            awaitQuiet();
        }
        boolean fast = Median.of(calm) <= LIMIT_MS;
        boolean apart = Median.of(ratios) <= RATIO;
        summary.add(
                ("database=%s via=%s rate=%d/s p99=%.1fms limit<=%.0fms:%s (from the post on: %.1fms) beside-trouble=%.1fms"
                                + " ratio=%.2f limit<=%.2f:%s unanswered-or-not-sent=%d")
                        .formatted(
                                database,
                                via,
                                rate,
                                Median.of(calm),
                                LIMIT_MS,
                                fast ? "met" : "MISSED",
                                Median.of(fromPost),
                                Median.of(troubled),
                                Median.of(ratios),
                                RATIO,
                                apart ? "met" : "MISSED",
                                lost + posts.refused()));
        return fast && apart && lost + posts.refused() == 0;
    }

    /**
     * Until the JVM has compiled what is hot, which takes minutes of one of two CPUs. In spells, each of which ends when
     * everything is mailed: what waits makes every message dearer, so that a queue from the first minute would stay.
     */
    private void warmUp(Duration least, Duration spell) {
        long end = System.nanoTime() + least.toNanos();
        while (System.nanoTime() < end) {
            show("warm-up", spell(spell, false));
            awaitQuiet();
        }
    }

    private static Spell show(String name, Spell spell) {
        System.out.printf(
                "  %-8s median %.1f ms, 99 %% %.1f ms; from the post on 99 %% %.1f ms; not sent %d; %s%n",
                name, spell.median(), spell.worst(), spell.worstFromPost(), spell.lost(), spell.processors());
        return spell;
    }

    private Spell spell(Duration time, boolean trouble) {
        Processors processors = Processors.fromNow();
        if (trouble) {
            slow.slowness(2);
            quick.deafness(5);
            off("suspend");
        }
        List<String> numbers = new ArrayList<>();
        long begin = System.nanoTime();
        long ticks = time.toMillis() * rate / 1_000;
        for (int tick = 0; tick < ticks; tick++) {
            long at = begin + tick * 1_000_000_000L / rate;
            while (System.nanoTime() < at) {
                LockSupport.parkNanos(at - System.nanoTime());
            }
            numbers.add(posts.post(told.get(tick % PARTIES)));
            if (tick % 10 == 0) {
                posts.post(slowParty);
                posts.post(suspendedParty);
            }
            if (tick % 40 == 0) {
                posts.post(deadParty);
            }
        }
        await(() -> quick.begun().keySet().containsAll(numbers) && posts.open() == 0, 20);
        List<Double> waits = new ArrayList<>();
        List<Double> fromPost = new ArrayList<>();
        int lost = 0;
        for (String number : numbers) {
            Long mailed = quick.begun().get(number);
            if (mailed == null) {
                lost++;
                continue;
            }
            long acknowledged = posts.acknowledged().getOrDefault(number, mailed);
            waits.add(Math.max(0, mailed - acknowledged) / 1e6);
            fromPost.add((mailed - posts.sent().get(number)) / 1e6);
        }
        return new Spell(at(waits, 0.5), at(waits, 0.99), at(fromPost, 0.99), lost, processors);
    }

    private static double at(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share));
    }

    /** Lets what the trouble has left go out, so that the next calm spell is calm. */
    private void awaitQuiet() {
        slow.slowness(0);
        quick.deafness(0);
        off("resume");
        await(() -> none("WAITING") && none("SENDING"), 60);
    }

    private void off(String action) {
        admin.post("/api/transports/" + via + "-off/" + action, "").expect(200);
    }

    private boolean none(String state) {
        return admin.get("/api/messages?limit=1&state=" + state)
                .expect(200)
                .body()
                .path("items")
                .isEmpty();
    }

    private static void await(BooleanSupplier done, double seconds) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (!done.getAsBoolean() && System.nanoTime() < end) {
            Workbench.pause(0.1);
        }
    }
}
