package org.switchroom.sip.rtp;

import org.switchroom.phone.Ending;

/** Counts packets of one source after another (RFC 3550 appendix A.1, A.3, A.8). For one thread. */
final class SoundCount {
    /** A jump by more is another beginning and no loss. */
    private static final int MOST_DROPOUT = 3_000;

    private static final int MOST_MISORDER = 100;

    private long received;
    private long expectedBefore;
    private long receivedHere;
    private boolean begun;
    private long source;
    private long first; // extended sequence numbers of this source
    private long highest;
    private long transit;
    private double jitter;

    /** @param arrived nanoseconds of the monotonic clock */
    void count(RtpPacket packet, long arrived) {
        int step = (short) (packet.sequence() - (int) highest);
        long now = arrived / 125_000 - packet.timestamp();
        if (!begun || packet.source() != source || step > MOST_DROPOUT || step < -MOST_MISORDER) {
            expectedBefore += expectedHere();
            begun = true;
            source = packet.source();
            first = packet.sequence();
            highest = first;
            receivedHere = 0;
            transit = now;
        } else if (step > 0) {
            highest += step;
        }
        received++;
        receivedHere++;
        double change = Math.abs((int) (now - transit));
        // A timestamp that jumps is no jitter.
        if (change < 8_000) {
            jitter += (change - jitter) / 16;
        }
        transit = now;
    }

    private long expectedHere() {
        return begun ? Math.max(highest - first + 1, receivedHere) : 0;
    }

    Ending.Sound sound() {
        return new Ending.Sound(received, Math.max(0, expectedBefore + expectedHere() - received), jitter / 8);
    }
}
