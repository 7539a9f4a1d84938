package org.switchroom.shell.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/** The first administrator's password, in a private file until it is changed. It is never logged. */
final class InitialPassword {
    /** Without 0 O, 1 l I: it is read from a screen and typed. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /** 24 of 55 letters: 138 bits. */
    private static final int LENGTH = 24;

    private final Path file;

    InitialPassword(Path etc) {
        this.file = etc.resolve("initial-password");
    }

    static String random(SecureRandom random) {
        StringBuilder password = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    void write(String password) throws IOException {
        Files.deleteIfExists(file);
        PrivateFiles.create(file, password + "\n");
    }

    boolean exists() {
        return Files.exists(file);
    }

    Optional<String> read() {
        try {
            return Files.exists(file)
                    ? Optional.of(Files.readString(file, StandardCharsets.UTF_8).trim())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot remove " + file + "; remove it yourself, its password is no longer used", e);
        }
    }
}
