package org.switchroom.voice.modem;

import java.time.Duration;
import java.util.Optional;

/**
 * How a voice modem is used.
 *
 * @param init one more command at the end of the set-up, with its {@code AT}; empty for none
 * @param installedIn country of the modem's telephone network as ITU-T T.35 writes it, two hexadecimal digits; empty: as
 *     the modem is set
 * @param waitsForDialTone false: dials without listening
 * @param dialPause from picking up to dialling, where it dials without listening
 * @param coding empty: the best that the modem offers
 */
public record ModemSettings(
        String init,
        Optional<String> installedIn,
        boolean waitsForDialTone,
        Duration dialPause,
        Optional<Coding> coding,
        Duplex duplex,
        NumberPlan numbers) {
    /** Whether it hears while it speaks. */
    public enum Duplex {
        /** Asked of the modem in the first call. */
        AUTO,
        FULL,
        HALF
    }
}
