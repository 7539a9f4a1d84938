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
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.switchroom.journal.row.Times;

/**
 * Changes many rows of one table, each to values of its own: on PostgreSQL one statement over arrays, or with plain values
 * for one row, as {@link ArrayInsert}, on H2 one JDBC batch.
 *
 * @param <T> what a row's change is made from
 */
final class BulkUpdate<T> {
    private record Column<T>(String name, ColumnKind kind, String expression, Function<T, Object> value) {}

    private final String table;
    private final List<Column<T>> columns = new ArrayList<>();
    /** The columns and, at last, the key. */
    private List<Column<T>> parameters;

    private String sqlOfOne;
    private String sqlOfMany;
    private String sqlOnH2;

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

    /** The last step. */
    BulkUpdate<T> where(String name, ColumnKind kind, Function<T, Object> value) {
        parameters = new ArrayList<>(columns);
        parameters.add(new Column<>(name, kind, "%s", value));
        sqlOfOne = "update " + table + " set " + set(i -> columns.get(i).kind().parameter()) + " where " + name + " = "
                + kind.parameter();
        String arrays = parameters.stream()
                .map(column -> "cast(? as " + column.kind().sqlType() + "[])")
                .collect(Collectors.joining(", "));
        String names =
                IntStream.range(0, parameters.size()).mapToObj(i -> "v" + i).collect(Collectors.joining(", "));
        sqlOfMany = "update " + table + " set "
                + set(i -> columns.get(i).kind().value("new.v" + i)) + " from unnest(" + arrays + ") as new(" + names
                + ") where " + table + "." + name + " = new.v" + columns.size();
        sqlOnH2 = "update " + table + " set "
                + set(i -> "cast(? as " + h2(columns.get(i).kind()) + ")") + " where " + name + " = ?";
        return this;
    }

    private String set(IntFunction<String> value) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> columns.get(i).name() + " = "
                        + columns.get(i).expression().formatted(value.apply(i)))
                .collect(Collectors.joining(", "));
    }

    /** @param trip for PostgreSQL; empty on H2 */
    void run(Connection connection, Optional<Trip> trip, Collection<T> changes) throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        if (trip.isEmpty()) {
            batch(connection, changes);
        } else if (changes.size() == 1) {
            one(trip.get(), changes.iterator().next());
        } else {
            arrays(trip.get(), changes);
        }
    }

    private void one(Trip trip, T change) {
        List<Trip.Parameter> values = new ArrayList<>(parameters.size());
        for (Column<T> column : parameters) {
            values.add(trip.value(
                    column.kind(), column.kind().element(column.value().apply(change))));
        }
        trip.add(sqlOfOne, values);
    }

    private void arrays(Trip trip, Collection<T> changes) throws SQLException {
        List<Trip.Parameter> values = new ArrayList<>(parameters.size());
        for (Column<T> column : parameters) {
            Object[] elements = column.kind().array(changes.size());
            int row = 0;
            for (T change : changes) {
                elements[row++] = column.kind().element(column.value().apply(change));
            }
            values.add(trip.array(column.kind(), elements));
        }
        trip.add(sqlOfMany, values);
    }

    private void batch(Connection connection, Collection<T> changes) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sqlOnH2)) {
            for (T change : changes) {
                int next = 1;
                for (Column<T> column : parameters) {
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
