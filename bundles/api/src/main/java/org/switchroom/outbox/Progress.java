package org.switchroom.outbox;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.switchroom.message.MessageState;
import org.switchroom.transport.Reason;
import org.switchroom.transport.RemoteReference;
import org.switchroom.transport.TransportName;

/**
 * How far a message is. Every change of it is a new value, guarded by the state before and the lane's epoch.
 *
 * @param hop index into the plan
 * @param attempts over all hops
 * @param dueAt when WAITING: not before; when DOUBTFUL: when the choice in doubt is made
 * @param reason why it waits, is held, is in doubt or ended badly
 * @param via the transport of the last attempt
 * @param reference what the other side called it at the last attempt
 * @param mayHaveArrivedTwice true once it was repeated while in doubt
 * @param walk what the walk through the plan has brought so far
 */
public record Progress(
        MessageState state,
        int hop,
        int attempts,
        Instant dueAt,
        Optional<Reason> reason,
        Optional<TransportName> via,
        Optional<RemoteReference> reference,
        boolean mayHaveArrivedTwice,
        Walk walk,
        Instant changedAt) {
    /** The reason's code when a rule holds a message. */
    public static final String HELD_BY_RULE = "held-by-rule";

    /** The reason's code when a message goes with the next run of the service job. */
    public static final String HELD_FOR_RUN = "held-for-run";

    public Progress {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(dueAt, "dueAt");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(via, "via");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(walk, "walk");
        Objects.requireNonNull(changedAt, "changedAt");
    }

    /** A message that was just decided. */
    public static Progress fresh(Instant now) {
        return new Progress(
                MessageState.WAITING,
                0,
                0,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Walk.NEW,
                now);
    }

    /** A message that was just decided, and that a person has to release. */
    public static Progress held(String why, Instant now, Instant until) {
        return held(HELD_BY_RULE, why, now, until);
    }

    /** A message that was just decided, and that goes when the service job runs. */
    public static Progress heldForRun(Instant now, Instant until) {
        return held(HELD_FOR_RUN, "it goes with the next run of Service SMS", now, until);
    }

    private static Progress held(String code, String why, Instant now, Instant until) {
        return new Progress(
                MessageState.HELD,
                0,
                0,
                until,
                Optional.of(new Reason(code, why)),
                Optional.empty(),
                Optional.empty(),
                false,
                Walk.NEW,
                now);
    }

    /** True when it is held for a person to release it; a transport that comes does not. */
    public boolean waitsForRelease() {
        return isHeld(HELD_BY_RULE);
    }

    /** True when it is held until the service job runs; a transport that comes does not change that. */
    public boolean waitsForRun() {
        return isHeld(HELD_FOR_RUN);
    }

    private boolean isHeld(String code) {
        return state == MessageState.HELD
                && reason.map(Reason::code).filter(code::equals).isPresent();
    }
}
