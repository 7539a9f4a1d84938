package org.switchroom.route.smsweb;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Health;
import org.switchroom.transport.Reason;

/**
 * Keeps messages from a gateway that will take none: when the account is closed, each would fail like the one before,
 * and some gateways shut out who goes on asking. After a pause one message tries; it opens the gate or closes it again.
 * Any thread.
 */
final class AccountGate {
    private final Duration pause;
    private final Clock clock;
    private final Instant begun;
    // Guarded by this object's monitor.
    private Optional<Reason> closed = Optional.empty();
    private Optional<Reason> settings = Optional.empty();
    private Instant since;
    private Instant nextTry;

    AccountGate(Duration pause, Clock clock) {
        this.pause = pause;
        this.clock = clock;
        this.begun = clock.instant();
        this.since = begun;
        this.nextTry = begun;
    }

    /** Empty when this message may be sent; of those that come while it is closed, one a pause. */
    synchronized Optional<Handover> ask() {
        Instant now = clock.instant();
        if (closed.isEmpty()) {
            return Optional.empty();
        } else if (!now.isBefore(nextTry)) {
            nextTry = now.plus(pause);
            return Optional.empty();
        }
        return Optional.of(new Handover.Unavailable(closed.get(), Duration.between(now, nextTry)));
    }

    synchronized void close(Reason reason) {
        Instant now = clock.instant();
        if (closed.isEmpty()) {
            since = now;
        }
        closed = Optional.of(reason);
        nextTry = now.plus(pause);
    }

    /** The gateway does not like how we ask; the number is not to blame. */
    synchronized void dislikes(Reason reason) {
        if (settings.isEmpty() && closed.isEmpty()) {
            since = clock.instant();
        }
        settings = Optional.of(reason);
    }

    /** A message was taken, or refused for its own sake: the account works. */
    synchronized void open() {
        closed = Optional.empty();
        settings = Optional.empty();
    }

    synchronized Optional<Health> trouble() {
        return closed.map(reason -> new Health(
                        Health.State.DOWN,
                        reason.text() + "; nothing is sent until then: next try " + nextTry
                                + ". Look at the account in the gateway's portal, and at user, password or token here",
                        since))
                .or(() -> settings.map(reason -> new Health(
                        Health.State.DEGRADED, reason.text() + "; look at the settings of this transport", since)));
    }

    Health trying() {
        return new Health(Health.State.DEGRADED, "test = true: the gateway sends nothing to phones", begun);
    }
}
