package org.switchroom.journal.h2;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import javax.sql.DataSource;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.RandomAccessStore;

/** The file of an H2 database that this process has open, and what H2 itself does with it only in a thread of its own. */
final class OpenFile {
    /** To H2: not at every commit, and no thread of its own. */
    private static final int WHEN_ASKED = -1;

    private final MVStore store;
    /** Whoever writes to the file waits for it; taken so that only what others wait for is timed. */
    private final Lock storeLock;

    private final Method writeHeader;
    private long headerVersion;
    private long movedVersion;

    private OpenFile(MVStore store) throws ReflectiveOperationException {
        this.store = store;
        Field lock = MVStore.class.getDeclaredField("storeLock");
        lock.setAccessible(true);
        storeLock = (Lock) lock.get(store);
        writeHeader = RandomAccessStore.class.getDeclaredMethod("writeStoreHeader");
        writeHeader.setAccessible(true);
        headerVersion = store.getCurrentVersion();
    }

    /** @throws ReflectiveOperationException when this process does not have it open, or it is another H2 */
    static OpenFile of(DataSource source) throws SQLException, ReflectiveOperationException {
        try (Connection connection = source.getConnection()) {
            // H2's bundle does not export the classes in between
            Object session =
                    JdbcConnection.class.getMethod("getSession").invoke(connection.unwrap(JdbcConnection.class));
            Object database = session.getClass().getMethod("getDatabase").invoke(session);
            Object tables = database.getClass().getMethod("getStore").invoke(database);
            return new OpenFile(
                    (MVStore) tables.getClass().getMethod("getMvStore").invoke(tables));
        }
    }

    /** Closed by whoever closes the database, or by the disk's trouble. */
    boolean isClosed() {
        return store.isClosed();
    }

    /** False for a database that is in memory only. */
    boolean isOnDisk() {
        return store.getFileStore() != null;
    }

    /** Not at every commit; what is outdated is kept for no longer than this. */
    void writeWhenAsked(int retentionMillis) {
        store.setAutoCommitDelay(WHEN_ASKED);
        store.setRetentionTime(Math.min(store.getRetentionTime(), retentionMillis));
    }

    int retentionMillis() {
        return store.getRetentionTime();
    }

    /** All that was committed and is not in the file yet. */
    void write() {
        store.commit();
    }

    /** Names the last commit in the header; false when nothing was committed since. */
    boolean writeHeader() {
        if (store.getCurrentVersion() == headerVersion) {
            return false;
        }
        store.executeFilestoreOperation(() -> {
            headerVersion = store.getCurrentVersion();
            try {
                writeHeader.invoke(store.getFileStore());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("H2's writeStoreHeader failed", e);
            }
        });
        return true;
    }

    /** How many per cent are in use of what was written longer ago than the retention time. Walks over all of it. */
    int inUsePercent() {
        Map<String, String> info = new HashMap<>();
        store.getFileStore().populateInfo(info::put);
        return Integer.parseInt(info.get("info.CHUNKS_FILL_RATE_RW"));
    }

    /**
     * Moves so much of what is in use out of the emptiest parts. Commits wait meanwhile. What was moved is given back with
     * the next commit.
     *
     * @return how long commits were held up, in ns; 0 when there was nothing to be moved
     */
    long move(int bytes) {
        if (store.getCurrentVersion() == movedVersion) {
            store.commit();
        }
        movedVersion = store.getCurrentVersion();
        storeLock.lock();
        try {
            long began = System.nanoTime();
            return store.compact(100, bytes) ? Math.max(1, System.nanoTime() - began) : 0;
        } finally {
            storeLock.unlock();
        }
    }
}
