package org.switchroom.camel.host;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Health;

/** A transport's health as its last outcome tells it. A refusal is the message's fault and says that the line works. */
final class LastOutcome {
    private final AtomicReference<Health> health;
    private final Clock clock;

    LastOutcome(Clock clock) {
        this.clock = clock;
        this.health = new AtomicReference<>(new Health(Health.State.UP, "ready, nothing sent yet", clock.instant()));
    }

    Health health() {
        return health.get();
    }

    void note(Handover outcome) {
        outcome.fold(
                accepted -> now(Health.State.UP, "the last message was accepted"),
                refused -> now(
                        Health.State.UP,
                        "the last message was refused: " + refused.reason().code()),
                unavailable -> now(Health.State.DOWN, unavailable.reason().text()),
                uncertain -> now(Health.State.DEGRADED, uncertain.reason().text()));
    }

    /** Since when it is so: kept while the state stays. */
    private Health now(Health.State state, String detail) {
        return health.updateAndGet(
                before -> new Health(state, detail, before.state() == state ? before.since() : clock.instant()));
    }
}
