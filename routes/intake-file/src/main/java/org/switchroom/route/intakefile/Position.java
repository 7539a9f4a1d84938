package org.switchroom.route.intakefile;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a file is: what its bookmark says. Written as words with blanks between, the file's name last.
 *
 * @param record the last one that was dealt with; counts from 1
 * @param rejectedBytes how much of the file of rejected lines belongs to what was dealt with
 * @param mapping the version of the mapping by which it was begun; 0 without one
 * @param at when it was begun; when finished, when that was
 * @param file the name it has in {@code work}
 */
record Position(
        Stage stage, long record, long taken, long rejected, long rejectedBytes, int mapping, Instant at, String file) {
    enum Stage {
        READING,
        /** Every line is dealt with, and the file is about to be moved away. */
        READ,
        FINISHED
    }

    static Position begin(int mapping, Instant at, String file) {
        return new Position(Stage.READING, 0, 0, 0, 0, mapping, at, file);
    }

    Position taken(long next, long bytes, long rejectedNow) {
        return new Position(stage, next, taken + 1, rejectedNow, bytes, mapping, at, file);
    }

    Position rejected(long next, long bytes) {
        return new Position(stage, next, taken, rejected + 1, bytes, mapping, at, file);
    }

    Position at(Stage next, Instant when) {
        return new Position(next, record, taken, rejected, rejectedBytes, mapping, when, file);
    }

    String write() {
        return String.join(
                " ",
                stage.name(),
                Long.toString(record),
                Long.toString(taken),
                Long.toString(rejected),
                Long.toString(rejectedBytes),
                Integer.toString(mapping),
                at.toString(),
                file);
    }

    /** Empty when a later version wrote it, or somebody by hand. */
    static Optional<Position> read(String text) {
        String[] words = text.split(" ", 8);
        if (words.length != 8) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Position(
                    Stage.valueOf(words[0]),
                    Long.parseLong(words[1]),
                    Long.parseLong(words[2]),
                    Long.parseLong(words[3]),
                    Long.parseLong(words[4]),
                    Integer.parseInt(words[5]),
                    Instant.parse(words[6]),
                    words[7]));
        } catch (IllegalArgumentException | DateTimeException foreign) {
            return Optional.empty();
        }
    }
}
