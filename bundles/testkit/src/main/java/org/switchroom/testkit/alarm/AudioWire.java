package org.switchroom.testkit.alarm;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.switchroom.phone.CallAudio;

/**
 * A telephone line of virtual time: the frames of one end are heard by the other, 20 ms after 20 ms, as fast as they can
 * be computed. What happens to them on the way can be told.
 */
public final class AudioWire {
    private final CallAudio caller;
    private final CallAudio station;
    private final Deque<short[]> toCaller = new ArrayDeque<>();
    private final Deque<short[]> toStation = new ArrayDeque<>();
    private UnaryOperator<short[]> way = frame -> frame;
    private long frames;

    public AudioWire(CallAudio caller, CallAudio station) {
        this.caller = caller;
        this.station = station;
        delay(1);
    }

    /** Frames on the way, in each direction. */
    public AudioWire delay(int count) {
        for (int i = toCaller.size(); i < count; i++) {
            toCaller.add(new short[CallAudio.SAMPLES]);
            toStation.add(new short[CallAudio.SAMPLES]);
        }
        return this;
    }

    /** Something that happens to each frame, after what happens already. */
    public AudioWire through(UnaryOperator<short[]> change) {
        UnaryOperator<short[]> before = way;
        way = frame -> change.apply(before.apply(frame));
        return this;
    }

    /** Loses packets by chance. */
    public AudioWire loses(double share, long seed) {
        Random random = new Random(seed);
        return through(frame -> random.nextDouble() < share ? new short[frame.length] : frame);
    }

    /** White noise of this level. */
    public AudioWire noise(double dbm0, long seed) {
        Random random = new Random(seed);
        double sigma = 32768 / Math.sqrt(2) * Math.pow(10, (dbm0 - 3.17) / 20);
        return through(frame -> {
            short[] noisy = new short[frame.length];
            for (int i = 0; i < frame.length; i++) {
                noisy[i] = clip(frame[i] + sigma * random.nextGaussian());
            }
            return noisy;
        });
    }

    /** Louder or softer. */
    public AudioWire gain(double decibels) {
        double factor = Math.pow(10, decibels / 20);
        return through(frame -> {
            short[] changed = new short[frame.length];
            for (int i = 0; i < frame.length; i++) {
                changed[i] = clip(frame[i] * factor);
            }
            return changed;
        });
    }

    /** As an A-law line has it (ITU-T G.711): 13 segments, 16 steps each. */
    public AudioWire alaw() {
        return through(frame -> {
            short[] coarse = new short[frame.length];
            for (int i = 0; i < frame.length; i++) {
                coarse[i] = throughAlaw(frame[i]);
            }
            return coarse;
        });
    }

    /** Lets the caller call and the station pick up at once; returns when somebody hung up, or after so many seconds. */
    public Hangup run(int seconds) {
        caller.answered();
        station.answered();
        Hangup hangup = Hangup.NOBODY;
        while (hangup == Hangup.NOBODY && frames < seconds * 50L) {
            hangup = step();
        }
        caller.ended();
        station.ended();
        return hangup;
    }

    /** Who hung up. */
    public enum Hangup {
        CALLER,
        STATION,
        NOBODY
    }

    /** 20 ms. */
    public Hangup step() {
        frames++;
        short[] fromCaller = new short[CallAudio.SAMPLES];
        short[] fromStation = new short[CallAudio.SAMPLES];
        boolean callerStays = caller.frame(toCaller.remove(), fromCaller);
        boolean stationStays = station.frame(toStation.remove(), fromStation);
        toStation.add(way.apply(fromCaller));
        toCaller.add(way.apply(fromStation));
        if (!callerStays) {
            return Hangup.CALLER;
        }
        return stationStays ? Hangup.NOBODY : Hangup.STATION;
    }

    /** Since the beginning. */
    public long millis() {
        return frames * 20;
    }

    private static short clip(double value) {
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(value)));
    }

    private static short throughAlaw(short sample) {
        int size = Math.min(Math.abs((int) sample), 32767);
        int step = size < 512 ? 16 : Integer.highestOneBit(size) / 16;
        int middle = size / step * step + step / 2;
        return (short) (sample < 0 ? -middle : middle);
    }
}
