package org.switchroom.dc09.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class FrameCipherTest {
    private static final Instant TIME = Instant.parse("2026-01-02T12:00:00Z");
    private final FrameCipher cipher = new FrameCipher(Vectors.KEY_128);

    @Test
    void what_others_encrypted_is_read_with_128_and_with_256_bits() {
        FrameContent event = FrameContent.of("#1234|1130 01 015", TIME);

        assertThat(cipher.decrypt(FrameTest.sound(Vectors.EVENT_128).content())).contains(event);
        assertThat(new FrameCipher(Vectors.KEY_256)
                        .decrypt(FrameTest.sound(Vectors.EVENT_256).content()))
                .contains(event);
        assertThat(cipher.decrypt(FrameTest.sound(Vectors.POLL_128).content())).contains(FrameContent.of("", TIME));
    }

    @Test
    void the_cipher_of_a_known_plain_text_is_theirs() {
        assertThat(cipher.encrypt("xxxxxxxxxxx]_12:00:00,01-02-2026"))
                .isEqualTo(FrameTest.sound(Vectors.POLL_128).content());
    }

    @Test
    void what_is_encrypted_is_read_back_with_each_length_of_key_and_never_looks_the_same() {
        for (byte[] key : List.of(Vectors.KEY_128, Vectors.KEY_192, Vectors.KEY_256)) {
            FrameCipher each = new FrameCipher(key);
            for (int length = 0; length < 40; length++) {
                FrameContent content = FrameContent.of("#".repeat(length), TIME);

                List<String> ciphers =
                        Stream.generate(() -> each.encrypt(content)).limit(20).toList();

                // a single letter of padding may well be the same twice, not twenty times
                assertThat(ciphers)
                        .allSatisfy(text -> assertThat(each.decrypt(text)).contains(content))
                        .allMatch(text -> text.matches("([0-9A-F]{32})+"));
                assertThat(Set.copyOf(ciphers)).hasSizeGreaterThan(1);
            }
        }
    }

    @Test
    void any_padding_in_front_is_cut_off() {
        Optional<FrameContent> event = Optional.of(FrameContent.of("#1234|1130 01 015", TIME));

        // 38 bytes and a bar: padded to 48, to 64, and with none at all.
        assertThat(cipher.decrypt(cipher.encrypt("123456789|#1234|1130 01 015]_12:00:00,01-02-2026")))
                .isEqualTo(event);
        assertThat(cipher.decrypt(cipher.encrypt("x".repeat(16) + "123456789|#1234|1130 01 015]_12:00:00,01-02-2026")))
                .isEqualTo(event);
        assertThat(cipher.decrypt(cipher.encrypt("|#1234|1130 01 015][X123456]_12:00:00,01-02-2026")))
                .contains(new FrameContent(
                        "#1234|1130 01 015", List.of("X123456"), event.get().stamp()));
        assertThat(cipher.decrypt(cipher.encrypt("\0".repeat(10) + "|]_12:00:00,01-02-2026")))
                .as("the answer of another receiver")
                .contains(FrameContent.of("", TIME));
    }

    @Test
    void another_key_reads_nothing() {
        String digits = FrameTest.sound(Vectors.EVENT_128).content();

        assertThat(new FrameCipher(Vectors.KEY_256).decrypt(digits)).isEmpty();
        assertThat(cipher.decrypt(digits.toLowerCase(Locale.ROOT))).isPresent();
        assertThat(cipher.decrypt(digits.substring(2))).isEmpty();
        assertThat(cipher.decrypt("")).isEmpty();
        assertThat(cipher.decrypt("zz".repeat(16))).isEmpty();
    }

    @Test
    void a_key_has_one_of_three_lengths() {
        assertThatThrownBy(() -> new FrameCipher(new byte[15])).hasMessageContaining("16, 24 or 32");
    }
}
