package org.switchroom.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * Statements that go to PostgreSQL together and are answered together: the driver sends several that stand in one text
 * without waiting between them. Each is still planned by itself.
 */
final class Trip {
    /** Sets one parameter of the text. */
    interface Parameter {
        void set(PreparedStatement statement, int index) throws SQLException;
    }

    private final Connection connection;
    private final StringJoiner text = new StringJoiner("; ");
    private final List<Parameter> parameters = new ArrayList<>();

    Trip(Connection connection) {
        this.connection = connection;
    }

    /** @param values one for each question mark */
    void add(String statement, List<Parameter> values) {
        text.add(statement);
        parameters.addAll(values);
    }

    /** An array of a column's values. */
    Parameter array(ColumnKind kind, Object[] values) throws SQLException {
        var array = connection.createArrayOf(kind.sqlType(), values);
        return (statement, index) -> statement.setArray(index, array);
    }

    /** One value of a column; null for none. */
    Parameter value(ColumnKind kind, Object value) {
        return (statement, index) -> statement.setObject(index, value, kind.jdbcType());
    }

    /** Answers how many rows the last of them changed. */
    int run() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text.toString())) {
            for (int i = 0; i < parameters.size(); i++) {
                parameters.get(i).set(statement, i + 1);
            }
            statement.execute();
            int last = statement.getUpdateCount();
            for (int next = last; next >= 0; ) {
                last = next;
                statement.getMoreResults();
                next = statement.getUpdateCount();
            }
            return last;
        }
    }
}
