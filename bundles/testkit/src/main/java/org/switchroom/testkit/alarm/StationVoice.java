package org.switchroom.testkit.alarm;

import java.util.ArrayDeque;
import java.util.Deque;

/** Tones one after the other, keyed hard as receivers do. */
final class StationVoice {
    private record Sound(double frequency, double amplitude, long samples) {}

    private final Deque<Sound> sounds = new ArrayDeque<>();
    private double phase;
    private long said;

    void silence(int millis) {
        sounds.add(new Sound(0, 0, millis * 8L));
    }

    void tone(double frequency, double dbm0, int millis) {
        sounds.add(new Sound(frequency, 32768 * Math.pow(10, (dbm0 - 3.17) / 20), millis * 8L));
    }

    boolean isQuiet() {
        return sounds.isEmpty();
    }

    void clear() {
        sounds.clear();
        said = 0;
    }

    short next() {
        while (!sounds.isEmpty() && said >= sounds.peek().samples()) {
            sounds.remove();
            said = 0;
        }
        if (sounds.isEmpty()) {
            return 0;
        }
        Sound sound = sounds.peek();
        said++;
        phase = (phase + sound.frequency() / 8000) % 1;
        return (short) (sound.amplitude() * Math.sin(2 * Math.PI * phase));
    }
}
