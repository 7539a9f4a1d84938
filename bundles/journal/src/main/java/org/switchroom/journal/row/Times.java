package org.switchroom.journal.row;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Both databases keep microseconds. Cut here, not rounded there: what is due must never become due later. */
public final class Times {
    /**
     * Before everything that happens. A condition that something is not before it keeps H2 from walking over the nulls of
     * an index, which sort first there: of what once was due and is not any more, there are more every day.
     */
    public static final Instant LONG_AGO = Instant.parse("0001-01-01T00:00:00Z");

    private Times() {}

    public static Instant kept(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    static Instant kept(Optional<Instant> instant) {
        return instant.map(Times::kept).orElse(null);
    }
}
