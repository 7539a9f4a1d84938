package org.switchroom.journal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Passes everything on to a real data source and, while it is told to, first lets the database explain each query with
 * the very parameters it is about to run with. So a test sees what the journal's own statements read, not a copy of them.
 */
final class ExplainingDataSource {
    private interface Call {
        void on(PreparedStatement statement) throws ReflectiveOperationException;
    }

    /** H2: rows visited in each table or index. */
    private static final Pattern H2_READ = Pattern.compile("scanCount: (\\d+)");
    /** PostgreSQL: what a scan node put out, and what it threw away. */
    private static final Pattern POSTGRESQL_SCAN = Pattern.compile("Scan.*\\(actual .*rows=([0-9.]+) loops=(\\d+)\\)");

    private static final Pattern POSTGRESQL_REMOVED = Pattern.compile("Rows Removed by [A-Za-z ]+: (\\d+)");

    private final DataSource real;
    private final Map<String, String> plans = new LinkedHashMap<>();
    private volatile boolean explaining;

    ExplainingDataSource(DataSource real) {
        this.real = real;
    }

    DataSource dataSource() {
        return proxy(DataSource.class, (method, arguments) -> {
            Object result = method.invoke(real, arguments);
            return result instanceof Connection connection ? explaining(connection) : result;
        });
    }

    /** Runs the work and answers the plans of the queries in it, by their SQL. */
    synchronized Map<String, String> explain(Runnable work) {
        plans.clear();
        explaining = true;
        try {
            work.run();
        } finally {
            explaining = false;
        }
        return new LinkedHashMap<>(plans);
    }

    /** How many rows a plan has read from tables and indexes. */
    static long rowsRead(String plan) {
        long rows = 0;
        for (String line : plan.split("\n")) {
            Matcher h2 = H2_READ.matcher(line);
            Matcher scan = POSTGRESQL_SCAN.matcher(line);
            Matcher removed = POSTGRESQL_REMOVED.matcher(line);
            if (h2.find()) {
                rows += Long.parseLong(h2.group(1));
            } else if (scan.find() && !line.contains("Function Scan") && !line.contains("CTE Scan")) {
                rows += Math.round(Double.parseDouble(scan.group(1)) * Long.parseLong(scan.group(2)));
            } else if (removed.find()) {
                rows += Long.parseLong(removed.group(1));
            }
        }
        return rows;
    }

    private Connection explaining(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            Object result = method.invoke(connection, arguments);
            return method.getName().equals("prepareStatement")
                    ? explaining(connection, (String) arguments[0], (PreparedStatement) result)
                    : result;
        });
    }

    private PreparedStatement explaining(Connection connection, String sql, PreparedStatement statement) {
        List<Call> parameters = new ArrayList<>();
        return proxy(PreparedStatement.class, (method, arguments) -> {
            if (method.getName().startsWith("set") && arguments != null && arguments[0] instanceof Integer) {
                parameters.add(other -> method.invoke(other, arguments));
            }
            if (explaining && method.getName().equals("executeQuery")) {
                plans.merge(sql, plan(connection, sql, parameters), (one, two) -> one + "\n" + two);
            }
            return method.invoke(statement, arguments);
        });
    }

    private static String plan(Connection connection, String sql, List<Call> parameters)
            throws SQLException, ReflectiveOperationException {
        // some of the queries change or lock rows: nothing of that may remain
        Savepoint before = connection.setSavepoint();
        StringBuilder plan = new StringBuilder();
        try (PreparedStatement explain = connection.prepareStatement("explain analyze " + sql)) {
            for (Call parameter : parameters) {
                parameter.on(explain);
            }
            try (ResultSet rows = explain.executeQuery()) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
        } finally {
            connection.rollback(before);
        }
        return plan.toString();
    }

    private interface Handler {
        Object handle(Method method, Object[] arguments) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                ExplainingDataSource.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return handler.handle(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
