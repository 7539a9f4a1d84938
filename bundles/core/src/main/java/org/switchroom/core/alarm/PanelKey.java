package org.switchroom.core.alarm;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A key of AES as people write it: 32, 48 or 64 hexadecimal digits, or 16, 24 or 32 characters. 32 hexadecimal digits
 * could be either and are taken as digits; {@code ascii:} before them says otherwise.
 */
final class PanelKey {
    private static final String CHARACTERS = "ascii:";

    private PanelKey() {}

    static Optional<byte[]> parse(String text) {
        if (text.startsWith(CHARACTERS)) {
            return characters(text.substring(CHARACTERS.length()));
        }
        if (text.matches("([0-9A-Fa-f]{32}|[0-9A-Fa-f]{48}|[0-9A-Fa-f]{64})")) {
            return Optional.of(HexFormat.of().parseHex(text));
        }
        return characters(text);
    }

    private static Optional<byte[]> characters(String text) {
        boolean ascii = text.chars().allMatch(c -> c > 31 && c < 127);
        boolean fits = text.length() == 16 || text.length() == 24 || text.length() == 32;
        return ascii && fits ? Optional.of(text.getBytes(StandardCharsets.US_ASCII)) : Optional.empty();
    }
}
