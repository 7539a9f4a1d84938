package org.switchroom.party;

import java.util.Optional;
import org.switchroom.message.IdText;

/** One party. */
public record PartyId(long value) implements Comparable<PartyId> {
    public PartyId {
        if (value <= 0) {
            throw new IllegalArgumentException("PartyId must be positive, was " + value);
        }
    }

    /** Empty when the text is not an id. */
    public static Optional<PartyId> parse(String text) {
        var id = IdText.read(text);
        return id.isPresent() ? Optional.of(new PartyId(id.getAsLong())) : Optional.empty();
    }

    @Override
    public int compareTo(PartyId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return IdText.write(value);
    }
}
