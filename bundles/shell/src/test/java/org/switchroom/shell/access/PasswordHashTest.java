package org.switchroom.shell.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {
    private final SecureRandom random = new SecureRandom();

    @Test
    void knows_its_password_and_no_other_after_it_was_written_and_read() {
        PasswordHash kept = PasswordHash.parse(
                        PasswordHash.of("gate 2, pässword=€", random).text())
                .orElseThrow();

        assertThat(kept.matches("gate 2, pässword=€")).isTrue();
        assertThat(kept.matches("gate 2, pässword=£")).isFalse();
    }

    @Test
    void the_same_password_has_another_hash_each_time() {
        assertThat(PasswordHash.of("same", random).text())
                .isNotEqualTo(PasswordHash.of("same", random).text());
    }

    @Test
    void is_the_PBKDF2_of_the_published_vector() {
        // Independent check of the parameters: PBKDF2-HMAC-SHA256, "password", "salt", 4096 rounds, 32 bytes.
        PasswordHash vector = PasswordHash.parse(
                        "pbkdf2-sha256:4096:c2FsdA:xeR41ZKIyEGqUw22hFxMjZYok6ABzk4RpJY4c6qYE0o")
                .orElseThrow();

        assertThat(vector.matches("password")).isTrue();
    }

    @Test
    void new_hashes_take_the_rounds_that_OWASP_asks_for_and_have_no_comma() {
        assertThat(PasswordHash.of("x", random).text())
                .startsWith("pbkdf2-sha256:600000:")
                .doesNotContain(",");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "pbkdf2-sha256:600000:c2FsdA",
                "pbkdf2-sha256:0:c2FsdA:c2FsdA",
                "pbkdf2-sha256:999999999:c2FsdA:c2FsdA",
                "pbkdf2-sha256:x:c2FsdA:c2FsdA",
                "pbkdf2-sha256:1::",
                "pbkdf2-sha256:1:*:c2FsdA",
                "sha1:1:c2FsdA:c2FsdA"
            })
    void opens_for_nobody_when_what_is_kept_is_damaged(String kept) {
        assertThat(PasswordHash.parse(kept)).isEmpty();
        assertThat(new KarafPasswords(random).checkPassword("", kept)).isFalse();
    }
}
