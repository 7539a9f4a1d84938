package org.switchroom.shell.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that only the user who runs Switchroom may read (0600). */
final class PrivateFiles {
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    private PrivateFiles() {}

    /** Makes a file; it is private before its first byte is there. */
    static void create(Path file, String text) throws IOException {
        if (knowsOwners(file.toAbsolutePath().getParent())) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER));
        } else {
            Files.createFile(file);
        }
        Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.WRITE);
    }

    static void restrict(Path file) {
        try {
            if (knowsOwners(file)) {
                Files.setPosixFilePermissions(file, OWNER);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot make " + file + " private; change its owner to the user who runs Switchroom", e);
        }
    }

    private static boolean knowsOwners(Path path) {
        return Files.getFileAttributeView(path, PosixFileAttributeView.class) != null;
    }
}
