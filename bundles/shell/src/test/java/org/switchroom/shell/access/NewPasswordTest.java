package org.switchroom.shell.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchroom.shell.NotDone;

class NewPasswordTest {
    @TempDir
    Path etc;

    private final SecureRandom random = new SecureRandom();
    private Path file;
    private RealmFile users;

    @BeforeEach
    void vera_with_a_password() throws IOException {
        file = etc.resolve("users.properties");
        String hashed = RealmFile.hashed(PasswordHash.of("present one", random));
        Files.writeString(file, "# people\nvera=" + hashed + ",_g_:viewers,tenant:north\nolga = x,_g_:operators\n");
        users = new RealmFile(file);
    }

    @Test
    void keeps_groups_and_tenants_and_the_other_lines() throws Exception {
        NewPassword.set(users, "vera", "twelve letters", "twelve letters", random);

        assertThat(users.hash("vera").orElseThrow().matches("twelve letters")).isTrue();
        assertThat(users.entry("vera").orElseThrow()).endsWith("{CRYPT},_g_:viewers,tenant:north");
        assertThat(Files.readString(file)).startsWith("# people\n").endsWith("olga = x,_g_:operators\n");
    }

    @Test
    void wants_to_hear_the_present_one_first() throws Exception {
        NewPassword.check(users, "vera", "present one");

        assertThatThrownBy(() -> NewPassword.check(users, "vera", "guess"))
                .isInstanceOf(NotDone.class)
                .hasMessageContaining("nothing is changed");
    }

    @Test
    void refuses_two_different_ones_and_short_ones() {
        assertThatThrownBy(() -> NewPassword.set(users, "vera", "twelve letters", "twelve lettets", random))
                .hasMessageContaining("differ");
        assertThatThrownBy(() -> NewPassword.set(users, "vera", "short", "short", random))
                .hasMessageContaining("12 to 200");
        assertThat(users.hash("vera").orElseThrow().matches("present one")).isTrue();
    }

    @Test
    void has_nothing_to_change_for_somebody_who_came_with_a_key_only() {
        assertThatThrownBy(() -> NewPassword.check(users, "nobody", "x"))
                .hasMessageContaining("'nobody' has no password");
    }
}
