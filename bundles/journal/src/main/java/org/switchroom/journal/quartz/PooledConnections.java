package org.switchroom.journal.quartz;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.quartz.utils.ConnectionProvider;

/** Quartz borrows from the journal's pool, never closes it, and lets go of it at its own end: it keeps us in a static map. */
final class PooledConnections implements ConnectionProvider {
    private volatile DataSource pool;

    PooledConnections(DataSource pool) {
        this.pool = pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
        DataSource open = pool;
        if (open == null) {
            throw new SQLException("the scheduler has been stopped");
        }
        return open.getConnection();
    }

    @Override
    public void shutdown() {
        pool = null;
    }

    @Override
    public void initialize() {}
}
