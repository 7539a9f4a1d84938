package org.switchroom.contactid.tone;

/**
 * Says a row of DTMF keys, exactly to the sample. Each tone begins and ends in a raised cosine, for a hard edge clicks
 * over all frequencies; on and off are measured where the tone has half its amplitude.
 */
public final class Voice {
    /** 2 ms: the click is gone, and a 50 ms tone keeps 48 ms of its full level. */
    private static final int RAMP = 16;

    private final double amplitude;
    private final int on;
    private final int off;
    private String keys = "";
    private long first;
    private long now;

    /** @param dbm0 the level of each of the two tones of a key */
    public Voice(double dbm0, long samplesOn, long samplesOff) {
        amplitude = Level.amplitude(dbm0);
        on = (int) samplesOn + RAMP;
        off = (int) samplesOff - RAMP;
    }

    /** Says the keys, the first at the given sample; whatever was still to be said is not. */
    public void say(String keys, long at) {
        this.keys = keys;
        first = Math.max(at, now);
    }

    /** Fills the frame with the next samples. */
    public void fill(short[] frame) {
        for (int i = 0; i < frame.length; i++) {
            frame[i] = sample(now++);
        }
    }

    /** How many of the keys have begun to be said. */
    public int begun() {
        if (now <= first) {
            return 0;
        }
        return (int) Math.min(keys.length(), (now - first - 1) / (on + off) + 1);
    }

    /** The sample at which the last key has ended. */
    public long end() {
        return first + (long) keys.length() * (on + off) - off;
    }

    private short sample(long at) {
        long since = at - first;
        if (since < 0 || since >= (long) keys.length() * (on + off)) {
            return 0;
        }
        char key = keys.charAt((int) (since / (on + off)));
        int within = (int) (since % (on + off));
        if (within >= on) {
            return 0;
        }
        double sum = sine(Dtmf.row(key), within) + sine(Dtmf.column(key), within);
        return (short) Math.round(amplitude * shape(within) * sum);
    }

    private static double sine(double frequency, int within) {
        return Math.sin(2 * Math.PI * frequency * within / Rate.PER_SECOND);
    }

    private double shape(int within) {
        int fromEdge = Math.min(within, on - 1 - within);
        return fromEdge >= RAMP ? 1 : (1 - Math.cos(Math.PI * (fromEdge + 0.5) / RAMP)) / 2;
    }
}
