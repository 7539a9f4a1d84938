package org.switchroom.store;

import java.time.Instant;
import java.util.Optional;
import org.switchroom.message.MessageId;
import org.switchroom.transport.DeliveryId;
import org.switchroom.transport.Reason;
import org.switchroom.transport.RemoteReference;
import org.switchroom.transport.TransportName;

/**
 * One attempt as the journal keeps it.
 *
 * @param outcome {@code accepted}, {@code refused}, {@code unavailable}, {@code uncertain}; empty while under way
 * @param phone the number it went to, as {@link Row.AttemptStart#phone} has it
 */
public record Attempt(
        DeliveryId id,
        MessageId message,
        int number,
        TransportName via,
        Instant startedAt,
        Optional<Instant> endedAt,
        Optional<String> outcome,
        Optional<Reason> reason,
        Optional<RemoteReference> reference,
        Optional<String> phone) {}
