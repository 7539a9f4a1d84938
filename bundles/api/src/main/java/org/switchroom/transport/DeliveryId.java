package org.switchroom.transport;

import java.util.Optional;
import org.switchroom.message.IdText;

/** One attempt to hand one message over; made anew for every attempt. Transports may send it along as their own reference. */
public record DeliveryId(long value) implements Comparable<DeliveryId> {
    public DeliveryId {
        if (value <= 0) {
            throw new IllegalArgumentException("DeliveryId must be positive, was " + value);
        }
    }

    /** Empty when the text is not an id. */
    public static Optional<DeliveryId> parse(String text) {
        var id = IdText.read(text);
        return id.isPresent() ? Optional.of(new DeliveryId(id.getAsLong())) : Optional.empty();
    }

    @Override
    public int compareTo(DeliveryId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return IdText.write(value);
    }
}
