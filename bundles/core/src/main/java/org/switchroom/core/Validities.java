package org.switchroom.core;

import java.time.Duration;

/** How long messages are worth sending, by what they are. */
public record Validities(Duration alarm, Duration job, Duration info) {
    /** Nothing older is sent, whatever it is (SM-037). */
    public static final Duration WEEK = Duration.ofDays(7);

    /**
     * The first moment at which a message is too old. A message that is exactly as old as it may be is still sent, and
     * the store counts microseconds.
     */
    public static Duration until(Duration validity) {
        return (validity.compareTo(WEEK) > 0 ? WEEK : validity).plusNanos(1_000);
    }

    public static Validities usual() {
        return new Validities(Duration.ofMinutes(15), Duration.ofHours(4), WEEK);
    }
}
