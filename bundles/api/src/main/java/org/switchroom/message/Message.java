package org.switchroom.message;

import java.time.Instant;
import java.util.Objects;

/**
 * What a transport is given to carry: one message, decided, to one recipient.
 *
 * @param tenant whose message it is
 * @param expiresAt after this moment nobody wants it any more
 */
public record Message(
        MessageId id, String tenant, Content content, Priority priority, Instant createdAt, Instant expiresAt) {
    public Message {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(priority, "priority");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }
}
