package org.switchroom.mapper.read;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.switchroom.mapper.read.LineReader.Line;

/**
 * Finds where a row of CSV ends: with its line, unless a quote that opened a value is still open (RFC 4180 §2). A quote
 * that never closes costs its own line only: what was read in search of its end is read again as rows.
 */
final class RowSplitter {
    /**
     * @param line its first
     * @param text its lines with LF between them
     * @param wrong why it can not be taken apart; empty when it can
     */
    record Row(long line, String text, Optional<String> wrong) {}

    private final LineReader lines;
    private final char separator;
    private final char quote;

    RowSplitter(LineReader lines, char separator, char quote) {
        this.lines = lines;
        this.separator = separator;
        this.quote = quote;
    }

    /** Passes over lines with nothing but blanks. */
    Optional<Row> next() throws IOException {
        Optional<Line> line = lines.next();
        while (line.isPresent() && line.get().text().isBlank() && !line.get().cut()) {
            line = lines.next();
        }
        return line.isEmpty() ? Optional.empty() : Optional.of(row(line.get()));
    }

    private Row row(Line first) throws IOException {
        if (first.cut()) {
            return tooLong(first);
        }
        if (!staysOpen(first.text(), false)) {
            return new Row(first.number(), first.text(), Optional.empty());
        }
        StringBuilder text = new StringBuilder(first.text());
        Deque<Line> more = new ArrayDeque<>();
        while (true) {
            Optional<Line> next = lines.next();
            next.ifPresent(more::push);
            boolean fits = next.isPresent()
                    && !next.get().cut()
                    && text.length() + next.get().text().length() < LineReader.LONGEST;
            if (!fits) {
                more.forEach(lines::giveBack);
                return new Row(
                        first.number(), first.text(), Optional.of("a quote that opens in this line does not close"));
            }
            text.append('\n').append(next.get().text());
            if (!staysOpen(next.get().text(), true)) {
                return new Row(first.number(), text.toString(), Optional.empty());
            }
        }
    }

    private static Row tooLong(Line line) {
        return new Row(
                line.number(),
                line.text(),
                Optional.of("the line has more than " + LineReader.LONGEST + " characters"));
    }

    /** @param open whether a quoted value was open when the line began */
    private boolean staysOpen(String line, boolean open) {
        boolean quoted = open;
        boolean atStart = !open;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted) {
                if (c == quote) {
                    if (i + 1 < line.length() && line.charAt(i + 1) == quote) {
                        i++;
                    } else {
                        quoted = false;
                    }
                }
            } else if (c == quote && atStart) {
                quoted = true;
            }
            atStart = !quoted && c == separator;
        }
        return quoted;
    }
}
