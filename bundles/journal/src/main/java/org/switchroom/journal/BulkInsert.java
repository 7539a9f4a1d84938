package org.switchroom.journal;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.StatelessSession;

/**
 * Inserts many rows of one table. On H2, in the same process, Hibernate's batch is as good as any; on PostgreSQL one
 * statement over arrays costs half of it on both sides. Owned by the writer's thread.
 */
final class BulkInsert {
    private final Dialect dialect;
    private final Map<Class<?>, ArrayInsert> statements = new HashMap<>();

    BulkInsert(Database database) {
        this.dialect = database.dialect();
    }

    void insert(StatelessSession session, List<Object> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        if (dialect == Dialect.H2) {
            session.insertMultiple(rows);
        } else {
            ArrayInsert statement = statements.computeIfAbsent(rows.get(0).getClass(), ArrayInsert::new);
            session.doWork(connection -> statement.run(connection, rows));
        }
    }
}
