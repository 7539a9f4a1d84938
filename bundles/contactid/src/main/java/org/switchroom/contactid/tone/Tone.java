package org.switchroom.contactid.tone;

import java.util.Arrays;

/** The tones of a central station. A sender takes them up to 5 % beside (AN93 §8.2). */
public enum Tone {
    /** The first half of the handshake, and the kiss-off. */
    LOW(1400),
    /** The second half of the handshake. */
    HIGH(2300);

    /** The ends are included with what a measurement of 10 ms may miss them by. */
    private static final double TOLERANCE = 0.052;
    /** As far apart that nothing between two of them loses more than 0.3 dB in 10 ms. */
    private static final double STEP = 50;

    private final double frequency;

    Tone(double frequency) {
        this.frequency = frequency;
    }

    /** In Hz. */
    public double frequency() {
        return frequency;
    }

    boolean contains(double measured) {
        return Math.abs(measured - frequency) <= frequency * TOLERANCE;
    }

    /** Where to listen for it. */
    double[] ladder() {
        int each = (int) Math.ceil((frequency * TOLERANCE - STEP / 2) / STEP);
        double[] all = new double[2 * each + 1];
        Arrays.setAll(all, i -> frequency + (i - each) * STEP);
        return all;
    }
}
