package org.switchroom.transport;

import java.time.Instant;
import java.util.Optional;
import org.switchroom.message.MessageId;

/**
 * What the other side says happened to a message it had accepted.
 *
 * @param message our id of the message, where the other side says it back: news then finds also a message whose
 *     acceptance was never heard, and which so has no reference
 */
public record Receipt(
        TransportName via,
        RemoteReference reference,
        Stage stage,
        Instant at,
        Optional<Reason> reason,
        Optional<MessageId> message) {
    /** Of which the other side knows only its own reference. */
    public Receipt(TransportName via, RemoteReference reference, Stage stage, Instant at, Optional<Reason> reason) {
        this(via, reference, stage, at, reason, Optional.empty());
    }

    public enum Stage {
        /** On its way beyond the other side; says nothing about the recipient. */
        RELAYED,
        /** At the recipient. */
        DELIVERED,
        /** Seen by the recipient. */
        READ,
        /** Will never arrive. */
        FAILED,
        /** The other side gave up by its own time limit. */
        EXPIRED
    }
}
