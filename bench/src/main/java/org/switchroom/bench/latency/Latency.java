package org.switchroom.bench.latency;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
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

    /** @param waits and the other in ms, one a message */
    private record Spell(List<Double> waits, List<Double> fromPost, int lost, Processors processors) {
        double median() {
            return at(waits, 0.5);
        }

        double worst() {
            return at(waits, 0.99);
        }

        double worstFromPost() {
            return at(fromPost, 0.99);
        }
    }

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
                                name, time, options.number("pairs", 5), options.number("warm-up", 360), summary);
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
        List<Spell> calm = new ArrayList<>();
        List<Spell> troubled = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            calm.add(show("calm", spell(time, false)));
            troubled.add(show("trouble", spell(time, true)));
            ratios.add(troubled.get(pair).worst() / calm.get(pair).worst());
            awaitQuiet();
        }
        double p99 = worst(calm, Spell::waits);
        double beside = worst(troubled, Spell::waits);
        int lost = Stream.concat(calm.stream(), troubled.stream())
                        .mapToInt(Spell::lost)
                        .sum()
                + posts.refused();
        boolean fast = p99 <= LIMIT_MS;
        boolean apart = beside <= p99 * RATIO;
        summary.add(
                ("database=%s via=%s rate=%d/s p99=%.1fms limit<=%.0fms:%s (from the post on: %.1fms) beside-trouble=%.1fms"
                                + " ratio=%.2f limit<=%.2f:%s (median of the pairs: %.2f) unanswered-or-not-sent=%d")
                        .formatted(
                                database,
                                via,
                                rate,
                                p99,
                                LIMIT_MS,
                                fast ? "met" : "MISSED",
                                worst(calm, Spell::fromPost),
                                beside,
                                beside / p99,
                                RATIO,
                                apart ? "met" : "MISSED",
                                Median.of(ratios),
                                lost));
        return fast && apart && lost == 0;
    }

    /** Of all messages of all these spells: in one spell, a single stall of 0.2 s decides what 99 % of it waited. */
    private static double worst(List<Spell> spells, Function<Spell, List<Double>> values) {
        return at(spells.stream().flatMap(spell -> values.apply(spell).stream()).toList(), 0.99);
    }

    /**
     * Until the JVM has compiled what is hot, also beside trouble, which takes minutes of one of two CPUs. In spells, each of
     * which ends when everything is mailed: what waits makes every message dearer, so that a queue from the first minute
     * would stay.
     */
    private void warmUp(Duration least, Duration spell) {
        long end = System.nanoTime() + least.toNanos();
        boolean trouble = false;
        while (System.nanoTime() < end) {
            show("warm-up", spell(spell, trouble));
            awaitQuiet();
            trouble = !trouble;
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
        return new Spell(waits, fromPost, lost, processors);
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
