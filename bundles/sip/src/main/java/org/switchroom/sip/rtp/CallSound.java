package org.switchroom.sip.rtp;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.switchroom.phone.CallAudio;
import org.switchroom.phone.Ending;
import org.switchroom.sip.message.Codec;

/**
 * One call's sound, packet by packet: what came is played to the audio, what it says becomes the next packet. Sound goes
 * where sound comes from (RFC 4961), because addresses in messages are often those behind a translator. On the sound
 * thread only.
 */
final class CallSound {
    /** Another sender is believed when the one before was silent for so long. */
    private static final long SILENT_NANOS = 500_000_000L;

    private final CallAudio audio;
    private final Playout playout = new Playout();
    private final SoundCount count = new SoundCount();
    private final short[] heard = new short[CallAudio.SAMPLES];
    private final short[] say = new short[CallAudio.SAMPLES];
    private final long source;
    private int sequence;
    private int timestamp;
    private boolean first = true;

    private Codec codec;
    private InetSocketAddress to;
    private Optional<InetSocketAddress> heardFrom = Optional.empty();
    private long heardAt;
    private boolean speaks = true;

    CallSound(CallAudio audio, Codec codec, InetSocketAddress to, Random random) {
        this.audio = audio;
        this.codec = codec;
        this.to = to;
        this.source = random.nextInt();
        this.sequence = random.nextInt(0x8000);
        this.timestamp = random.nextInt();
    }

    /** The other side says where it is; believed until sound comes from elsewhere. */
    void moved(Codec spoken, InetSocketAddress there, boolean listens) {
        codec = spoken;
        speaks = listens;
        if (!there.equals(to)) {
            to = there;
            heardFrom = Optional.empty();
        }
    }

    /** @param nanos when it came, of the monotonic clock */
    void received(byte[] octets, int length, InetSocketAddress from, long nanos) {
        Optional<RtpPacket> packet = RtpPacket.parse(octets, length);
        Optional<Codec> spoken = packet.flatMap(each -> Codec.of(each.payloadType()));
        if (packet.isEmpty() || spoken.isEmpty()) {
            return;
        }
        boolean known = heardFrom.filter(from::equals).isPresent();
        if (!known && heardFrom.isPresent() && nanos - heardAt < SILENT_NANOS) {
            return;
        }
        heardFrom = Optional.of(from);
        heardAt = nanos;
        count.count(packet.get(), nanos);
        playout.put(packet.get(), spoken.get());
    }

    InetSocketAddress to() {
        return heardFrom.orElse(to);
    }

    /**
     * The next 20 ms.
     *
     * @return the packet to send; empty when the audio wants to hang up and has said its last
     */
    Frame step() {
        playout.play(heard);
        Arrays.fill(say, (short) 0);
        boolean goesOn = audio.frame(heard, say);
        byte[] payload = new byte[CallAudio.SAMPLES];
        for (int i = 0; i < payload.length; i++) {
            payload[i] = codec.law().encode(say[i]);
        }
        byte[] packet =
                new RtpPacket(codec.payloadType(), sequence, timestamp & 0xFFFF_FFFFL, source, payload).octets(first);
        first = false;
        sequence++;
        timestamp += CallAudio.SAMPLES;
        return new Frame(speaks ? Optional.of(packet) : Optional.empty(), goesOn);
    }

    /**
     * What came of 20 ms.
     *
     * @param goesOn false to hang up
     */
    record Frame(Optional<byte[]> packet, boolean goesOn) {}

    /** Frames that were left out because this machine was late: their time passes as silence. */
    void skip(int frames) {
        timestamp += frames * CallAudio.SAMPLES;
        for (int i = 0; i < Math.min(frames, 50); i++) {
            playout.play(heard);
        }
    }

    Ending.Sound sound() {
        return count.sound();
    }
}
