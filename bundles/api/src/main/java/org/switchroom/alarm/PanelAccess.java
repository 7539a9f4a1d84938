package org.switchroom.alarm;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * How an account's panel must speak.
 *
 * @param key of AES: 16, 24 or 32 bytes; empty when the panel sends plainly. Never shown
 * @param plainAllowed false when a message without cipher is refused
 */
public record PanelAccess(Optional<byte[]> key, boolean plainAllowed) {
    public PanelAccess {
        key = key.map(byte[]::clone);
    }

    @Override
    public Optional<byte[]> key() {
        return key.map(byte[]::clone);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PanelAccess that
                && plainAllowed == that.plainAllowed
                && Arrays.equals(key.orElse(null), that.key.orElse(null));
    }

    @Override
    public int hashCode() {
        return Objects.hash(plainAllowed, Arrays.hashCode(key.orElse(null)));
    }

    @Override
    public String toString() {
        return "PanelAccess[" + (key.isPresent() ? "with a key" : "without a key")
                + (plainAllowed ? ", plain allowed]" : ", plain refused]");
    }
}
