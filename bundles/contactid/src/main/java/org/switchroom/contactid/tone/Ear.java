package org.switchroom.contactid.tone;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Listens for the tones of a central station: blocks of 10 ms, one each 5 ms, by Goertzel at a few frequencies around
 * each tone. A block is a tone when it is loud enough, nearly all of its power is at one frequency, and that lies within
 * tolerance.
 */
public final class Ear {
    /** Samples of a reading. */
    public static final int BLOCK = 80;

    static final int HOP = 40;
    /** dBm0; as quiet as the detector of SpanDSP still hears. */
    private static final double QUIETEST = -42;
    /** A tone with white noise 7 dB below passes; two tones, speech and music do not for long. */
    private static final double PURE = 0.75;

    private final short[] ring = new short[BLOCK];
    private final List<Rung> rungs = new ArrayList<>();
    private final double quietest = Level.power(QUIETEST);
    private long heard;

    private record Rung(Tone tone, Goertzel filter) {}

    public Ear() {
        for (Tone tone : Tone.values()) {
            for (double frequency : tone.ladder()) {
                rungs.add(new Rung(tone, new Goertzel(frequency)));
            }
        }
    }

    /** The readings that end within this frame. */
    public List<Reading> hear(short[] frame) {
        List<Reading> readings = new ArrayList<>(frame.length / HOP);
        for (short sample : frame) {
            ring[(int) (heard++ % BLOCK)] = sample;
            if (heard % HOP == 0 && heard >= BLOCK) {
                readings.add(read());
            }
        }
        return readings;
    }

    private Reading read() {
        double power = 0;
        for (short sample : ring) {
            power += (double) sample * sample / BLOCK;
        }
        if (power < quietest) {
            return nothing(power);
        }
        int oldest = (int) (heard % BLOCK);
        Rung best = rungs.get(0);
        for (Rung rung : rungs) {
            rung.filter().hear(ring, oldest, BLOCK);
            if (rung.filter().power(BLOCK) > best.filter().power(BLOCK)) {
                best = rung;
            }
        }
        double tonePower = best.filter().power(BLOCK);
        double frequency = best.filter().measured(HOP);
        boolean isTone = tonePower >= PURE * power && best.tone().contains(frequency);
        return isTone ? new Reading(heard, power, Optional.of(best.tone()), tonePower, frequency) : nothing(power);
    }

    private Reading nothing(double power) {
        return new Reading(heard, power, Optional.empty(), 0, 0);
    }
}
