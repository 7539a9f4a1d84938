package org.switchroom.contactid.tone;

import java.time.Duration;

/** Time as samples of a telephone line: 8,000 a second. */
public final class Rate {
    public static final int PER_SECOND = 8000;

    private Rate() {}

    public static long samples(Duration time) {
        return time.toNanos() * PER_SECOND / 1_000_000_000;
    }

    public static Duration time(long samples) {
        return Duration.ofNanos(samples * 1_000_000_000 / PER_SECOND);
    }
}
