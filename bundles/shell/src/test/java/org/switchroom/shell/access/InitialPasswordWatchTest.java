package org.switchroom.shell.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitialPasswordWatchTest {
    @TempDir
    Path etc;

    private final SecureRandom random = new SecureRandom();
    private Path users;
    private InitialPasswordWatch watch;

    @BeforeEach
    void after_the_first_start() throws IOException {
        users = etc.resolve("users.properties");
        Files.writeString(users, "");
        new FirstStart(etc, random).makeAdministrator();
        watch = new InitialPasswordWatch(etc);
    }

    @AfterEach
    void close() {
        watch.close();
    }

    @Test
    void keeps_the_file_while_its_password_opens_the_door() {
        watch.look();

        assertThat(etc.resolve("initial-password")).exists();
    }

    @Test
    void keeps_the_file_when_another_user_was_added() throws IOException {
        watch.look();
        Files.writeString(users, Files.readString(users) + "vera = secret,_g_:viewers\n");
        touched();

        watch.look();

        assertThat(etc.resolve("initial-password")).exists();
    }

    @Test
    void removes_the_file_when_the_password_was_changed() throws Exception {
        watch.look();
        RealmFile realm = new RealmFile(users);
        NewPassword.set(realm, "admin", "another long one", "another long one", random);
        touched();

        watch.look();

        assertThat(etc.resolve("initial-password")).doesNotExist();
    }

    @Test
    void removes_the_file_when_somebody_wrote_another_password_in_clear() throws IOException {
        Files.writeString(users, "admin = another,_g_:administrators\n");

        watch.look();

        assertThat(etc.resolve("initial-password")).doesNotExist();
    }

    @Test
    void removes_the_file_when_the_administrator_is_gone() throws IOException {
        Files.writeString(users, "vera = secret,_g_:viewers\n");

        watch.look();

        assertThat(etc.resolve("initial-password")).doesNotExist();
    }

    /** File systems count in coarse steps; a test is faster than that. */
    private void touched() throws IOException {
        Files.setLastModifiedTime(
                users, FileTime.fromMillis(Files.getLastModifiedTime(users).toMillis() + 5000));
    }
}
