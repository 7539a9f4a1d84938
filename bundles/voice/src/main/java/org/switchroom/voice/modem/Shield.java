package org.switchroom.voice.modem;

import java.io.ByteArrayOutputStream;

/** What is written among sound: an octet of 10h is doubled, and a sign is 10h with a letter behind it (V.253). */
final class Shield {
    static final int DLE = 0x10;
    static final int ETX = 0x03;
    /** In what is heard: two octets of 10h. */
    static final int SUB = 0x1A;

    /** Ends what we say; the modem says the rest of its buffer first. */
    static final char END_OF_SPEECH = ETX;
    /** Ends what we hear. */
    static final char END_OF_HEARING = '!';
    /** Ends both at once. */
    static final char END_OF_BOTH = '^';

    private Shield() {}

    static byte[] shielded(byte[] sound) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(sound.length + 16);
        for (byte octet : sound) {
            out.write(octet);
            if (octet == DLE) {
                out.write(DLE);
            }
        }
        return out.toByteArray();
    }

    static byte[] sign(char code) {
        return new byte[] {DLE, (byte) code};
    }
}
