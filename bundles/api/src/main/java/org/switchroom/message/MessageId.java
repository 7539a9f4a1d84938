package org.switchroom.message;

import java.util.Optional;

/** One message to one recipient; made when it is decided, kept for ever. */
public record MessageId(long value) implements Comparable<MessageId> {
    public MessageId {
        if (value <= 0) {
            throw new IllegalArgumentException("MessageId must be positive, was " + value);
        }
    }

    /** Empty when the text is not an id. */
    public static Optional<MessageId> parse(String text) {
        var id = IdText.read(text);
        return id.isPresent() ? Optional.of(new MessageId(id.getAsLong())) : Optional.empty();
    }

    @Override
    public int compareTo(MessageId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return IdText.write(value);
    }
}
