package org.switchroom.journal.row;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Both databases keep microseconds. Cut here, not rounded there: what is due must never become due later. */
public final class Times {
    private Times() {}

    public static Instant kept(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    static Instant kept(Optional<Instant> instant) {
        return instant.map(Times::kept).orElse(null);
    }
}
