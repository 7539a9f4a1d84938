package org.switchroom.contactid.tone;

/** How much of one frequency is in a block, and with what phase at its end. */
final class Goertzel {
    private final double frequency;
    private final double cosine;
    private final double sine;
    private double real;
    private double imaginary;
    private double realBefore;
    private double imaginaryBefore;

    Goertzel(double frequency) {
        this.frequency = frequency;
        double step = 2 * Math.PI * frequency / Rate.PER_SECOND;
        cosine = Math.cos(step);
        sine = Math.sin(step);
    }

    /** The next block; blocks come {@code hop} samples after each other and may overlap. */
    void hear(short[] ring, int start, int length) {
        double last = 0;
        double beforeLast = 0;
        int at = start;
        for (int i = 0; i < length; i++) {
            double next = ring[at] + 2 * cosine * last - beforeLast;
            beforeLast = last;
            last = next;
            at = at + 1 == ring.length ? 0 : at + 1;
        }
        realBefore = real;
        imaginaryBefore = imaginary;
        real = last - cosine * beforeLast;
        imaginary = sine * beforeLast;
    }

    /** Mean square of the sine that this block would be if it were nothing else. */
    double power(int length) {
        return 2 * (real * real + imaginary * imaginary) / ((double) length * length);
    }

    /** The frequency that is there, from how far its phase went since the block before; meaningful when it is strong. */
    double measured(int hop) {
        double cross = imaginary * realBefore - real * imaginaryBefore;
        double dot = real * realBefore + imaginary * imaginaryBefore;
        double expected = 2 * Math.PI * frequency * hop / Rate.PER_SECOND;
        double beyond = Math.IEEEremainder(Math.atan2(cross, dot) - expected, 2 * Math.PI);
        return frequency + beyond * Rate.PER_SECOND / (2 * Math.PI * hop);
    }
}
