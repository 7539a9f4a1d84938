package org.switchroom.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.switchroom.journal.row.NodeRow;

/**
 * This node's line in the database: its number, and with every batch the largest id used and the count of batches. The
 * count tells, when a commit's answer was lost, whether the commit was done. Owned by the writer's thread once opened.
 */
final class NodeRecord {
    private final String name;
    private final int number;
    private final long lastId;
    private long batches;

    private NodeRecord(String name, NodeRow row) {
        this.name = name;
        this.number = row.number();
        this.lastId = row.lastId();
        this.batches = row.batches();
    }

    /** Finds the node's line or makes it, with the next free number. */
    static NodeRecord open(Database database, String name) {
        JournalException last = null;
        for (int attempt = 0; attempt < 3; attempt++) {
            try {
                return new NodeRecord(name, database.read(session -> {
                    NodeRow row = session.get(NodeRow.class, name);
                    if (row == null) {
                        row = new NodeRow(name, nextNumber(session), Instant.now());
                        session.insert(row);
                    }
                    return row;
                }));
            } catch (RuntimeException e) {
                // another node may have taken the same number at the same moment
                last = new JournalException(
                        "Node " + name + " can not be entered into the table of nodes: " + Causes.of(e), e);
                if (!Causes.isUniqueViolation(e)) {
                    break;
                }
            }
        }
        throw last;
    }

    private static int nextNumber(org.hibernate.StatelessSession session) {
        Integer highest = session.createSelectionQuery("select max(n.number) from NodeRow n", Integer.class)
                .getSingleResultOrNull();
        int next = highest == null ? 0 : highest + 1;
        if (next >= IdSource.NODES) {
            throw new JournalException("There are 1024 nodes in the table node already and an id has room for no more."
                    + " Delete the lines of nodes that will not come back");
        }
        return next;
    }

    String name() {
        return name;
    }

    int number() {
        return number;
    }

    /** The largest id that this node had given out when it last wrote. */
    long lastId() {
        return lastId;
    }

    /** As part of a batch's transaction, after its other statements. */
    void write(Connection connection, Optional<Trip> trip, long highestId) throws SQLException {
        List<Trip.Parameter> values = List.of(
                (statement, index) -> statement.setLong(index, highestId),
                (statement, index) -> statement.setLong(index, batches + 1),
                (statement, index) -> statement.setString(index, name));
        Trip last = trip.orElseGet(() -> new Trip(connection));
        last.add("update node set last_id = ?, batches = ? where name = ?", values);
        if (last.run() != 1) {
            throw new JournalException("The line of node " + name
                    + " is gone from the table node; somebody deleted it. Restart this node to make it anew");
        }
    }

    void committed() {
        batches++;
    }

    /** Whether the batch whose commit was not answered is in the database; counts it if so. */
    boolean findCommitted(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("select batches from node where name = ?")) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                boolean found = row.next() && row.getLong(1) > batches;
                if (found) {
                    batches++;
                }
                return found;
            }
        }
    }
}
