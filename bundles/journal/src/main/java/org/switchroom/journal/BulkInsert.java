package org.switchroom.journal;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.StatelessSession;

/**
 * Inserts many rows of one table. On H2, in the same process, Hibernate's batch is as good as any; on PostgreSQL one
 * statement over arrays costs half of it on both sides. Owned by the writer's thread.
 */
final class BulkInsert {
    private final Map<Class<?>, ArrayInsert> statements = new HashMap<>();

    /** @param trip for PostgreSQL; empty on H2 */
    void insert(StatelessSession session, Optional<Trip> trip, List<Object> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        if (trip.isEmpty()) {
            session.insertMultiple(rows);
        } else {
            statements.computeIfAbsent(rows.get(0).getClass(), ArrayInsert::new).addTo(trip.get(), rows);
        }
    }
}
