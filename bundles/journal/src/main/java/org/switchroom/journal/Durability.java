package org.switchroom.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.switchroom.journal.h2.OrderedFile;

/** Whether the database can keep what is promised when the power goes. */
final class Durability {
    /**
     * A server whose default is to commit without sync is overruled; anything stronger stays. Every statement of ours
     * finds its rows, and their order, by an index. A plan made while a table was small is kept by the driver's prepared
     * statements for as long as the connection lives, and would read or sort the whole table when it has grown: so plans
     * that do are the last choice. The plan does not depend on the parameters either, so it is made once; and none is worth
     * being compiled, which the price of a last choice would lead to.
     */
    static final String POSTGRESQL_SESSION =
            "select set_config('synchronous_commit', case when current_setting('synchronous_commit') = 'off' then 'on'"
                    + " else current_setting('synchronous_commit') end, false),"
                    + " set_config('plan_cache_mode', 'force_generic_plan', false),"
                    + " set_config('jit', 'off', false),"
                    + " set_config('enable_seqscan', 'off', false),"
                    + " set_config('enable_hashjoin', 'off', false),"
                    + " set_config('enable_mergejoin', 'off', false),"
                    + " set_config('enable_bitmapscan', 'off', false),"
                    + " set_config('enable_sort', 'off', false),"
                    + " set_config('enable_incremental_sort', 'off', false)";

    static final String POSTGRESQL_SYNCS = "select coalesce(sum(fsyncs), 0) from pg_stat_io where object = 'wal'";

    private Durability() {}

    /** Answers product and version; has H2 write at once what is committed; throws when a server would forget that. */
    static String check(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        String version = product + " " + connection.getMetaData().getDatabaseProductVersion();
        if (Dialect.of(product) == Dialect.POSTGRESQL) {
            checkServer(connection);
        } else {
            writeAtOnce(connection);
        }
        return version;
    }

    /** True when an embedded database's file is written in order. */
    static boolean isOrdered(Connection connection) throws SQLException {
        return connection.getMetaData().getURL().startsWith("jdbc:h2:" + OrderedFile.SCHEME + ":");
    }

    private static void checkServer(Connection connection) throws SQLException {
        List<String> off = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (String setting : List.of("fsync", "full_page_writes")) {
                try (ResultSet row = statement.executeQuery("select current_setting('" + setting + "')")) {
                    row.next();
                    if (row.getString(1).equals("off")) {
                        off.add(setting);
                    }
                }
            }
        }
        if (!off.isEmpty()) {
            throw new JournalException("This PostgreSQL runs with " + String.join(" and ", off)
                    + " off: what it commits may be gone after a power cut, so nothing could be acknowledged."
                    + " Switch it on in postgresql.conf and reload the server");
        }
    }

    /** H2 remembers it. */
    private static void writeAtOnce(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set write_delay 0");
        }
    }
}
