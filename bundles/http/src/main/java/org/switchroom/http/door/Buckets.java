package org.switchroom.http.door;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** One token bucket per client: so many at once, so many per second after that. Any thread. */
final class Buckets {
    /** More clients than this at one time means that somebody invents them; full buckets are forgotten first. */
    private static final int MOST = 20_000;

    private record Bucket(double tokens, long at) {}

    private final double perSecond;
    private final double burst;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    /** @param perSecond above zero */
    Buckets(double perSecond, double burst, LongSupplier nanos) {
        if (!(perSecond > 0) || burst < 1) {
            throw new IllegalArgumentException("a bucket fills at more than 0 a second and holds at least 1; found "
                    + perSecond + " and " + burst);
        }
        this.perSecond = perSecond;
        this.burst = burst;
        this.nanos = nanos;
    }

    /** Takes one; false when there is none, and then nothing was taken. */
    boolean take(String client) {
        if (buckets.size() > MOST) {
            forgetFull();
        }
        long now = nanos.getAsLong();
        boolean[] taken = new boolean[1];
        buckets.compute(client, (name, bucket) -> {
            double tokens = filled(bucket, now);
            taken[0] = tokens >= 1;
            return new Bucket(taken[0] ? tokens - 1 : tokens, now);
        });
        return taken[0];
    }

    boolean isEmpty(String client) {
        Bucket bucket = buckets.get(client);
        return bucket != null && filled(bucket, nanos.getAsLong()) < 1;
    }

    /** For Retry-After: whole seconds until one is there, at least 1. */
    long secondsUntilNext(String client) {
        double tokens = filled(buckets.get(client), nanos.getAsLong());
        return Math.max(1, (long) Math.ceil((1 - tokens) / perSecond));
    }

    int size() {
        return buckets.size();
    }

    private double filled(Bucket bucket, long now) {
        return bucket == null ? burst : Math.min(burst, bucket.tokens + (now - bucket.at) / 1e9 * perSecond);
    }

    private void forgetFull() {
        long now = nanos.getAsLong();
        buckets.values().removeIf(bucket -> filled(bucket, now) >= burst);
        if (buckets.size() > MOST) {
            buckets.clear(); // Deliberate: memory is bounded first, a limit that forgets once is the lesser evil.
        }
    }
}
