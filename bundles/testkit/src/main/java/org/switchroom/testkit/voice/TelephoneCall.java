package org.switchroom.testkit.voice;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Random;
import org.switchroom.phone.CallAudio;

/**
 * The telephone line at the modem's back while a call is up, 20 ms after 20 ms: takes from the modem's buffer what is said
 * and gives what is heard. On the modem's thread.
 */
final class TelephoneCall {
    private static final int FRAME = 20;

    private final VoiceScript script;
    private final CallAudio station;
    private final Deque<Short> buffer = new ArrayDeque<>();
    private final Random random = new Random(253);
    private boolean began;
    private boolean dry;
    private boolean hungUp;
    private int millis;
    private int underruns;
    private long tone;

    TelephoneCall(VoiceScript script, CallAudio station) {
        this.script = script;
        this.station = station;
        station.answered();
    }

    VoiceScript script() {
        return script;
    }

    int millis() {
        return millis;
    }

    boolean isHungUp() {
        return hungUp;
    }

    int underruns() {
        return underruns;
    }

    void say(short sample) {
        began = true;
        dry = false;
        buffer.add(sample);
    }

    boolean isEmpty() {
        return buffer.isEmpty();
    }

    /** The next thing said begins anew. */
    void beginSpeech() {
        began = false;
        dry = false;
        buffer.clear();
    }

    /** The next 20 ms of what is heard. */
    short[] next() {
        if (reached(script.runDryAfter)) {
            buffer.clear();
        }
        short[] said = new short[CallAudio.SAMPLES];
        for (int i = 0; i < said.length && !buffer.isEmpty(); i++) {
            said[i] = buffer.remove();
        }
        short[] heard = new short[CallAudio.SAMPLES];
        if (!hungUp) {
            hungUp = !station.frame(said, heard) || reached(script.hangUpAfter);
            if (hungUp) {
                station.ended();
            }
        } else {
            busyTone(heard);
        }
        millis += FRAME;
        return heard;
    }

    /** True once for each time that there is nothing more to say, though there was before. */
    boolean ranDry() {
        boolean now = began && !dry && buffer.isEmpty();
        dry |= now;
        underruns += now ? 1 : 0;
        return now;
    }

    /** What the modem tells of the line now. */
    Optional<Character> sign() {
        if (reached(script.eventAfter)) {
            return Optional.of(script.event);
        }
        return hungUp && millis % 500 == 0 ? Optional.of('b') : Optional.empty();
    }

    boolean reached(int moment) {
        return moment != VoiceScript.NEVER && millis == moment / FRAME * FRAME;
    }

    boolean past(int moment) {
        return moment != VoiceScript.NEVER && millis >= moment;
    }

    boolean isGarbled() {
        return past(script.garbageAfter) && millis < script.garbageAfter + 1_000;
    }

    byte[] garbage() {
        byte[] noise = new byte[CallAudio.SAMPLES];
        random.nextBytes(noise);
        return noise;
    }

    private void busyTone(short[] heard) {
        for (int i = 0; i < heard.length; i++) {
            heard[i] = (short) (4_000 * Math.sin(2 * Math.PI * 425 * tone++ / 8_000));
        }
    }

    void end() {
        if (!hungUp) {
            hungUp = true;
            station.ended();
        }
    }
}
