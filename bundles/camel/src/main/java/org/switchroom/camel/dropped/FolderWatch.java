package org.switchroom.camel.dropped;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What has changed in the folder since the last look. A file counts once its size and time have stayed from one look to
 * the next, or when it has not been touched for a while; the same text again is no change. One thread.
 */
final class FolderWatch {
    /** A file that nobody has touched for so long is whole. */
    private static final Duration AT_REST = Duration.ofSeconds(3);

    /** @param content empty when the file is gone */
    record Change(Path file, Optional<String> content) {}

    private record Stamp(Instant changed, long size, Object identity) {}

    private final Path folder;
    private final Clock clock;
    private final Map<Path, Stamp> seen = new HashMap<>();
    private final Map<Path, Stamp> taken = new HashMap<>();
    private final Map<Path, String> contents = new HashMap<>();

    FolderWatch(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    List<Change> look() throws IOException {
        Map<Path, Stamp> now = stamps();
        List<Change> changes = new ArrayList<>();
        for (Path file : List.copyOf(taken.keySet())) {
            if (!now.containsKey(file)) {
                taken.remove(file);
                contents.remove(file);
                changes.add(new Change(file, Optional.empty()));
            }
        }
        for (Map.Entry<Path, Stamp> entry : now.entrySet()) {
            Stamp stamp = entry.getValue();
            if (!stamp.equals(taken.get(entry.getKey()))
                    && (stamp.equals(seen.get(entry.getKey())) || isAtRest(stamp))) {
                take(entry.getKey(), stamp).ifPresent(changes::add);
            }
        }
        seen.clear();
        seen.putAll(now);
        return changes;
    }

    private boolean isAtRest(Stamp stamp) {
        return stamp.changed().plus(AT_REST).isBefore(clock.instant());
    }

    private Optional<Change> take(Path file, Stamp stamp) throws IOException {
        try {
            String content = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            taken.put(file, stamp);
            boolean news = !content.equals(contents.put(file, content));
            return news ? Optional.of(new Change(file, Optional.of(content))) : Optional.empty();
        } catch (NoSuchFileException goneMeanwhile) {
            return Optional.empty(); // the next look says so
        }
    }

    private Map<Path, Stamp> stamps() throws IOException {
        Map<Path, Stamp> stamps = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return stamps;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{yaml,xml}")) {
            for (Path file : files) {
                if (!file.getFileName().toString().startsWith(".")) {
                    stamp(file).ifPresent(stamp -> stamps.put(file, stamp));
                }
            }
        }
        return stamps;
    }

    private static Optional<Stamp> stamp(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.isRegularFile()
                    ? Optional.of(new Stamp(
                            attributes.lastModifiedTime().toInstant(), attributes.size(), attributes.fileKey()))
                    : Optional.empty();
        } catch (NoSuchFileException goneMeanwhile) {
            return Optional.empty();
        }
    }
}
