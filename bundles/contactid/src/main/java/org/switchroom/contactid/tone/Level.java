package org.switchroom.contactid.tone;

/** Levels of a digital telephone line. A sine that just fills 16 bits has 3.14 dBm0 (ITU-T G.711, A-law). */
public final class Level {
    private static final double FULL_SINE = 3.14;
    private static final double FULL = 32767;

    private Level() {}

    /** The amplitude of a sine of this level. */
    public static double amplitude(double dbm0) {
        return FULL * Math.pow(10, (dbm0 - FULL_SINE) / 20);
    }

    /** The level of a sine of this mean square; very low for silence. */
    public static double ofPower(double meanSquare) {
        return 10 * Math.log10(Math.max(meanSquare, 1e-6) / (FULL * FULL / 2)) + FULL_SINE;
    }

    /** The mean square of a sine of this level. */
    static double power(double dbm0) {
        double amplitude = amplitude(dbm0);
        return amplitude * amplitude / 2;
    }
}
