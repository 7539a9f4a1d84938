package org.switchroom.sip.line;

import java.time.Duration;
import java.util.Optional;

/** Keeps the beginnings of calls apart, as the provider wants it. On the line's thread. */
final class CallPace {
    private final Duration pace;
    private Duration earliest = Duration.ZERO;

    CallPace(Duration pace) {
        this.pace = pace;
    }

    /** How long a call has to wait that wants to begin now, which takes a place in the row; empty when that is too long. */
    Optional<Duration> place(Duration now, Duration tooLong) {
        Duration wait = earliest.compareTo(now) > 0 ? earliest.minus(now) : Duration.ZERO;
        if (!wait.isZero() && wait.compareTo(tooLong) >= 0) {
            return Optional.empty();
        }
        earliest = now.plus(wait).plus(pace);
        return Optional.of(wait);
    }
}
