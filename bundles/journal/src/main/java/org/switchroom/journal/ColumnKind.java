package org.switchroom.journal;

import java.sql.Types;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * How a column's values travel to PostgreSQL as one array. Times go as microseconds: the driver sends arrays of numbers
 * in binary.
 */
enum ColumnKind {
    NUMBER("int8", "%s"),
    SHORT_NUMBER("int4", "%s"),
    FLAG("bool", "%s"),
    TEXT("text", "%s"),
    TIME("int8", "timestamptz 'epoch' + %s * interval '1 microsecond'");

    private final String sqlType;
    private final String expression;

    ColumnKind(String sqlType, String expression) {
        this.sqlType = sqlType;
        this.expression = expression;
    }

    static ColumnKind of(Class<?> type) {
        if (type == long.class || type == Long.class) {
            return NUMBER;
        } else if (type == int.class || type == Integer.class) {
            return SHORT_NUMBER;
        } else if (type == boolean.class) {
            return FLAG;
        } else if (type == String.class) {
            return TEXT;
        } else if (type == Instant.class) {
            return TIME;
        }
        throw new JournalException("a row has a field of " + type + ", which has no place in a table");
    }

    /** Of the array's elements, as {@code createArrayOf} takes it. */
    String sqlType() {
        return sqlType;
    }

    /** The column's value out of an element of the array, in SQL. */
    String value(String element) {
        return expression.formatted(element);
    }

    /** The column's value out of a parameter, in SQL. */
    String parameter() {
        return value("cast(? as " + sqlType + ")");
    }

    /** Of a parameter that is not an array, in {@link java.sql.Types}. */
    int jdbcType() {
        return switch (this) {
            case NUMBER, TIME -> Types.BIGINT;
            case SHORT_NUMBER -> Types.INTEGER;
            case FLAG -> Types.BOOLEAN;
            case TEXT -> Types.VARCHAR;
        };
    }

    Object[] array(int size) {
        return switch (this) {
            case NUMBER, TIME -> new Long[size];
            case SHORT_NUMBER -> new Integer[size];
            case FLAG -> new Boolean[size];
            case TEXT -> new String[size];
        };
    }

    /** The element for a value. */
    Object element(Object value) {
        return value instanceof Instant time
                ? (Object) (TimeUnit.SECONDS.toMicros(time.getEpochSecond()) + time.getNano() / 1_000)
                : value;
    }
}
