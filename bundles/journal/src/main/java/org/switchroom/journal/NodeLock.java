package org.switchroom.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Proof that no other process works under this node's name: two would spoil one audit chain and each other's leases. On
 * H2 the lock of the database file proves it; on PostgreSQL a session-wide advisory lock on a connection of its own.
 */
final class NodeLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NodeLock.class);
    /** Keeps our locks apart from other users' of the same database. */
    private static final int OURS = 0x5317C400;

    private final DataSource source;
    private final Dialect dialect;
    private final String node;
    private Connection held;

    private NodeLock(DataSource source, Dialect dialect, String node) {
        this.source = source;
        this.dialect = dialect;
        this.node = node;
    }

    /** @param source not the pool: this connection lives as long as the journal */
    static NodeLock take(DataSource source, Dialect dialect, String node) {
        NodeLock lock = new NodeLock(source, dialect, node);
        try {
            if (dialect == Dialect.POSTGRESQL && !lock.take()) {
                throw new JournalException("Another process works as node '" + node
                        + "' on this database. Two of one name would spoil the audit chain, so this one does not start."
                        + " Stop the other one, or give each its own name: node in etc/org.switchroom.journal.cfg."
                        + " After a crash the server may take a while to notice; it is tried again");
            }
        } catch (SQLException e) {
            throw new JournalException("The lock of node '" + node + "' can not be taken: " + e.getMessage(), e);
        }
        return lock;
    }

    private boolean take() throws SQLException {
        Connection connection = source.getConnection();
        boolean taken = false;
        try (PreparedStatement query = connection.prepareStatement("select pg_try_advisory_lock(?, ?)")) {
            query.setInt(1, OURS);
            query.setInt(2, node.hashCode());
            try (ResultSet row = query.executeQuery()) {
                taken = row.next() && row.getBoolean(1);
            }
            if (taken) {
                held = connection;
            }
        } finally {
            if (!taken) {
                connection.close();
            }
        }
        return taken;
    }

    /** Called now and then: takes the lock anew when the connection that held it is gone. */
    synchronized void keep() {
        if (held == null) {
            return;
        }
        try {
            if (!held.isValid(5)) {
                held.close();
                if (take()) {
                    LOG.info("The lock of node {} was lost with its connection and is held again", node);
                } else {
                    LOG.error(
                            "The lock of node {} was lost with its connection and another process has it now."
                                    + " Stop one of the two: they share one audit chain",
                            node);
                }
            }
        } catch (SQLException e) {
            LOG.debug("The lock of node {} can not be looked at: {}", node, e.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        if (dialect == Dialect.POSTGRESQL && held != null) {
            try {
                held.close();
            } catch (SQLException e) {
                LOG.debug("The lock's connection did not close: {}", e.getMessage());
            }
            held = null;
        }
    }
}
