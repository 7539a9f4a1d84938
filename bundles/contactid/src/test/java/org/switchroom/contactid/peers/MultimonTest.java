package org.switchroom.contactid.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchroom.contactid.ContactId;
import org.switchroom.contactid.tone.Voice;

/** Debian's multimon-ng hears our digits. */
class MultimonTest {
    /** What it takes for a sample rate, in units that ours divides: 441 of its samples are 160 of ours. */
    private static final int ITS = 441;

    private static final int OURS = 160;

    @TempDir
    private Path folder;

    @Test
    void it_hears_every_key_as_it_was_said() throws Exception {
        StringBuilder said = new StringBuilder();
        StringBuilder heard = new StringBuilder();
        for (String digits : new String[] {"1234181131010158", "BCDE981110070427", "FFFF18660200FFF7"}) {
            String keys = ContactId.parse(digits).keys();
            said.append(keys);
            heard.append(hear(voice(keys)));
        }

        assertThat(heard).hasToString(said.toString());
    }

    private static short[] voice(String keys) {
        Voice voice = new Voice(-10, 400, 400);
        voice.say(keys, 1600);
        short[] samples = new short[20_000];
        voice.fill(samples);
        return samples;
    }

    private String hear(short[] samples) throws Exception {
        Path output = folder.resolve("heard");
        Process multimon;
        try {
            multimon = new ProcessBuilder("multimon-ng", "-q", "-c", "-a", "DTMF", "-t", "raw", "-")
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException missing) {
            throw new AssertionError("Debian's multimon-ng is missing. As root: ./switchroom peers", missing);
        }
        try (OutputStream sound = multimon.getOutputStream()) {
            sound.write(resampled(samples));
        }
        assertThat(multimon.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readAllLines(output, StandardCharsets.UTF_8).stream()
                .filter(line -> line.startsWith("DTMF: "))
                .map(line -> line.substring(6).strip())
                .collect(Collectors.joining());
    }

    /** From 8,000 to 22,050 samples a second: the band-limited sound between ours. */
    private static byte[] resampled(short[] samples) {
        int count = (int) ((long) samples.length * ITS / OURS);
        ByteBuffer bytes = ByteBuffer.allocate(2 * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            double at = (double) i * OURS / ITS;
            double sum = 0;
            for (int near = Math.max(0, (int) at - 15); near < Math.min(samples.length, (int) at + 16); near++) {
                double away = near - at;
                double window = (1 + Math.cos(Math.PI * away / 16)) / 2;
                sum += samples[near] * window * (away == 0 ? 1 : Math.sin(Math.PI * away) / (Math.PI * away));
            }
            bytes.putShort((short) Math.max(-32768, Math.min(32767, Math.round(sum))));
        }
        return bytes.array();
    }
}
