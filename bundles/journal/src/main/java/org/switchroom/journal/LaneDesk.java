package org.switchroom.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.switchroom.journal.row.MessageRow;
import org.switchroom.journal.row.Times;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.store.Journal;
import org.switchroom.store.Lane;

/**
 * Claims, prolongs and clears leases. None of that needs a sync: a lease that a power cut forgets is one that nobody
 * holds any more.
 */
final class LaneDesk {
    private record Claim(long epoch, long joined) {}

    /** As H2's driver takes it; {@link Times#LONG_AGO}. */
    private static final OffsetDateTime LONG_AGO = Times.LONG_AGO.atOffset(ZoneOffset.UTC);

    private final Database database;
    private final Dialect dialect;
    private final String node;

    LaneDesk(Database database, String node) {
        this.database = database;
        this.dialect = database.dialect();
        this.node = node;
    }

    List<Lane> claim(int max, Instant now, Duration lease) {
        OffsetDateTime by = Times.kept(now).atOffset(ZoneOffset.UTC);
        return dialect == Dialect.H2
                ? claim(Statements.CLAIM_H2, lease, LONG_AGO, by, max)
                : claim(Statements.CLAIM_POSTGRESQL, lease, by, max);
    }

    List<Lane> claimQueued(String queue, int max, Duration lease) {
        return claim(
                dialect == Dialect.H2 ? Statements.CLAIM_QUEUED_H2 : Statements.CLAIM_QUEUED_POSTGRESQL,
                lease,
                queue,
                max);
    }

    Collection<String> queues() {
        return database.read(session -> session.doReturningWork(connection -> {
            List<String> queues = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(Statements.nextQueue(dialect))) {
                for (Optional<String> next = after(query, ""); next.isPresent(); next = after(query, next.get())) {
                    queues.add(next.get());
                }
            }
            return queues;
        }));
    }

    /** H2 is asked for the least text that is greater; PostgreSQL has no such text. */
    private Optional<String> after(PreparedStatement query, String queue) throws SQLException {
        query.setString(1, dialect == Dialect.H2 ? queue + '\0' : queue);
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    /** @param which the statement's parameters that say which lanes */
    private List<Lane> claim(String sql, Duration lease, Object... which) {
        return database.read(session -> {
            Map<String, Claim> claimed = session.doReturningWork(connection -> {
                withoutSync(connection);
                return dialect == Dialect.H2
                        ? claimOnH2(connection, sql, lease, which)
                        : claimOnPostgresql(connection, sql, lease, which);
            });
            Map<String, List<StoredMessage>> open = open(session, claimed.keySet());
            List<Lane> lanes = new ArrayList<>(claimed.size());
            claimed.forEach((key, claim) ->
                    lanes.add(new Lane(key, claim.epoch(), claim.joined(), open.getOrDefault(key, List.of()))));
            return lanes;
        });
    }

    /**
     * No ORDER BY: with one, H2 locks every lane that is due. Without, it walks the index over due_at, or over queue and
     * place, and stops at the limit.
     */
    private Map<String, Claim> claimOnH2(Connection connection, String sql, Duration lease, Object... which)
            throws SQLException {
        Map<String, Claim> claimed = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            set(query, which);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    claimed.put(row.getString(1), new Claim(row.getLong(2) + 1, row.getLong(3)));
                }
            }
        }
        if (!claimed.isEmpty()) {
            try (PreparedStatement update = connection.prepareStatement("update lane set owner = ?, epoch = epoch + 1,"
                    + " lease_until = " + dialect.nowPlusMillis() + " where lane_key = any(?)")) {
                update.setString(1, node);
                update.setLong(2, lease.toMillis());
                update.setArray(
                        3, connection.createArrayOf("varchar", claimed.keySet().toArray()));
                update.executeUpdate();
            }
        }
        return claimed;
    }

    private Map<String, Claim> claimOnPostgresql(Connection connection, String sql, Duration lease, Object... which)
            throws SQLException {
        Map<String, Claim> claimed = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            set(query, which);
            query.setString(which.length + 1, node);
            query.setLong(which.length + 2, lease.toMillis());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    claimed.put(row.getString(1), new Claim(row.getLong(2), row.getLong(3)));
                }
            }
        }
        return claimed;
    }

    private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    List<StoredMessage> openIn(Collection<String> lanes) {
        return database.read(session -> open(session, lanes)).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    private Map<String, List<StoredMessage>> open(StatelessSession session, Collection<String> lanes) {
        Map<String, List<StoredMessage>> open = new HashMap<>();
        if (lanes.isEmpty()) {
            return open;
        }
        List<MessageRow> rows = new ArrayList<>();
        if (dialect == Dialect.H2) {
            // in the same process a query a lane costs less than a window function, which would read whole lanes
            for (String lane : lanes) {
                rows.addAll(session.createSelectionQuery(Statements.OPEN_OF_LANE, MessageRow.class)
                        .setParameter("lane", lane)
                        .setMaxResults(Journal.LANE_WINDOW)
                        .getResultList());
            }
        } else {
            rows.addAll(session.createNativeQuery(Statements.OPEN_OF_LANES_POSTGRESQL, MessageRow.class)
                    .setParameter("lanes", lanes.toArray(String[]::new))
                    .setParameter("window", Journal.LANE_WINDOW)
                    .getResultList());
        }
        for (MessageRow row : rows) {
            open.computeIfAbsent(row.lane(), lane -> new ArrayList<>()).add(row.message());
        }
        return open;
    }

    Collection<String> renew(Map<String, Long> epochsByLane, Duration lease) {
        if (epochsByLane.isEmpty()) {
            return List.of();
        }
        List<String> keys = epochsByLane.keySet().stream().sorted().toList();
        return database.read(session -> session.doReturningWork(connection -> {
            withoutSync(connection);
            try (PreparedStatement update = connection.prepareStatement("update lane set lease_until = "
                    + dialect.nowPlusMillis() + " where lane_key = ? and epoch = ? and owner = ? and lease_until > "
                    + dialect.now())) {
                for (String key : keys) {
                    update.setLong(1, lease.toMillis());
                    update.setString(2, key);
                    update.setLong(3, epochsByLane.get(key));
                    update.setString(4, node);
                    update.addBatch();
                }
                int[] counts = update.executeBatch();
                List<String> kept = new ArrayList<>();
                for (int i = 0; i < counts.length; i++) {
                    if (counts[i] == 1) {
                        kept.add(keys.get(i));
                    }
                }
                return kept;
            }
        }));
    }

    Optional<Instant> nextDue() {
        return database.read(session -> session.doReturningWork(connection -> {
            try (PreparedStatement query = connection.prepareStatement(Statements.nextDue(dialect))) {
                query.setObject(1, LONG_AGO);
                try (ResultSet row = query.executeQuery()) {
                    return row.next()
                            ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
                            : Optional.empty();
                }
            }
        }));
    }

    /** Lets go of what this node's name still holds: of an earlier run that can not come back, or of this one at its end. */
    int clear() {
        return database.read(session -> session.doReturningWork(connection -> {
            withoutSync(connection);
            try (PreparedStatement update =
                    connection.prepareStatement("update lane set owner = null, lease_until = null where owner = ?")) {
                update.setString(1, node);
                return update.executeUpdate();
            }
        }));
    }

    private void withoutSync(Connection connection) throws SQLException {
        if (dialect == Dialect.POSTGRESQL) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local synchronous_commit = off");
            }
        }
    }
}
