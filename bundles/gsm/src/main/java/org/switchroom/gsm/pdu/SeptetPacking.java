package org.switchroom.gsm.pdu;

/** Septets in octets, the first in the low bits (TS 23.038 §6.1.2.1). */
final class SeptetPacking {
    private SeptetPacking() {}

    /** @param fillBits empty bits before the first septet, so that it begins on a septet boundary after a header */
    static byte[] pack(byte[] septets, int fillBits) {
        byte[] octets = new byte[(fillBits + septets.length * 7 + 7) / 8];
        int bit = fillBits;
        for (byte septet : septets) {
            int shifted = (septet & 0x7F) << (bit % 8);
            octets[bit / 8] |= (byte) shifted;
            if (bit % 8 > 1) {
                octets[bit / 8 + 1] |= (byte) (shifted >> 8);
            }
            bit += 7;
        }
        return octets;
    }

    /** Only when the octets hold as many; see {@link #octets(int, int)}. */
    static byte[] unpack(byte[] octets, int count, int fillBits) {
        byte[] septets = new byte[count];
        int bit = fillBits;
        for (int i = 0; i < count; i++, bit += 7) {
            int pair = octets[bit / 8] & 0xFF;
            if (bit % 8 > 1) {
                pair |= (octets[bit / 8 + 1] & 0xFF) << 8;
            }
            septets[i] = (byte) (pair >> (bit % 8) & 0x7F);
        }
        return septets;
    }

    /** Octets that this many septets take. */
    static int octets(int septets, int fillBits) {
        return (fillBits + septets * 7 + 7) / 8;
    }
}
