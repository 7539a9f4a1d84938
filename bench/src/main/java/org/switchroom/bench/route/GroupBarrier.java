package org.switchroom.bench.route;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import javax.sql.DataSource;

/** On H2: commit, then one {@code CHECKPOINT SYNC} for all who wait. */
final class GroupBarrier implements RouteMain.Durably {
    private final LinkedBlockingQueue<CompletableFuture<Void>> waiting = new LinkedBlockingQueue<>();
    private final Connection connection;

    private GroupBarrier(Connection connection) {
        this.connection = connection;
    }

    static GroupBarrier start(DataSource pool) throws SQLException {
        GroupBarrier barrier = new GroupBarrier(pool.getConnection());
        Thread thread = new Thread(barrier::run, "barrier");
        thread.setDaemon(true);
        thread.start();
        return barrier;
    }

    private void run() {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        try (Statement sync = connection.createStatement()) {
            while (true) {
                all.clear();
                all.add(waiting.take());
                waiting.drainTo(all);
                sync.execute("CHECKPOINT SYNC");
                all.forEach(one -> one.complete(null));
            }
        } catch (SQLException e) {
            all.forEach(one -> one.completeExceptionally(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void afterCommit() throws Exception {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        waiting.add(mine);
        mine.get();
    }
}
