package org.switchroom.testkit.sip;

import java.util.Arrays;
import java.util.Comparator;

/** G.711 by its tables: what a code word stands for, and for a sample the code word that stands nearest. */
public final class Companding {
    private static final Companding A_LAW = new Companding(8);
    private static final Companding MU_LAW = new Companding(0);

    private final int[] values = new int[256];
    private final Integer[] byValue = new Integer[256];

    /** @param payloadType 8 for A-law, 0 for µ-law */
    public static Companding of(int payloadType) {
        return payloadType == 8 ? A_LAW : MU_LAW;
    }

    private Companding(int payloadType) {
        for (int code = 0; code < 256; code++) {
            values[code] = payloadType == 8 ? aLaw(code ^ 0x55) : -muLaw(code ^ 0x7F);
            byValue[code] = code;
        }
        Arrays.sort(byValue, Comparator.comparingInt(code -> values[code]));
    }

    /** In segments that double from the second on, 16 steps each, of 16-bit samples. */
    private static int aLaw(int code) {
        int segment = code / 16 % 8;
        double step = Math.pow(2, Math.max(1, segment) + 3);
        double begin = segment == 0 ? 0 : 16 * step;
        int value = (int) (begin + (code % 16 + 0.5) * step);
        return code >= 128 ? value : -value;
    }

    private static int muLaw(int code) {
        int segment = code / 16 % 8;
        int value = (int) (((code % 16 * 2 + 33) * Math.pow(2, segment) - 33) * 4);
        return code >= 128 ? -value : value;
    }

    public short sample(byte code) {
        return (short) values[code & 0xFF];
    }

    public byte code(short sample) {
        int low = 0;
        int high = 255;
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (values[byValue[middle]] <= sample) {
                low = middle;
            } else {
                high = middle;
            }
        }
        boolean lower = sample - values[byValue[low]] <= values[byValue[high]] - sample;
        return (byte) (int) byValue[lower ? low : high];
    }
}
