package org.switchroom.voice.modem;

/** Samples that say nothing. */
final class Silence {
    private Silence() {}

    static boolean isNot(short[] samples) {
        for (short sample : samples) {
            if (sample != 0) {
                return true;
            }
        }
        return false;
    }
}
