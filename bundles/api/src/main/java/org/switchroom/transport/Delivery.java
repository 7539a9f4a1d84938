package org.switchroom.transport;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.switchroom.message.Address;
import org.switchroom.message.Message;

/**
 * One attempt to bring one message to one address.
 *
 * @param attempt counts from 1 over all transports
 * @param deadline the transport answers before this moment, whatever happens on its line
 * @param instead why an earlier way of the message's plan was left, such as {@code sms: no modem has a network}; empty on
 *     its first way. A transport with room for it tells the recipient
 */
public record Delivery(
        DeliveryId id, Message message, Address to, int attempt, Instant deadline, Optional<String> instead) {
    public Delivery {
        Objects.requireNonNull(instead, "instead");
    }

    /** On the message's first way. */
    public Delivery(DeliveryId id, Message message, Address to, int attempt, Instant deadline) {
        this(id, message, to, attempt, deadline, Optional.empty());
    }
}
