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

    /** Answers product and version; throws when the database would forget what it has committed. */
    static String check(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        String version = product + " " + connection.getMetaData().getDatabaseProductVersion();
        if (Dialect.of(product) == Dialect.POSTGRESQL) {
            checkServer(connection);
        } else {
            checkFile(connection);
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

    private static void checkFile(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select setting_value from information_schema.settings where setting_name = 'WRITE_DELAY'")) {
            if (row.next() && row.getInt(1) != 0) {
                throw new JournalException("H2 runs with WRITE_DELAY=" + row.getInt(1)
                        + ": commits would lie in memory for that long. Put WRITE_DELAY=0 into the url in"
                        + " etc/org.switchroom.journal.cfg");
            }
        }
    }
}
