package org.switchroom.shell.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the way in when nobody is there yet: an administrator with a random password, and a key for the console. What
 * an administrator prepared in {@code etc/} before the first start stays as it is.
 */
final class FirstStart {
    static final String ADMINISTRATOR = "admin";

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);
    private static final String GROUP = ",_g_:administrators";

    private final Path etc;
    private final SecureRandom random;

    FirstStart(Path etc, SecureRandom random) {
        this.etc = etc;
        this.random = random;
    }

    /** The administrator, before anybody can log in. */
    void makeAdministrator() {
        makeAdministrator(new RealmFile(etc.resolve("users.properties")));
    }

    /** The console's key; takes seconds on a busy machine, so it is nothing to wait for. */
    void makeConsoleKey() {
        makeConsoleKey(new RealmFile(etc.resolve("keys.properties")));
    }

    private void makeAdministrator(RealmFile users) {
        users.close();
        if (users.hasUsers()) {
            return;
        }
        String password = InitialPassword.random(random);
        try {
            new InitialPassword(etc).write(password);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot write etc/initial-password, so no administrator is made; check the owner of etc/", e);
        }
        users.add(ADMINISTRATOR, RealmFile.hashed(PasswordHash.of(password, random)) + GROUP);
        LOG.info(
                "First start: made the administrator '{}'. The password is in etc/initial-password; change it with switchroom:passwd",
                ADMINISTRATOR);
    }

    private void makeConsoleKey(RealmFile keys) {
        keys.close();
        Path file = etc.resolve("console.key");
        if (keys.hasUsers() || Files.exists(file)) {
            return;
        }
        ConsoleKey key = ConsoleKey.make(random);
        try {
            PrivateFiles.create(file, key.privateText());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write etc/console.key; check the owner of etc/", e);
        }
        keys.add(ADMINISTRATOR, key.publicText() + GROUP);
        LOG.info("First start: made the console's key etc/console.key; who can read it is administrator");
    }
}
