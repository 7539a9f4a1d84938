package org.switchroom.bench.old;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Writes old messages into a journal's tables, faster than the journal would. */
public final class OldRows {
    private OldRows() {}

    /**
     * Copies of one message, long delivered, each in a lane of its own, with ids below all others.
     *
     * @param model the condition that this message fulfils, and no other
     */
    public static void fill(Connection connection, int old, boolean h2, String model) throws SQLException {
        String numbers = h2 ? "system_range(1, " + old + ") as n(x)" : "generate_series(1, " + old + ") as n(x)";
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into message (id, tenant, role, lane, open_lane, state, hop, attempts, due_at, via, reference,"
                            + " may_have_arrived_twice, changed_at, priority, content_kind, content, recipients, plan,"
                            + " doubt_choice, doubt_after_ms, why, created_at, expires_at)"
                            + " select n.x, m.tenant, m.role, 'old-' || n.x, null, 'DELIVERED', m.hop, 1, m.due_at, 'mail',"
                            + " 'ref-' || n.x, false, m.changed_at, m.priority, m.content_kind, m.content, m.recipients,"
                            + " m.plan, m.doubt_choice, m.doubt_after_ms, m.why, m.created_at, m.expires_at"
                            + " from (select * from message where " + model + ") m cross join " + numbers);
            statement.execute("insert into lane (lane_key, epoch, joined) select 'old-' || n.x, 1, 1 from " + numbers);
        }
    }
}
