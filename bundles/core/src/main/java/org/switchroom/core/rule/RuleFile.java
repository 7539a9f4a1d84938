package org.switchroom.core.rule;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/** The file in which rules can be edited. Replaced as a whole, so that nobody ever reads half of it. One thread. */
final class RuleFile {
    /** What a change of the file shows in. */
    record Stamp(FileTime modified, long size, Object key) {}

    private final Path path;

    RuleFile(Path path) {
        this.path = path;
    }

    /** As people look for it: folder and name. */
    String name() {
        Path folder = path.toAbsolutePath().getParent();
        return folder == null || folder.getFileName() == null
                ? path.toString()
                : folder.getFileName().resolve(path.getFileName()).toString();
    }

    /** Empty when there is no file. */
    Optional<Stamp> stamp() throws IOException {
        try {
            BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
            return Optional.of(new Stamp(found.lastModifiedTime(), found.size(), String.valueOf(found.fileKey())));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    /** @throws java.nio.charset.CharacterCodingException when it is not UTF-8 */
    String read() throws IOException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
                .toString();
    }

    /** Whatever its bytes are. */
    String readLeniently() throws IOException {
        return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    }

    void write(String text) throws IOException {
        Path beside = path.resolveSibling(path.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                beside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Puts a copy aside before somebody's unused edit is overwritten; answers its name. */
    String keepCopy() throws IOException {
        Path kept = path.resolveSibling(path.getFileName() + ".kept");
        Files.copy(path, kept, StandardCopyOption.REPLACE_EXISTING);
        return kept.getFileName().toString();
    }
}
