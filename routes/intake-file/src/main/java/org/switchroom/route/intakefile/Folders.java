package org.switchroom.route.intakefile;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A watched folder and those in it. A file is taken by renaming it into {@code work}, under a name that sorts by time:
 * then nobody can replace it while it is read, and after a restart it is found there.
 */
final class Folders {
    static final String REJECTED = ".rejected";
    static final String SUMMARY = ".summary";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int STAMP_LENGTH = "20261121-140500123-0-".length();

    private final Path inbox;
    private final List<String> endings;
    private final Clock clock;

    Folders(Path inbox, List<String> endings, Clock clock) {
        this.inbox = inbox;
        this.endings = List.copyOf(endings);
        this.clock = clock;
    }

    Path inbox() {
        return inbox;
    }

    Path work() {
        return inbox.resolve("work");
    }

    Path done() {
        return inbox.resolve("done");
    }

    Path failed() {
        return inbox.resolve("failed");
    }

    void make() throws IOException {
        Files.createDirectories(work());
        Files.createDirectories(done());
        Files.createDirectories(failed());
    }

    /** True for a file that is to be taken, by its name. */
    boolean wants(String name) {
        int dot = name.lastIndexOf('.');
        return !name.startsWith(".")
                && dot > 0
                && endings.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /** Takes a file; answers where it is now. */
    Path claim(Path file) throws IOException {
        Files.createDirectories(work());
        String stamp = STAMP.format(clock.instant());
        for (int same = 0; same < 10; same++) {
            Path target = work().resolve(
                            stamp + "-" + same + "-" + plain(file.getFileName().toString()));
            if (!Files.exists(target)) {
                return Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        throw new IOException("there are ten files of the same moment in " + work());
    }

    /** Control characters would break the lines of logs and summaries. */
    private static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        name.codePoints().map(c -> Character.isISOControl(c) ? '_' : c).forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /** The name that the sender gave it. */
    static String sentAs(Path work) {
        String name = work.getFileName().toString();
        return name.length() > STAMP_LENGTH && name.substring(0, STAMP_LENGTH).matches("\\d{8}-\\d{9}-\\d-")
                ? name.substring(STAMP_LENGTH)
                : name;
    }

    Path rejected(Path work) {
        return work.resolveSibling(work.getFileName() + REJECTED);
    }

    /** How many files wait: those dropped, and those taken and not finished. */
    long waiting() {
        return count(inbox) + count(work());
    }

    private long count(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> wants(file.getFileName().toString()) && Files.isRegularFile(file))
                    .count();
        } catch (IOException notThere) {
            return 0;
        }
    }

    /**
     * Moves a file with what was said of it: first the words, the file itself last, so that a file still in work is not
     * finished. On disk when it returns.
     */
    void moveAway(Path work, Path to, String summary) throws IOException {
        Files.createDirectories(to);
        Path target = to.resolve(work.getFileName());
        Path words = to.resolve(work.getFileName() + SUMMARY);
        try (FileChannel out = FileChannel.open(
                words, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var bytes = StandardCharsets.UTF_8.encode(summary);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Path rejected = rejected(work);
        if (Files.exists(rejected)) {
            if (Files.size(rejected) == 0) {
                Files.delete(rejected);
            } else {
                Files.move(rejected, to.resolve(rejected.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        Files.move(work, target, StandardCopyOption.ATOMIC_MOVE);
        force(to);
        force(work());
    }

    /** A name is on disk when its folder is. */
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
