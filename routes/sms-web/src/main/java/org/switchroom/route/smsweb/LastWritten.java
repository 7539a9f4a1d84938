package org.switchroom.route.smsweb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Under which reference each number was written to last, over restarts: an SMS names nothing that it answers, so what
 * comes from a number answers what went to it last (docs/adr, "Answer an SMS by its number"). A line for each message;
 * the file is written anew when most of its lines are old. Any thread.
 */
final class LastWritten {
    /** Who writes later than this means something else. */
    static final Duration KEPT = Duration.ofDays(14);

    private static final Logger LOG = LoggerFactory.getLogger(LastWritten.class);
    /** So many lines may be old beside those that count. */
    private static final int OLD_LINES = 10_000;

    private record Last(String reference, Instant at) {}

    private final Path file;
    private final Clock clock;
    // Guarded by this object's monitor, as the file is.
    private final Map<String, Last> byNumber = new HashMap<>();
    private int lines;

    LastWritten(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
        load();
    }

    private synchronized void load() {
        try {
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                    read(line);
                }
                rewrite();
            } else {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
        } catch (IOException unusable) {
            warn(unusable);
        }
    }

    private void read(String line) {
        String[] fields = line.split(" ");
        try {
            if (fields.length == 3) {
                byNumber.put(fields[0], new Last(fields[1], Instant.parse(fields[2])));
            }
        } catch (DateTimeException damaged) {
            LOG.debug("A line of {} is damaged; it costs one answer its place in a story", file);
        }
    }

    synchronized void wrote(String number, String reference) {
        Last last = new Last(reference, clock.instant());
        byNumber.put(number, last);
        try {
            Files.writeString(
                    file,
                    line(number, last),
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            lines++;
            if (lines > byNumber.size() + OLD_LINES) {
                rewrite();
            }
        } catch (IOException unusable) {
            warn(unusable);
        }
    }

    /** @param number in E.164 */
    synchronized Optional<String> lastTo(String number) {
        return Optional.ofNullable(byNumber.get(number))
                .filter(last -> last.at().plus(KEPT).isAfter(clock.instant()))
                .map(Last::reference);
    }

    private void rewrite() throws IOException {
        Instant now = clock.instant();
        byNumber.values().removeIf(last -> !last.at().plus(KEPT).isAfter(now));
        List<String> all = byNumber.entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue()).stripTrailing())
                .toList();
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.write(fresh, all, StandardCharsets.UTF_8);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        lines = all.size();
    }

    private static String line(String number, Last last) {
        return number + " " + last.reference() + " " + last.at() + "\n";
    }

    private void warn(IOException unusable) {
        LOG.warn(
                "{} can not be used: {}. Messages leave all the same; after a restart answers to earlier ones do not"
                        + " find their jobs",
                file,
                unusable.toString());
    }
}
