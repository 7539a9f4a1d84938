package org.switchroom.message;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a transport is given to carry: one message, decided, to one recipient.
 *
 * @param tenant whose message it is
 * @param expiresAt after this moment nobody wants it any more
 * @param author the user, or the token, that wrote its words; empty when nobody wrote it by hand
 */
public record Message(
        MessageId id,
        String tenant,
        Content content,
        Priority priority,
        Instant createdAt,
        Instant expiresAt,
        Optional<String> author) {
    public Message {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(priority, "priority");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }

    /** Nobody wrote it by hand. */
    public Message(
            MessageId id, String tenant, Content content, Priority priority, Instant createdAt, Instant expiresAt) {
        this(id, tenant, content, priority, createdAt, expiresAt, Optional.empty());
    }

    /** The same with other words. */
    public Message saying(Content other) {
        return new Message(id, tenant, other, priority, createdAt, expiresAt, author);
    }
}
