package org.switchroom.route.intakemail;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What came out of a box since it was started. Any thread. */
final class Tally {
    private final Clock clock;
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong rejected = new AtomicLong();
    private volatile Optional<Instant> lastTakenAt = Optional.empty();

    Tally(Clock clock) {
        this.clock = clock;
    }

    void tookOne() {
        taken.incrementAndGet();
        lastTakenAt = Optional.of(clock.instant());
    }

    void rejected(int records) {
        rejected.addAndGet(records);
    }

    long taken() {
        return taken.get();
    }

    long rejected() {
        return rejected.get();
    }

    Optional<Instant> lastTakenAt() {
        return lastTakenAt;
    }
}
