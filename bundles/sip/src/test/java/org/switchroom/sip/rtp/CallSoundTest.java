package org.switchroom.sip.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.switchroom.phone.CallAudio;
import org.switchroom.sip.message.Codec;

/** Packets in and out, with the time in the test's hands. */
final class CallSoundTest {
    private static final InetSocketAddress THERE = address(1, 20_000);
    private static final InetSocketAddress ELSEWHERE = address(2, 30_000);
    private static final int FRAME = CallAudio.SAMPLES;

    private final Ear ear = new Ear();
    private final CallSound sound = new CallSound(ear, Codec.PCMA, THERE, new Random(1));
    private long now = 1_000_000_000_000L;

    private static InetSocketAddress address(int last, int port) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) last}), port);
        } catch (java.net.UnknownHostException never) {
            throw new AssertionError(never);
        }
    }

    private static byte[] packet(int sequence, long timestamp, int loudness) {
        return packet(Codec.PCMA, 7, sequence, timestamp, loudness);
    }

    private static byte[] packet(Codec codec, long source, int sequence, long timestamp, int loudness) {
        byte[] payload = new byte[FRAME];
        Arrays.fill(payload, codec.law().encode((short) loudness));
        return new RtpPacket(codec.payloadType(), sequence, timestamp, source, payload).octets(false);
    }

    private void hear(byte[] packet) {
        sound.received(packet, packet.length, THERE, now);
    }

    private void step() {
        sound.step();
        now += Pace.FRAME;
    }

    private void steps(int count) {
        for (int i = 0; i < count; i++) {
            step();
        }
    }

    @Test
    void what_is_said_goes_out_as_one_row_of_packets() {
        ear.saying = 1_000;
        RtpPacket first = out();
        RtpPacket second = out();

        assertThat(first.payloadType()).isEqualTo(8);
        assertThat(second.sequence()).isEqualTo(first.sequence() + 1);
        assertThat(second.timestamp() - first.timestamp()).isEqualTo(FRAME);
        assertThat(second.source()).isEqualTo(first.source());
        assertThat(second.samples()).isEqualTo(FRAME);
        assertThat((int) Codec.PCMA.law().decode(second.sample(0))).isCloseTo(1_000, within(40));
    }

    private RtpPacket out() {
        byte[] octets = sound.step().packet().orElseThrow();
        return RtpPacket.parse(octets, octets.length).orElseThrow();
    }

    @Test
    void packets_are_played_in_their_order_whatever_order_they_come_in() {
        hear(packet(1, 0, 1_000));
        hear(packet(3, 2 * FRAME, 3_000));
        hear(packet(2, FRAME, 2_000));

        steps(8);

        assertThat(ear.loud()).hasSize(3).isSorted();
    }

    @Test
    void a_lost_packet_is_silence_of_its_length() {
        for (int i = 0; i < 5; i++) {
            if (i != 2) {
                hear(packet(i, i * (long) FRAME, 1_000));
            }
            step();
        }
        steps(5);

        List<Boolean> loud =
                ear.heard.stream().map(frame -> Math.abs(frame[80]) > 50).toList();
        assertThat(loud.subList(3, 9)).containsExactly(true, true, false, true, true, false);
        assertThat(sound.sound().lost()).isEqualTo(1);
        assertThat(sound.sound().received()).isEqualTo(4);
    }

    /** Receivers that send nothing in a pause, with a timestamp that goes on and with one that stands still. */
    @Test
    void a_pause_without_packets_is_silence_and_no_tone_after_it_is_lost() {
        for (boolean standsStill : new boolean[] {false, true}) {
            ear.heard.clear();
            CallSound paused = new CallSound(ear, Codec.PCMA, THERE, new Random(1));
            long timestamp = 0;
            for (int i = 0; i < 20; i++) {
                boolean tone = i < 5 || i >= 10 && i < 15;
                if (tone) {
                    byte[] octets = packet(i < 5 ? i : i - 5, timestamp, 1_000);
                    paused.received(octets, octets.length, THERE, now);
                }
                timestamp += tone || !standsStill ? FRAME : 0;
                paused.step();
                now += Pace.FRAME;
            }
            paused.step();
            paused.step();
            paused.step();

            assertThat(ear.loud()).as("stands still: " + standsStill).hasSize(10);
            assertThat(paused.sound().lost()).isZero();
        }
    }

    @Test
    void timestamps_and_sequence_numbers_may_wrap() {
        for (int i = 0; i < 10; i++) {
            hear(packet(0xFFFB + i, 0xFFFF_FFFFL - 5 * FRAME + i * (long) FRAME, 1_000));
            step();
        }
        steps(4);

        assertThat(ear.loud()).hasSize(10);
        assertThat(sound.sound().lost()).isZero();
    }

    @Test
    void another_source_and_another_law_are_heard_at_once() {
        hear(packet(1, 0, 1_000));
        steps(4);
        hear(packet(Codec.PCMU, 99, 40_000, 5_000_000, 2_000));
        steps(4);

        assertThat(ear.loud()).hasSize(2);
        assertThat(sound.sound().lost()).isZero();
    }

    @Test
    void jitter_is_that_of_RFC_3550() {
        double jitter = 0;
        for (int i = 0; i < 200; i++) {
            long late = i % 2 == 0 ? 0 : 4_000_000;
            byte[] octets = packet(i, i * (long) FRAME, 1_000);
            sound.received(octets, octets.length, THERE, now + late);
            if (i > 0) {
                jitter += (4 - jitter) / 16;
            }
            now += Pace.FRAME;
        }

        assertThat(sound.sound().jitterMillis()).isCloseTo(jitter, within(0.01)).isCloseTo(4, within(0.1));
    }

    @Test
    void sound_goes_where_sound_comes_from_and_nobody_else_is_believed() {
        assertThat(sound.to()).isEqualTo(THERE);
        byte[] octets = packet(1, 0, 1_000);

        sound.received(octets, octets.length, ELSEWHERE, now);
        assertThat(sound.to()).isEqualTo(ELSEWHERE);
        sound.received(packet(2, FRAME, 9_000), octets.length, address(3, 1), now + 1);
        assertThat(sound.to()).isEqualTo(ELSEWHERE);
        steps(6);
        assertThat(ear.loud()).hasSize(1);

        sound.received(octets, octets.length, address(3, 1), now + 600_000_000L);
        assertThat(sound.to()).isEqualTo(address(3, 1));
    }

    @Test
    void who_holds_the_call_hears_nothing() {
        sound.moved(Codec.PCMU, ELSEWHERE, false);

        assertThat(sound.step().packet()).isEmpty();
        assertThat(sound.to()).isEqualTo(ELSEWHERE);
    }

    @Test
    void the_audio_hangs_up_after_its_last_words() {
        ear.goesOn = false;

        CallSound.Frame frame = sound.step();

        assertThat(frame.goesOn()).isFalse();
        assertThat(frame.packet()).isPresent();
    }
}
