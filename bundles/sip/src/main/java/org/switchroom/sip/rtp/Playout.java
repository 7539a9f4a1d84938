package org.switchroom.sip.rtp;

import java.util.Arrays;
import org.switchroom.phone.CallAudio;
import org.switchroom.sip.message.Codec;

/**
 * Puts packets where their timestamps say and plays them a little later, so that late ones find their place. Where
 * nothing came there is silence: some receivers send nothing between their tones, and a tone must not be stretched. For
 * one thread.
 */
final class Playout {
    /** How much later, in samples: packets may come this much after their time. */
    private static final int DEPTH = 3 * CallAudio.SAMPLES;
    /** Beyond this the other side's time is another one. */
    private static final int CAPACITY = 8_192;

    private final short[] samples = new short[CAPACITY];
    private boolean begun;
    private long source;
    private int newest; // sequence number
    private int playing; // timestamp of the next sample to be played, modulo 2^32

    void put(RtpPacket packet, Codec codec) {
        int ahead = (int) packet.timestamp() - playing;
        boolean later = (short) (packet.sequence() - newest) > 0;
        // The newest packet behind or far before what is played: its sender's time has jumped, or stood still in a
        // pause.
        boolean jumped = later && (ahead < 0 || ahead > CAPACITY - RtpPacket.MOST_SAMPLES);
        if (!begun || packet.source() != source || jumped) {
            begin(packet);
            ahead = DEPTH;
        } else if (later) {
            newest = packet.sequence();
        }
        if (ahead < 0 || ahead > CAPACITY - RtpPacket.MOST_SAMPLES) {
            return;
        }
        int at = (int) packet.timestamp();
        for (int i = 0; i < packet.samples(); i++) {
            samples[at + i & CAPACITY - 1] = codec.law().decode(packet.sample(i));
        }
    }

    private void begin(RtpPacket packet) {
        Arrays.fill(samples, (short) 0);
        begun = true;
        source = packet.source();
        newest = packet.sequence();
        playing = (int) packet.timestamp() - DEPTH;
    }

    /** The next 20 ms. */
    void play(short[] heard) {
        for (int i = 0; i < CallAudio.SAMPLES; i++) {
            int at = playing + i & CAPACITY - 1;
            heard[i] = samples[at];
            samples[at] = 0;
        }
        playing += CallAudio.SAMPLES;
    }
}
