package org.switchroom.journal;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What lies at the bottom of an exception, and what it means for a batch. */
final class Causes {
    private static final String UNIQUE_VIOLATION = "23505";
    /** Where databases quote the value at fault: it may be somebody's number or text and does not belong into a log. */
    private static final Pattern VALUES = Pattern.compile("'[^']*'|VALUES \\(.*\\)|=\\([^)]*\\)");

    private Causes() {}

    /** One line: what the database said, without the values it quotes. */
    static String of(Throwable thrown) {
        Throwable deepest = thrown;
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        Optional<SQLException> sql = sql(thrown);
        String text = sql.isPresent() && deepest == sql.get() ? sql.get().getMessage() : deepest.toString();
        return text == null
                ? deepest.getClass().getName()
                : text.lines().findFirst().orElse("");
    }

    static Optional<SQLException> sql(Throwable thrown) {
        SQLException found = null;
        for (Throwable t = thrown; t != null && t != t.getCause(); t = t.getCause()) {
            if (t instanceof SQLException sql) {
                found = sql;
                if (sql instanceof BatchUpdateException && sql.getNextException() != null) {
                    return Optional.of(sql.getNextException());
                }
            }
        }
        return Optional.ofNullable(found);
    }

    static boolean isUniqueViolation(Throwable thrown) {
        return sql(thrown)
                .map(SQLException::getSQLState)
                .filter(UNIQUE_VIOLATION::equals)
                .isPresent();
    }

    /** True when the pool could not come by a connection, whatever stood in its way: it has waited long enough. */
    static boolean isWithoutConnection(Throwable thrown) {
        for (Throwable t = thrown; t != null && t != t.getCause(); t = t.getCause()) {
            if (t instanceof SQLTransientConnectionException) {
                return true;
            }
        }
        return false;
    }

    /**
     * True when the database as a whole is away, full or closing: no entry of the batch is to blame, and trying them one
     * by one would only make everybody wait longer.
     */
    static boolean isOutOfReach(Throwable thrown) {
        Optional<SQLException> sql = sql(thrown);
        if (sql.isEmpty()) {
            return false;
        }
        if (sql.get() instanceof SQLTransientConnectionException
                || sql.get() instanceof SQLNonTransientConnectionException) {
            return true;
        }
        String state = String.valueOf(sql.get().getSQLState());
        // 08 connection; PostgreSQL: 53 out of resources, 57P going down, 58 system; H2: 90xxx closed, file, IO
        return state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57P")
                || state.startsWith("58")
                || state.equals("90028")
                || state.equals("90030")
                || state.equals("90031")
                || state.equals("90067")
                || state.equals("90098")
                || state.equals("90121");
    }
}
