package org.switchroom.journal;

import jakarta.persistence.Table;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * {@code insert into t select … from unnest(array, array, …)} on PostgreSQL: any number of rows in one statement with
 * one parameter a column. One row goes as plain values, which costs the server half. Columns come from the entity's
 * fields, by the same naming rule that Hibernate is given, so the entity stays the one description of the table.
 */
final class ArrayInsert {
    private record Column(Field field, ColumnKind kind) {
        String name() {
            return field.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
        }
    }

    private final List<Column> columns = new ArrayList<>();
    private final String sql;
    private final String sqlOfOne;

    ArrayInsert(Class<?> entity) {
        for (Field field : entity.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                field.setAccessible(true);
                columns.add(new Column(field, ColumnKind.of(field.getType())));
            }
        }
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String values = columns.stream()
                .map(column -> column.kind().value("r." + column.name()))
                .collect(Collectors.joining(", "));
        String arrays = columns.stream()
                .map(column -> "cast(? as " + column.kind().sqlType() + "[])")
                .collect(Collectors.joining(", "));
        String one = columns.stream().map(column -> column.kind().parameter()).collect(Collectors.joining(", "));
        String insert = "insert into " + entity.getAnnotation(Table.class).name() + " (" + names + ") ";
        this.sql = insert + "select " + values + " from unnest(" + arrays + ") as r(" + names + ")";
        this.sqlOfOne = insert + "values (" + one + ")";
    }

    void addTo(Trip trip, List<Object> rows) throws SQLException {
        if (rows.size() == 1) {
            trip.add(
                    sqlOfOne,
                    columns.stream()
                            .map(column -> trip.value(column.kind(), value(column, rows.get(0))))
                            .toList());
            return;
        }
        List<Trip.Parameter> arrays = new ArrayList<>(columns.size());
        for (Column column : columns) {
            arrays.add(trip.array(column.kind(), values(column, rows)));
        }
        trip.add(sql, arrays);
    }

    private static Object[] values(Column column, List<Object> rows) {
        Object[] values = column.kind().array(rows.size());
        for (int i = 0; i < values.length; i++) {
            values[i] = value(column, rows.get(i));
        }
        return values;
    }

    private static Object value(Column column, Object row) {
        try {
            return column.kind().element(column.field().get(row));
        } catch (IllegalAccessException e) {
            throw new JournalException("a row's field " + column.field() + " can not be read", e);
        }
    }
}
