package org.switchroom.mapper.read;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Lines with their numbers, of which some may be given back. A line ends with CR, LF or both. For one thread. */
final class LineReader {
    /** Longer than any record that can become a job: its longest field has 20,000 characters. */
    static final int LONGEST = 100_000;

    /**
     * @param text without its end; the first {@link #LONGEST} characters of a longer one
     * @param cut true when there was more of it
     */
    record Line(long number, String text, boolean cut) {}

    private final Reader reader;
    private final char[] buffer = new char[16_384];
    private final Deque<Line> givenBack = new ArrayDeque<>();
    private int at;
    private int end;
    private long number;
    private boolean afterReturn;

    LineReader(Reader reader) {
        this.reader = reader;
    }

    /** What is given back last comes first. */
    void giveBack(Line line) {
        givenBack.push(line);
    }

    Optional<Line> next() throws IOException {
        if (!givenBack.isEmpty()) {
            return Optional.of(givenBack.pop());
        }
        StringBuilder text = new StringBuilder();
        boolean any = false;
        boolean cut = false;
        while (at < end || fill()) {
            if (afterReturn) {
                afterReturn = false;
                if (buffer[at] == '\n') {
                    at++;
                    continue;
                }
            }
            any = true;
            int from = at;
            while (at < end && buffer[at] != '\n' && buffer[at] != '\r') {
                at++;
            }
            int fits = Math.min(at - from, LONGEST - text.length());
            text.append(buffer, from, fits);
            cut |= fits < at - from;
            if (at < end) {
                afterReturn = buffer[at++] == '\r';
                return Optional.of(new Line(++number, text.toString(), cut));
            }
        }
        return any ? Optional.of(new Line(++number, text.toString(), cut)) : Optional.empty();
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, reader.read(buffer));
        return end > 0;
    }
}
