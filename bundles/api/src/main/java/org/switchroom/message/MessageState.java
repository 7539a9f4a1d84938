package org.switchroom.message;

import java.util.EnumSet;
import java.util.Set;

/**
 * How far a message has come. The one list and the one transition table; {@code docs/architecture.md} draws it.
 *
 * <p>CLAIMED of the design is the lease on the message's lane: a claimed message is WAITING in a lane that a node owns.
 */
public enum MessageState {
    /** On disk, not handed over; says why and until when it waits. */
    WAITING("waiting"),
    /** On disk before the first byte leaves. */
    SENDING("being sent"),
    /** The other side has taken it. */
    ACCEPTED("sent"),
    /** The other side says that it arrived. */
    DELIVERED("delivered"),
    /** Nobody will carry it; the reason is kept. */
    FAILED("faulty"),
    /** Handed over, then silence: it may or may not have arrived. */
    DOUBTFUL("in doubt"),
    /** No channel is left for now; resumes by itself. */
    HELD("held"),
    /** Its validity ended before anything left. */
    EXPIRED("expired"),
    /** Its validity ended while in doubt. */
    UNCONFIRMED("unconfirmed"),
    /** A person took it back. */
    CANCELLED("cancelled");

    private final String words;

    MessageState(String words) {
        this.words = words;
    }

    /** The word that operators read. */
    public String words() {
        return words;
    }

    /** The states that may follow this one. */
    public Set<MessageState> next() {
        return switch (this) {
            case WAITING -> EnumSet.of(SENDING, HELD, FAILED, EXPIRED, CANCELLED);
            case SENDING -> EnumSet.of(WAITING, ACCEPTED, DELIVERED, FAILED, DOUBTFUL);
            // Back to WAITING when the other side says later that it will never arrive, and another way is left.
            case ACCEPTED -> EnumSet.of(WAITING, DELIVERED, FAILED);
            case DOUBTFUL -> EnumSet.of(WAITING, ACCEPTED, DELIVERED, FAILED, UNCONFIRMED, CANCELLED);
            case HELD -> EnumSet.of(WAITING, EXPIRED, CANCELLED);
            case FAILED, EXPIRED, UNCONFIRMED -> EnumSet.of(DELIVERED);
            case DELIVERED, CANCELLED -> EnumSet.noneOf(MessageState.class);
        };
    }

    /** True when nothing more will be tried by itself, unless a receipt comes that says otherwise. */
    public boolean isFinal() {
        return switch (this) {
            case ACCEPTED, DELIVERED, FAILED, EXPIRED, UNCONFIRMED, CANCELLED -> true;
            case WAITING, SENDING, DOUBTFUL, HELD -> false;
        };
    }

    /** True when its lane waits for it: what comes after it in the lane may not overtake it. */
    public boolean blocksLane() {
        return this == WAITING || this == SENDING;
    }
}
