package org.switchroom.sip.rtp;

/**
 * When frames are due: every 20 ms from the beginning, by the monotonic clock. A late frame does not move the next one.
 * For one thread.
 */
final class Pace {
    static final long FRAME = 20_000_000L;
    /** Frames that may be made up for, one after the other; the receiver's buffer holds no more. */
    private static final int MOST_MADE_UP = 5;

    private long next;

    Pace(long begin) {
        next = begin;
    }

    /** Until the next frame; not positive when it is due. */
    long left(long now) {
        return next - now;
    }

    /** The next frame is taken. */
    void step() {
        next += FRAME;
    }

    /** Nobody spoke; what is past is not made up for. */
    void begin(long now) {
        next = now;
    }

    /** How many frames must be left out, because too many are late. */
    int skipped(long now) {
        long late = (now - next) / FRAME;
        if (late <= MOST_MADE_UP) {
            return 0;
        }
        next += late * FRAME;
        return (int) Math.min(late, Integer.MAX_VALUE);
    }
}
