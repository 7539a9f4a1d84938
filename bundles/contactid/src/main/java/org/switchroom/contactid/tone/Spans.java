package org.switchroom.contactid.tone;

import java.util.Optional;

/**
 * Joins readings to tones. A short hole does not end a tone, for a lost packet is 20 ms of silence; another sound in the
 * hole does, and so does a tone that is suddenly much louder or softer: the next note of a melody.
 */
final class Spans {
    /** A block with a hole in it that is too large for a tone has less of its power than this. */
    private static final double SOUNDS_ON = 0.9;
    /** 3 dB, as a ratio of powers. */
    private static final double JUMP = 2;

    private final long bridge;
    private Span current;
    private double powers;
    private double frequencies;
    private int readings;

    /** @param hole the longest silence, in samples, that does not end a tone */
    Spans(long hole) {
        // Blocks that lie half in the hole are no tone either.
        bridge = hole + 2L * Ear.BLOCK;
    }

    /** The tone that is now known to have ended. */
    Optional<Span> hear(Reading reading) {
        boolean goesOn = current != null && reading.end() - current.end() <= bridge && isLike(reading);
        if (reading.tone().isEmpty()) {
            return goesOn ? Optional.empty() : close();
        }
        Tone tone = reading.tone().get();
        Optional<Span> ended = goesOn && current.tone() == tone ? Optional.empty() : close();
        long start = current == null ? reading.end() - Ear.BLOCK : current.start();
        powers += reading.tonePower();
        frequencies += reading.frequency();
        readings++;
        current = new Span(tone, start, reading.end(), Level.ofPower(powers / readings), frequencies / readings);
        return ended;
    }

    /** The tone that sounds, or of which it is not known yet whether it goes on. */
    Optional<Span> current() {
        return Optional.ofNullable(current);
    }

    private boolean isLike(Reading reading) {
        double mean = powers / readings;
        return reading.tone().isEmpty()
                ? reading.power() < SOUNDS_ON * mean
                : reading.tonePower() < JUMP * mean && reading.tonePower() * JUMP > mean;
    }

    private Optional<Span> close() {
        Optional<Span> ended = current();
        current = null;
        powers = 0;
        frequencies = 0;
        readings = 0;
        return ended;
    }
}
