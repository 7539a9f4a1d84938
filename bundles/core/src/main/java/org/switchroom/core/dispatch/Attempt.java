package org.switchroom.core.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.switchroom.message.Address;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.store.Row;
import org.switchroom.transport.DeliveryId;

/**
 * One delivery about to begin: its rows are on disk before its first byte leaves. The slot's place is taken.
 *
 * @param message as it is until then
 * @param sending as it is from then on
 * @param chosen {@link TransportSlot#nanos()} of now
 */
record Attempt(
        TransportSlot slot,
        StoredMessage message,
        StoredMessage sending,
        DeliveryId id,
        Instant at,
        long chosen,
        Instant deadline) {

    static Attempt of(Dispatching desk, TransportSlot slot, StoredMessage message, Duration limit) {
        Instant now = desk.clock().instant();
        return new Attempt(
                slot,
                message,
                message.with(Steps.sending(message, slot.name(), now)),
                new DeliveryId(desk.journal().nextId()),
                now,
                slot.nanos(),
                now.plus(limit));
    }

    int number() {
        return sending.progress().attempts();
    }

    List<Row> rows(long epoch) {
        return List.of(
                Settling.step(message, epoch, sending.progress()),
                new Row.AttemptStart(
                        id,
                        message.id(),
                        number(),
                        slot.name(),
                        at,
                        deadline,
                        phone(sending.hop().to())));
    }

    /** An SMS that answers names nothing but the number it comes from. */
    private static Optional<String> phone(Address to) {
        return to.isPhone() ? Optional.of(to.value()) : Optional.empty();
    }
}
