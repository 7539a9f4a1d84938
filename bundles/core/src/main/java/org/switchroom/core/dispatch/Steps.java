package org.switchroom.core.dispatch;

import java.time.Instant;
import java.util.Optional;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.Progress;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.outbox.Walk;
import org.switchroom.transport.Reason;
import org.switchroom.transport.RemoteReference;
import org.switchroom.transport.TransportName;

/** The steps a message takes: from what it is to what it becomes. Pure. */
final class Steps {
    private Steps() {}

    static Progress sending(StoredMessage message, TransportName via, Instant now) {
        Progress p = message.progress();
        return new Progress(
                MessageState.SENDING,
                p.hop(),
                p.attempts() + 1,
                now,
                Optional.empty(),
                Optional.of(via),
                Optional.empty(),
                p.mayHaveArrivedTwice(),
                p.walk(),
                now);
    }

    static Progress accepted(StoredMessage message, Optional<RemoteReference> reference, Instant now) {
        Progress p = message.progress();
        return new Progress(
                MessageState.ACCEPTED,
                p.hop(),
                p.attempts(),
                now,
                Optional.empty(),
                p.via(),
                reference,
                p.mayHaveArrivedTwice(),
                p.walk().ended(),
                now);
    }

    /**
     * On in the same walk, at this way.
     *
     * @param dueAt not before
     */
    static Progress on(StoredMessage message, int hop, Instant dueAt, Walk walk, Reason reason, Instant now) {
        return to(MessageState.WAITING, message, hop, dueAt, walk, reason, now);
    }

    /**
     * The walk is over.
     *
     * @param dueAt not before; for DOUBTFUL when its choice is made, for HELD when it expires
     */
    static Progress over(
            MessageState state, StoredMessage message, int hop, Instant dueAt, Reason reason, Instant now) {
        return to(state, message, hop, dueAt, message.progress().walk().ended(), reason, now);
    }

    private static Progress to(
            MessageState state, StoredMessage message, int hop, Instant dueAt, Walk walk, Reason reason, Instant now) {
        Progress p = message.progress();
        return new Progress(
                state,
                hop,
                p.attempts(),
                dueAt,
                Optional.of(reason),
                p.via(),
                p.reference(),
                p.mayHaveArrivedTwice(),
                walk,
                now);
    }

    /** No way is open at all: until one is, or its validity ends. */
    static Progress held(StoredMessage message, Reason reason, Instant now) {
        return over(MessageState.HELD, message, 0, message.envelope().expiresAt(), reason, now);
    }

    /** Tried once more although nobody knows whether it arrived. */
    static Progress repeated(StoredMessage message, int hop, Walk walk, Reason reason, Instant now) {
        Progress p = message.progress();
        return new Progress(
                MessageState.WAITING,
                hop,
                p.attempts(),
                now,
                Optional.of(reason),
                p.via(),
                p.reference(),
                true,
                walk,
                now);
    }
}
