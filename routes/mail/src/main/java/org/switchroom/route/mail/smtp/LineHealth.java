package org.switchroom.route.mail.smtp;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import org.switchroom.transport.Health;

/** How the line to the server is, as its last mail saw it. Written by sending threads, read by any. */
final class LineHealth {
    private final Clock clock;
    private final AtomicReference<Health> now;

    LineHealth(Clock clock) {
        this.clock = clock;
        this.now = new AtomicReference<>(new Health(Health.State.UP, "no mail sent yet", clock.instant()));
    }

    Health now() {
        return now.get();
    }

    void note(Health.State state, String detail) {
        now.updateAndGet(
                before -> new Health(state, detail, before.state() == state ? before.since() : clock.instant()));
    }
}
