package org.switchroom.alarm;

import java.util.Optional;
import org.switchroom.message.IdText;

/** One system of a dealer, with or without a panel. */
public record AccountId(long value) implements Comparable<AccountId> {
    public AccountId {
        if (value <= 0) {
            throw new IllegalArgumentException("AccountId must be positive, was " + value);
        }
    }

    /** Empty when the text is not an id. */
    public static Optional<AccountId> parse(String text) {
        var id = IdText.read(text);
        return id.isPresent() ? Optional.of(new AccountId(id.getAsLong())) : Optional.empty();
    }

    @Override
    public int compareTo(AccountId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return IdText.write(value);
    }
}
