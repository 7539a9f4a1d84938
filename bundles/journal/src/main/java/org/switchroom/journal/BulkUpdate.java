package org.switchroom.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.switchroom.journal.row.Times;

/**
 * Changes many rows of one table, each to values of its own: on PostgreSQL one statement over arrays, as
 * {@link ArrayInsert}, on H2 one JDBC batch.
 *
 * @param <T> what a row's change is made from
 */
final class BulkUpdate<T> {
    private record Column<T>(String name, ColumnKind kind, String expression, Function<T, Object> value) {}

    private final String table;
    private final List<Column<T>> columns = new ArrayList<>();
    private Column<T> key;

    private BulkUpdate(String table) {
        this.table = table;
    }

    static <T> BulkUpdate<T> of(String table) {
        return new BulkUpdate<>(table);
    }

    BulkUpdate<T> set(String name, ColumnKind kind, Function<T, Object> value) {
        return set(name, kind, "%s", value);
    }

    /** @param expression in SQL, with {@code %s} where the value goes; may name columns of the table */
    BulkUpdate<T> set(String name, ColumnKind kind, String expression, Function<T, Object> value) {
        columns.add(new Column<>(name, kind, expression, value));
        return this;
    }

    BulkUpdate<T> where(String name, ColumnKind kind, Function<T, Object> value) {
        key = new Column<>(name, kind, "%s", value);
        return this;
    }

    /** @param trip for PostgreSQL; empty on H2 */
    void run(Connection connection, Optional<Trip> trip, Collection<T> changes) throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        if (trip.isPresent()) {
            arrays(trip.get(), changes);
        } else {
            batch(connection, changes);
        }
    }

    private List<Column<T>> parameters() {
        List<Column<T>> all = new ArrayList<>(columns);
        all.add(key);
        return all;
    }

    private void arrays(Trip trip, Collection<T> changes) throws SQLException {
        List<Column<T>> all = parameters();
        String set = IntStream.range(0, columns.size())
                .mapToObj(i -> columns.get(i).name() + " = "
                        + columns.get(i)
                                .expression()
                                .formatted(columns.get(i).kind().value("new.v" + i)))
                .collect(Collectors.joining(", "));
        String arrays = all.stream()
                .map(column -> "cast(? as " + column.kind().sqlType() + "[])")
                .collect(Collectors.joining(", "));
        String names = IntStream.range(0, all.size()).mapToObj(i -> "v" + i).collect(Collectors.joining(", "));
        List<Trip.Parameter> values = new ArrayList<>(all.size());
        for (Column<T> column : all) {
            Object[] elements = column.kind().array(changes.size());
            int row = 0;
            for (T change : changes) {
                elements[row++] = column.kind().element(column.value().apply(change));
            }
            values.add(trip.array(column.kind(), elements));
        }
        trip.add(
                "update " + table + " set " + set + " from unnest(" + arrays + ") as new(" + names + ") where " + table
                        + "." + key.name() + " = new.v" + columns.size(),
                values);
    }

    private void batch(Connection connection, Collection<T> changes) throws SQLException {
        String set = columns.stream()
                .map(column ->
                        column.name() + " = " + column.expression().formatted("cast(? as " + h2(column.kind()) + ")"))
                .collect(Collectors.joining(", "));
        try (PreparedStatement update =
                connection.prepareStatement("update " + table + " set " + set + " where " + key.name() + " = ?")) {
            for (T change : changes) {
                int next = 1;
                for (Column<T> column : parameters()) {
                    Object value = column.value().apply(change);
                    if (value == null) {
                        update.setNull(next++, Types.NULL);
                    } else if (value instanceof Instant time) {
                        update.setObject(next++, Times.kept(time).atOffset(ZoneOffset.UTC));
                    } else {
                        update.setObject(next++, value);
                    }
                }
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private static String h2(ColumnKind kind) {
        return switch (kind) {
            case NUMBER -> "bigint";
            case SHORT_NUMBER -> "integer";
            case FLAG -> "boolean";
            case TEXT -> "varchar";
            case TIME -> "timestamp(6) with time zone";
        };
    }
}
