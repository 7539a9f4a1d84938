package org.switchroom.contactid.tone;

import java.util.ArrayList;
import java.util.List;

/** Sound put together from sines, for tests. */
final class Sine {
    private final List<Short> samples = new ArrayList<>();

    Sine tone(double frequency, double dbm0, int millis) {
        double amplitude = 32767 * Math.pow(10, (dbm0 - 3.14) / 20);
        for (int i = 0; i < millis * 8; i++) {
            samples.add((short) Math.round(amplitude * Math.sin(2 * Math.PI * frequency * samples.size() / 8000)));
        }
        return this;
    }

    Sine silence(int millis) {
        return tone(0, -90, millis);
    }

    /** All of it in frames, with silence to the end of the last and half a second more. */
    List<short[]> frames() {
        List<short[]> frames = new ArrayList<>();
        for (int at = 0; at < samples.size() + 4000; at += 160) {
            short[] frame = new short[160];
            for (int i = 0; i < 160 && at + i < samples.size(); i++) {
                frame[i] = samples.get(at + i);
            }
            frames.add(frame);
        }
        return frames;
    }
}
