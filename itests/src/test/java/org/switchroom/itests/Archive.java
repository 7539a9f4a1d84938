package org.switchroom.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The archive the build has just made, unpacked wherever a test wants it. */
final class Archive {
    private Archive() {}

    static Path path() {
        return Path.of(System.getProperty("switchroom.archive"));
    }

    /** Into {@code target/runs/<name>}, which is emptied first. */
    static Distribution unpack(String name) {
        Path folder = Path.of("target", "runs", name).toAbsolutePath();
        empty(folder);
        return Distribution.unpack(path(), folder);
    }

    static void empty(Path folder) {
        try {
            if (Files.exists(folder)) {
                try (var files = Files.walk(folder)) {
                    for (Path file :
                            files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
