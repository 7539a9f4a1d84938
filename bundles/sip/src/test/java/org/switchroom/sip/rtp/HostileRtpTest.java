package org.switchroom.sip.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.switchroom.sip.message.Codec;

/** Whatever comes to the port of a call's sound; the seed is fixed, so that a failure comes again. */
final class HostileRtpTest {
    /** {@code bench/run fuzz} takes more. */
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 100_000);

    @Test
    void hostile_packets_are_played_or_passed_over_and_nothing_else() {
        Random random = new Random(Long.getLong("fuzz.seed", 42));
        InetSocketAddress from = InetSocketAddress.createUnresolved("peer", 1);
        Ear ear = new Ear();
        CallSound sound = new CallSound(ear, Codec.PCMA, from, random);
        int sequence = 0;
        for (int i = 0; i < INPUTS; i++) {
            byte[] octets = new byte[random.nextInt(400)];
            random.nextBytes(octets);
            if (random.nextInt(3) > 0 && octets.length >= 12) {
                sequence++;
                octets[0] = (byte) (random.nextInt(4) == 0 ? octets[0] & 0x3F | 0x80 : 0x80);
                octets[1] = (byte) (random.nextBoolean() ? 8 : 0);
                octets[2] = (byte) (sequence >> 8);
                octets[3] = (byte) sequence;
                if (random.nextInt(10) > 0) {
                    Arrays.fill(octets, 8, 12, (byte) 1);
                }
            }
            sound.received(octets, random.nextInt(20) == 0 ? octets.length / 2 : octets.length, from, i * 1_000_000L);
            if (i % 20 == 0) {
                ear.heard.clear();
                assertThat(sound.step().packet().orElseThrow()).hasSize(172);
            }
        }
        assertThat(sound.sound().received()).isGreaterThan(INPUTS / 10);
        assertThat(sound.sound().lost()).isNotNegative();
        assertThat(sound.sound().jitterMillis()).isNotNaN().isNotNegative();
    }
}
