package org.switchroom.gsm.modem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder with a file for each entry, written aside, forced to the disk and moved into place: an entry is there as a
 * whole or not at all. Only its owner can read it, because there are numbers and texts in it.
 */
public final class FolderMemory implements Memory {
    private static final Pattern KEY = Pattern.compile("[a-z]+/[A-Za-z0-9._-]{1,200}");
    private static final String ASIDE = ".new";

    private final Path folder;

    /** @throws UncheckedIOException when the folder can not be made */
    public FolderMemory(Path folder) {
        this.folder = folder;
        try {
            makeFolder(folder);
        } catch (IOException refused) {
            throw new UncheckedIOException("the folder " + folder + " can not be made", refused);
        }
    }

    private static void makeFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private Path file(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("a key is kind/name of letters, digits, '.', '_' and '-'; found " + key);
        }
        return folder.resolve(key);
    }

    @Override
    public Optional<String> get(String key) {
        Path file = file(key);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void keep(String key, String value) {
        Path file = file(key);
        Path aside = file.resolveSibling(file.getFileName() + ASIDE);
        try {
            if (!Files.isDirectory(file.getParent())) {
                makeFolder(file.getParent());
                force(folder);
            }
            try (FileChannel out = FileChannel.open(
                    aside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
            force(file.getParent());
        } catch (IOException notKept) {
            throw new UncheckedIOException(notKept);
        }
    }

    /** The names in a folder are on disk only when the folder itself was forced. */
    private static void force(Path folder) throws IOException {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        } catch (AccessDeniedException windows) {
            // Deliberate: Windows opens no folder, and keeps names by itself.
            return;
        }
    }

    @Override
    public void forget(String key) {
        try {
            Files.deleteIfExists(file(key));
        } catch (IOException still) {
            throw new UncheckedIOException(still);
        }
    }

    @Override
    public Map<String, String> all(String prefix) {
        Path kind = folder.resolve(prefix);
        Map<String, String> all = new TreeMap<>();
        if (!Files.isDirectory(kind)) {
            return all;
        }
        List<Path> files = new ArrayList<>();
        try (Stream<Path> found = Files.list(kind)) {
            found.filter(file -> !file.toString().endsWith(ASIDE)).forEach(files::add);
            for (Path file : files) {
                all.put(prefix + file.getFileName(), Files.readString(file));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return all;
    }
}
