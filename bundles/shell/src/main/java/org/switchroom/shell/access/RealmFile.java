package org.switchroom.shell.access;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * {@code users.properties} or {@code keys.properties}: one line a user, {@code name = secret,group,…}. Comments and
 * order stay as the administrator wrote them.
 */
final class RealmFile {
    private static final String GROUP = "_g_:";

    /** What Karaf puts around a hash; see {@code etc/org.apache.karaf.jaas.cfg}. */
    private static final String HASHED = "{CRYPT}";

    private final Path file;

    RealmFile(Path file) {
        this.file = file;
    }

    static String hashed(PasswordHash hash) {
        return HASHED + hash.text() + HASHED;
    }

    boolean hasUsers() {
        return read().stringPropertyNames().stream().anyMatch(name -> !name.startsWith(GROUP));
    }

    /** The secret of a user, and what follows it in the line. */
    Optional<String> entry(String user) {
        return Optional.ofNullable(read().getProperty(user)).map(String::trim);
    }

    /** The hash of a user's password; empty when there is no such user or it is not one of ours. */
    Optional<PasswordHash> hash(String user) {
        return entry(user)
                .map(entry -> entry.split(",", 2)[0])
                .filter(secret ->
                        secret.startsWith(HASHED) && secret.endsWith(HASHED) && secret.length() > 2 * HASHED.length())
                .flatMap(secret ->
                        PasswordHash.parse(secret.substring(HASHED.length(), secret.length() - HASHED.length())));
    }

    /** Adds a user. */
    void add(String user, String entry) {
        List<String> lines = new ArrayList<>(lines());
        lines.add(user + " = " + entry);
        write(lines);
    }

    /** Gives a user another secret; the groups stay. False when there is no such line. */
    boolean replaceSecret(String user, String secret) {
        List<String> lines = new ArrayList<>(lines());
        for (int i = 0; i < lines.size(); i++) {
            String[] parts = lines.get(i).split("=", 2);
            if (parts.length == 2 && parts[0].trim().equals(user)) {
                int comma = parts[1].indexOf(',');
                lines.set(i, user + " = " + secret + (comma < 0 ? "" : parts[1].substring(comma)));
                write(lines);
                return true;
            }
        }
        return false;
    }

    /** The owner's only, as far as the file system knows owners. */
    void close() {
        PrivateFiles.restrict(file);
    }

    private Properties read() {
        Properties entries = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            entries.load(reader);
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + "; nobody can log in without it", e);
        }
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + "; nobody can log in without it", e);
        }
    }

    /** Whole or not at all: a torn file would lock everybody out. */
    private void write(List<String> lines) {
        try {
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.deleteIfExists(next);
            PrivateFiles.create(next, String.join("\n", lines) + "\n");
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot write " + file + "; the change is not made. Check the folder's owner", e);
        }
    }
}
