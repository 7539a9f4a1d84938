package org.switchroom.transport;

import java.time.Instant;
import java.util.Optional;

/** What the other side says happened to a message it had accepted. */
public record Receipt(TransportName via, RemoteReference reference, Stage stage, Instant at, Optional<Reason> reason) {
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
