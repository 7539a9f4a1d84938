package org.switchroom.route.intakefile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a file was when it was looked through.
 *
 * @param sha256 of its content, hex
 */
record Digest(String sha256, long size, FileTime changedAt) {
    static Digest of(Path file) throws IOException {
        FileTime changedAt = Files.getLastModifiedTime(file);
        long size = 0;
        MessageDigest digest = algorithm();
        byte[] buffer = new byte[65_536];
        try (InputStream bytes = Files.newInputStream(file)) {
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                digest.update(buffer, 0, read);
                size += read;
            }
        }
        return new Digest(HexFormat.of().formatHex(digest.digest()), size, changedAt);
    }

    boolean stillFits(Path file) throws IOException {
        return Files.size(file) == size && Files.getLastModifiedTime(file).equals(changedAt);
    }

    private static MessageDigest algorithm() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
