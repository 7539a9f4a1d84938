package org.switchroom.voice.modem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.switchroom.phone.Ending;

/** Whatever a modem sends: 100,000 inputs here, 10,000,000 by {@code bench/run fuzz}. */
final class HostileVoiceTest {
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 100_000);
    private static final int[] SPECIAL = {0x10, 0x03, 0x1A, '\r', '\n', 'X', '.', 'b', 'd', 'l', 'u', 'O', 'K', 0xFF};
    private static final String[] WORDS = {
        "\r\nOK\r\n", "\r\nCONNECT\r\n", "\r\nVCON\r\n", "\r\nNO CARRIER\r\n", "\r\nBUSY\r\n", "\r\nERROR\r\n", "RING\r"
    };

    private final Random random = new Random(Long.getLong("fuzz.seed", 253));

    private byte[] noise() {
        byte[] noise = new byte[1 + random.nextInt(60)];
        for (int at = 0; at < noise.length; at++) {
            noise[at] = (byte) (random.nextBoolean() ? SPECIAL[random.nextInt(SPECIAL.length)] : random.nextInt(256));
        }
        return noise;
    }

    @Test
    void the_reader_gives_no_more_than_it_got_and_keeps_nothing() {
        ModemReader reader = new ModemReader();
        int lines = 0;
        int signs = 0;
        int ends = 0;
        for (int i = 0; i < INPUTS; i++) {
            if (random.nextInt(8) == 0) {
                reader.hear();
            }
            Heard heard = new Heard();
            byte[] noise = noise();

            reader.read(noise, heard);

            // A sign for two octets of 10h is one octet shorter than they are with what comes before it.
            assertThat(heard.sound.size()).isLessThanOrEqualTo(noise.length + 1);
            assertThat(heard.lines).allMatch(line -> line.length() <= 256);
            lines += heard.lines.size();
            signs += heard.events.size();
            ends += heard.ends;
        }

        assertThat(lines).isGreaterThan(INPUTS / 100);
        assertThat(signs).isGreaterThan(INPUTS / 100);
        assertThat(ends).isGreaterThan(INPUTS / 100);
    }

    @Test
    void the_modem_ends_every_call_once_and_works_again() {
        PaperVoiceModem paper = new PaperVoiceModem();
        paper.ready();
        int calls = 0;
        for (int i = 0; i < INPUTS / 10; i++) {
            if (paper.ending.isEmpty() && !paper.modem.isInCall() && paper.isReady()) {
                paper.dial(Duration.ofSeconds(5), Duration.ofSeconds(20));
            }
            boolean word = random.nextInt(3) == 0;
            paper.hear(word ? WORDS[random.nextInt(WORDS.length)].getBytes(StandardCharsets.US_ASCII) : noise());
            paper.turn(Duration.ofMillis(random.nextInt(400)));
            Optional<Ending> ended = paper.ending;
            if (ended.isPresent()) {
                calls++;
                assertThat(paper.audio.endings).hasValue(1);
                paper.ending = Optional.empty();
            }
            if (random.nextInt(200) == 0) {
                paper.lose("pulled");
            }
            if (!paper.isOpen()) {
                paper.turn(Duration.ofSeconds(6));
                paper.ready();
            }
        }
        paper.turn(Duration.ofSeconds(60));

        assertThat(calls).isGreaterThan(INPUTS / 10_000);
        assertThat(paper.modem.isInCall()).isFalse();
    }
}
