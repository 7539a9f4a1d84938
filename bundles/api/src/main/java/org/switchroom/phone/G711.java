package org.switchroom.phone;

/**
 * The two laws of ITU-T G.711: eight bits for each sample of sixteen. They give 13 and 14 significant bits; the lower ones
 * of ours are cut off on the way out and zero, or in the middle of the step, on the way in. Here because every kind of
 * line speaks it.
 */
public enum G711 {
    /** PCMA; Europe. */
    A_LAW,
    /** PCMU; America. */
    MU_LAW;

    private static final int MU_BIAS = 33;
    private static final int MU_CLIP = 8_158;

    /** Apart, because an enum's own constants are not there yet while its members are made. */
    private static final class Tables {
        static final short[] A = new short[256];
        static final short[] MU = new short[256];

        static {
            for (int code = 0; code < 256; code++) {
                A[code] = expandA(code);
                MU[code] = expandMu(code);
            }
        }
    }

    public short decode(byte octet) {
        return (this == A_LAW ? Tables.A : Tables.MU)[octet & 0xFF];
    }

    public byte encode(short sample) {
        return this == A_LAW ? compressA(sample) : compressMu(sample);
    }

    /** Table 1 of G.711: every other bit is inverted on the line. */
    private static short expandA(int code) {
        int plain = code ^ 0x55;
        int step = plain & 0x0F;
        int segment = plain >> 4 & 7;
        int magnitude = segment == 0 ? 2 * step + 1 : 2 * step + 33 << segment - 1;
        // 4096 is full scale of 13 bits; ours have 16.
        int sample = magnitude << 3;
        return (short) ((plain & 0x80) != 0 ? sample : -sample);
    }

    private static byte compressA(short sample) {
        int value = sample >> 3;
        boolean negative = value < 0;
        int magnitude = negative ? -value - 1 : value;
        int segment = magnitude < 32 ? 0 : 27 - Integer.numberOfLeadingZeros(magnitude);
        int step = segment == 0 ? magnitude >> 1 & 0x0F : magnitude >> segment & 0x0F;
        int plain = (negative ? 0 : 0x80) | segment << 4 | step;
        return (byte) (plain ^ 0x55);
    }

    /** Table 2 of G.711: all bits are inverted on the line. */
    private static short expandMu(int code) {
        int plain = ~code & 0xFF;
        int step = plain & 0x0F;
        int segment = plain >> 4 & 7;
        int magnitude = (2 * step + MU_BIAS << segment) - MU_BIAS;
        int sample = magnitude << 2;
        return (short) ((plain & 0x80) != 0 ? -sample : sample);
    }

    private static byte compressMu(short sample) {
        int value = sample >> 2;
        boolean negative = value < 0;
        int magnitude = Math.min(negative ? -value : value, MU_CLIP) + MU_BIAS;
        int segment = 26 - Integer.numberOfLeadingZeros(magnitude);
        int step = magnitude >> segment + 1 & 0x0F;
        int plain = (negative ? 0x80 : 0) | segment << 4 | step;
        return (byte) ~plain;
    }
}
