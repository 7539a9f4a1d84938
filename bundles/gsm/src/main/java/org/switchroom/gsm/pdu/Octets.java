package org.switchroom.gsm.pdu;

import java.util.Arrays;
import java.util.HexFormat;

/** Bytes as a value: copied in and out, equal by content, printed as hexadecimal digits. */
public record Octets(byte[] bytes) {
    public static final Octets NONE = new Octets(new byte[0]);

    public Octets {
        bytes = bytes.clone();
    }

    /** @throws IllegalArgumentException when the text is not an even number of hexadecimal digits */
    public static Octets ofHex(String hex) {
        return new Octets(HexFormat.of().parseHex(hex));
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    public int length() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets octets && Arrays.equals(bytes, octets.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }
}
