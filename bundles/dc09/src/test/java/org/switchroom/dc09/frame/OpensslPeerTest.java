package org.switchroom.dc09.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Our cipher beside that of openssl, which shares no code with Java's. */
final class OpensslPeerTest {
    private static byte[] openssl(byte[] input, byte[] key, String direction) throws IOException {
        Process openssl;
        try {
            openssl = new ProcessBuilder(
                            "openssl",
                            "enc",
                            "-aes-" + key.length * 8 + "-cbc",
                            direction,
                            "-nopad",
                            "-K",
                            HexFormat.of().formatHex(key),
                            "-iv",
                            "0".repeat(32))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException absent) {
            throw new AssertionError("openssl is missing. As root: ./switchroom peers", absent);
        }
        try (var in = openssl.getOutputStream()) {
            in.write(input);
        }
        return openssl.getInputStream().readAllBytes();
    }

    @Test
    void openssl_reads_what_we_encrypt_and_we_what_it_encrypts() throws IOException {
        FrameContent event = FrameContent.of("#1234|1130 01 015", Instant.parse("2026-01-02T12:00:00Z"));
        for (byte[] key : List.of(Vectors.KEY_128, Vectors.KEY_192, Vectors.KEY_256)) {
            FrameCipher cipher = new FrameCipher(key);

            byte[] theirs = openssl(HexFormat.of().parseHex(cipher.encrypt(event)), key, "-d");
            byte[] padded = ("0123456789" + "|" + event).getBytes(Frame.CHARACTERS);
            byte[] whole = java.util.Arrays.copyOf(padded, (padded.length + 15) / 16 * 16);

            assertThat(new String(theirs, Frame.CHARACTERS)).endsWith("|" + event);
            assertThat(cipher.decrypt(HexFormat.of().formatHex(openssl(whole, key, "-e"))))
                    .contains(event);
        }
    }
}
