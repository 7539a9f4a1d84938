package org.switchroom.alarm;

import java.util.Optional;
import org.switchroom.message.IdText;

/** One event of a panel; grows with time. */
public record AlarmEventId(long value) implements Comparable<AlarmEventId> {
    public AlarmEventId {
        if (value <= 0) {
            throw new IllegalArgumentException("AlarmEventId must be positive, was " + value);
        }
    }

    /** Empty when the text is not an id. */
    public static Optional<AlarmEventId> parse(String text) {
        var id = IdText.read(text);
        return id.isPresent() ? Optional.of(new AlarmEventId(id.getAsLong())) : Optional.empty();
    }

    @Override
    public int compareTo(AlarmEventId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return IdText.write(value);
    }
}
