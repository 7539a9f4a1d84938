package org.switchroom.core.dispatch;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next round of attempts: doubled each time up to a longest wait, spread by a fifth so that
 * what failed together does not come back together.
 */
public final class RetrySchedule {
    private static final double SPREAD = 0.2;

    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;

    public RetrySchedule(Duration first, Duration longest) {
        this(first, longest, RandomGenerator.getDefault());
    }

    RetrySchedule(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    /** @param attempts how many were made, at least 1 */
    Duration after(int attempts) {
        int doublings = Math.min(Math.max(attempts - 1, 0), 20);
        double millis = Math.min((double) first.toMillis() * (1L << doublings), longest.toMillis());
        return Duration.ofMillis(Math.round(millis * (1 - SPREAD + 2 * SPREAD * random.nextDouble())));
    }
}
