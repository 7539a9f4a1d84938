package org.switchroom.dc09.sender;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which number each message to a station has, over restarts: a message that is sent again keeps its number, so that the
 * station knows it, and a new one never has that of the one before. A line for each message, forced to the disk before
 * the message leaves; the file is written anew when most of its lines are old. Any thread.
 */
public final class SequenceBook {
    private static final Logger LOG = LoggerFactory.getLogger(SequenceBook.class);
    private static final int HIGHEST = 9_999;
    /** Messages whose numbers are remembered; the next number of an older one is a new one. */
    private static final int KEPT = 2_000;

    private static final int OLD_LINES = 2_000;

    private final Path file;
    // Guarded by this object's monitor, as the file is.
    private final Map<Long, Integer> byMessage = new LinkedHashMap<>();
    private int last;
    private int lines;

    public SequenceBook(Path file) {
        this.file = file;
        load();
    }

    private synchronized void load() {
        try {
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
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
        // The last line may be half of one, when the power failed: its message had not left.
        if (fields.length == 2 && fields[0].matches("[0-9]{1,19}") && fields[1].matches("[0-9]{4}")) {
            keep(Long.parseLong(fields[0]), Integer.parseInt(fields[1]));
        }
    }

    private void keep(long message, int number) {
        byMessage.remove(message);
        byMessage.put(message, number);
        last = number;
        if (byMessage.size() > KEPT) {
            byMessage.remove(byMessage.keySet().iterator().next());
        }
    }

    /** 1 to 9999; the same for the same message. On disk when it answers. */
    public synchronized int numberOf(long message) {
        Integer known = byMessage.get(message);
        if (known != null) {
            return known;
        }
        int number = last % HIGHEST + 1;
        keep(message, number);
        try {
            append(line(message, number), StandardOpenOption.APPEND);
            lines++;
            if (lines > byMessage.size() + OLD_LINES) {
                rewrite();
            }
        } catch (IOException unusable) {
            warn(unusable);
        }
        return number;
    }

    private void append(String text, StandardOpenOption how) throws IOException {
        write(file, text, how);
    }

    private static void write(Path file, String text, StandardOpenOption how) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
    }

    private void rewrite() throws IOException {
        List<String> all = new ArrayList<>();
        byMessage.forEach((message, number) -> all.add(line(message, number)));
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        write(fresh, String.join("", all), StandardOpenOption.TRUNCATE_EXISTING);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        lines = all.size();
    }

    private static String line(long message, int number) {
        return "%d %04d\n".formatted(message, number);
    }

    private void warn(IOException unusable) {
        LOG.warn(
                "{} can not be used: {}. Messages leave all the same; after a restart a station may take one that is"
                        + " sent again for a new one",
                file,
                unusable.toString());
    }
}
