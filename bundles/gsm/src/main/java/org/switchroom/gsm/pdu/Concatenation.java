package org.switchroom.gsm.pdu;

/**
 * Which part of which message (TS 23.040 §9.2.3.24.1 and .8).
 *
 * @param reference what the sender numbers the message with
 * @param wide whether the reference has 16 bits, or 8
 * @param total how many parts there are
 * @param number from 1
 */
public record Concatenation(int reference, boolean wide, int total, int number) {
    static final int NARROW_ELEMENT = 0x00;
    static final int WIDE_ELEMENT = 0x08;
    /** The most parts that a message can have. */
    public static final int MOST_PARTS = 255;

    public Concatenation {
        if (reference < 0 || reference > (wide ? 0xFFFF : 0xFF)) {
            throw new IllegalArgumentException("a reference has " + (wide ? 16 : 8) + " bits; found " + reference);
        }
        if (total < 1 || total > MOST_PARTS || number < 1 || number > total) {
            throw new IllegalArgumentException("a part is one of 1 to 255; found " + number + " of " + total);
        }
    }

    HeaderElement element() {
        byte[] data = wide
                ? new byte[] {(byte) (reference >> 8), (byte) reference, (byte) total, (byte) number}
                : new byte[] {(byte) reference, (byte) total, (byte) number};
        return new HeaderElement(wide ? WIDE_ELEMENT : NARROW_ELEMENT, new Octets(data));
    }

    /** Octets of a header with nothing but this, its length octet included: 6 or 7. */
    static int headerOctets(boolean wide) {
        return wide ? 7 : 6;
    }
}
