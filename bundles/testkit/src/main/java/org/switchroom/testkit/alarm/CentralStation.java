package org.switchroom.testkit.alarm;

import java.util.ArrayList;
import java.util.List;
import org.switchroom.phone.CallAudio;

/**
 * The sound of a central station's Contact ID receiver for one call; {@link #answered} makes it pick up. What it heard is
 * read when the call is over, or from the thread that calls it.
 */
public final class CentralStation implements CallAudio {
    private static final String VALUES = "1234567890*#ABC";
    /** Longer between two digits, and what came before is forgotten. */
    private static final int BETWEEN_DIGITS = 300 * 8;

    private final StationScript script;
    private final DigitEar ear = new DigitEar();
    private final StationVoice voice = new StationVoice();
    private final StringBuilder buffer = new StringBuilder();
    private final List<String> messages = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private boolean up;
    private boolean over;
    private long now;
    private long lastDigit;
    private long nextHandshake;
    private long hangUpAt;
    private int digits;
    private int wholeMessages;

    public CentralStation(StationScript script) {
        this.script = script;
    }

    /** The keys of each message whose sum was right and to which a kiss-off was begun, in order; repeats too. */
    public List<String> messages() {
        return List.copyOf(messages);
    }

    /** What it took for a message and did not like, or had to keep silent about. */
    public List<String> refused() {
        return List.copyOf(refused);
    }

    /** All digits that it heard, of whole messages or not. */
    public int digits() {
        return digits;
    }

    /** True when {@link #ended} was called. */
    public boolean isOver() {
        return over;
    }

    @Override
    public void answered() {
        up = true;
        now = 0;
        nextHandshake = script.handshakeAfter * 8L;
        hangUpAt = script.hangUpAt == Integer.MAX_VALUE ? Long.MAX_VALUE : script.hangUpAt * 8L;
    }

    @Override
    public boolean frame(short[] heard, short[] say) {
        for (int i = 0; i < heard.length; i++) {
            if (up) {
                listen(heard[i]);
                invite();
            }
            say[i] = voice.next();
            now++;
        }
        return !up || now < hangUpAt;
    }

    @Override
    public void ended() {
        up = false;
        over = true;
    }

    private void invite() {
        if (digits > 0 || now < nextHandshake) {
            return;
        }
        nextHandshake = now + script.handshakeAgain * 8L;
        boolean low = script.handshake == StationScript.Handshake.BOTH
                || script.handshake == StationScript.Handshake.LOW_ONLY;
        boolean high = script.handshake == StationScript.Handshake.BOTH
                || script.handshake == StationScript.Handshake.HIGH_ONLY;
        part(low, 1400, script.dbm0);
        voice.silence(script.handshakeGap);
        part(high, 2300, script.dbm0 + script.twist);
    }

    private void part(boolean said, double frequency, double dbm0) {
        if (said) {
            voice.tone(frequency * script.drift, dbm0, script.handshakeTone);
        } else {
            voice.silence(script.handshakeTone);
        }
    }

    private void listen(short sample) {
        ear.hear(sample).ifPresent(this::press);
        if (buffer.length() > 0 && now - lastDigit > BETWEEN_DIGITS) {
            buffer.setLength(0);
        }
    }

    private void press(char key) {
        lastDigit = now;
        if (digits == 0) {
            // It was inviting again: the other side speaks already.
            voice.clear();
        }
        digits++;
        if (digits == script.hangUpAfterDigits) {
            hangUpAt = now;
        }
        if (buffer.length() < script.deafAfter) {
            buffer.append(key);
        }
        if (buffer.length() == 16) {
            judge(buffer.toString());
            buffer.setLength(0);
        }
    }

    private void judge(String keys) {
        int sum = keys.chars()
                .map(key -> VALUES.indexOf(key == 'D' ? '0' : key) + 1)
                .sum();
        String type = keys.substring(4, 6);
        boolean good = sum % 15 == 0 && (type.equals("18") || type.equals("98"));
        wholeMessages += good ? 1 : 0;
        if (!good || wholeMessages <= script.silentFor || script.kissOff == 0) {
            refused.add(keys);
            return;
        }
        messages.add(keys);
        // The key was known before it ended.
        voice.silence(20 + script.kissOffAfter);
        voice.tone(script.kissOffHz * script.drift, script.dbm0, script.endless ? 3_600_000 : script.kissOff);
        if (script.hangUpIntoKissOff != Integer.MAX_VALUE) {
            hangUpAt = now + (20 + script.kissOffAfter + script.hangUpIntoKissOff) * 8L;
        }
    }
}
