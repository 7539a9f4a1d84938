package org.switchroom.store;

import java.util.List;
import java.util.Optional;

/**
 * Rows that stand or fall together. Many entries share one sync, and no entry's fault is another's.
 *
 * @param arrival taken first: when it is there already, nothing of the entry is stored
 */
public record Entry(Optional<Arrival> arrival, List<Row> rows) {
    public Entry {
        rows = List.copyOf(rows);
    }

    public static Entry of(List<Row> rows) {
        return new Entry(Optional.empty(), rows);
    }

    public static Entry of(Row... rows) {
        return new Entry(Optional.empty(), List.of(rows));
    }
}
