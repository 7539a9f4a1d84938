package org.switchroom.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Beside the audioop of Debian's Python, which shares no code with ours. */
final class G711Test {
    private static final String PEER = "import sys, warnings\nwarnings.simplefilter('ignore')\nimport audioop\n"
            + "samples = sys.stdin.buffer.read()\n"
            + "coded = audioop.lin2%1$s(samples, 2)\n"
            + "sys.stdout.buffer.write(coded)\n"
            + "sys.stdout.buffer.write(audioop.%1$s2lin(bytes(range(256)), 2))\n";

    @ParameterizedTest
    @EnumSource(G711.class)
    void every_sample_and_every_code_is_that_of_audioop(G711 law) throws Exception {
        ByteBuffer samples = ByteBuffer.allocate(2 * 65_536).order(ByteOrder.LITTLE_ENDIAN);
        for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
            samples.putShort((short) sample);
        }

        ByteBuffer peer = ByteBuffer.wrap(python(law == G711.A_LAW ? "alaw" : "ulaw", samples.array()))
                .order(ByteOrder.LITTLE_ENDIAN);

        for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
            assertThat(law.encode((short) sample)).as("sample " + sample).isEqualTo(peer.get());
        }
        for (int code = 0; code < 256; code++) {
            assertThat(law.decode((byte) code)).as("code " + code).isEqualTo(peer.getShort());
        }
    }

    /** ITU-T G.711, tables 1a and 2a: the code words of full scale, of the smallest positive step and of silence. */
    @Test
    void the_code_words_of_the_tables() {
        assertThat(G711.A_LAW.encode(Short.MAX_VALUE)).isEqualTo((byte) 0b1010_1010);
        assertThat(G711.A_LAW.encode((short) 0)).isEqualTo((byte) 0b1101_0101);
        assertThat(G711.MU_LAW.encode(Short.MAX_VALUE)).isEqualTo((byte) 0b1000_0000);
        assertThat(G711.MU_LAW.encode((short) 0)).isEqualTo((byte) 0b1111_1111);
    }

    private static byte[] python(String law, byte[] samples) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder("/usr/bin/python3", "-c", PEER.formatted(law)).start();
        } catch (IOException missing) {
            throw new AssertionError("/usr/bin/python3 is missing. As root: ./switchroom peers", missing);
        }
        CompletableFuture<Void> written = CompletableFuture.runAsync(() -> {
            try (var in = process.getOutputStream()) {
                in.write(samples);
            } catch (IOException ended) {
                throw new IllegalStateException(ended);
            }
        });
        byte[] answer = process.getInputStream().readAllBytes();
        assertThat(new String(process.getErrorStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .as("audioop of /usr/bin/python3")
                .isEmpty();
        written.join();
        return answer;
    }
}
