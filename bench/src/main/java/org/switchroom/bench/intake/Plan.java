package org.switchroom.bench.intake;

import java.time.Duration;
import java.util.List;
import org.switchroom.bench.Options;

/**
 * What was asked for.
 *
 * @param quiet jobs of which nobody is told, so without outbox rows
 * @param keys every post with an Idempotency-Key of its own
 * @param pool connections of the bare route's pool
 */
record Plan(
        List<String> databases,
        List<Integer> connections,
        int pairs,
        Duration time,
        Duration settle,
        Duration warmUp,
        boolean quiet,
        boolean keys,
        boolean profile,
        int pool) {
    static Plan of(Options options) {
        options.allow(
                "database",
                "connections",
                "pairs",
                "seconds",
                "warm-up",
                "quiet",
                "keys",
                "profile",
                "route-pool",
                "archive",
                "folder",
                "keep");
        int seconds = options.number("seconds", 10);
        return new Plan(
                options.words("database", "h2,postgresql"),
                options.numbers("connections", List.of(1, 16, 64, 256)),
                options.number("pairs", 3),
                Duration.ofSeconds(seconds),
                Duration.ofSeconds(Math.min(2, Math.max(1, seconds / 5))),
                Duration.ofSeconds(options.number("warm-up", 240)),
                options.has("quiet"),
                options.has("keys"),
                options.has("profile"),
                options.number("route-pool", 64));
    }

    /** 256 only where the issue asks for it, unless they were named. */
    List<Integer> connections(String database, Options options) {
        return database.equals("h2") && !options.has("connections")
                ? connections.stream().filter(c -> c <= 64).toList()
                : connections;
    }
}
