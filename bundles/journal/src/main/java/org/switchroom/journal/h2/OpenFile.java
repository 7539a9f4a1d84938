package org.switchroom.journal.h2;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import javax.sql.DataSource;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.Chunk;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.RandomAccessStore;

/**
 * The file of an H2 database that this process has open, and what H2 itself does with it only in a thread of its own. What
 * one commit wrote is a chunk. H2's own way to move them ({@code compact}) walks twice over all chunks for each piece, half
 * of it while commits wait: three quarters of its time at 286 jobs/s, when moving took a twentieth. Here one walk serves
 * many pieces.
 */
final class OpenFile {
    /** To H2: not at every commit, and no thread of its own. */
    private static final int WHEN_ASKED = -1;
    /**
     * What is moved without a commit is written as one chunk by the next, and some day moved again, in one go, while commits
     * wait.
     */
    static final long MOST_UNWRITTEN = 512 * 1024;
    /** Counted for each chunk beside what is in use in it: a guess, so that empty ones are not moved in any number. */
    private static final int CHUNK_BYTES = 4096;

    /** What was moved, and how long commits waited for it in ns; nothing when nothing is left. */
    record Moved(long bytes, long nanos) {
        static final Moved NOTHING = new Moved(0, 0);
    }

    private record Candidate(int id, long bytes, long rank) {}

    private final MVStore store;
    /** Whoever writes to the file waits for these, in this order. */
    private final Lock storeLock;

    private final Lock serializationLock;
    private final Method writeHeader;
    private final Method clock;
    private final Method chunks;
    private final Method isRewritable;
    private final Method rewrite;
    private final Deque<Candidate> emptiest = new ArrayDeque<>();
    private long headerVersion;
    private long movedVersion = -1;
    /** Moved since then. */
    private long unwritten;

    private OpenFile(MVStore store) throws ReflectiveOperationException {
        this.store = store;
        storeLock =
                (Lock) reachable(MVStore.class.getDeclaredField("storeLock")).get(store);
        FileStore<?> file = store.getFileStore();
        serializationLock = file == null
                ? null
                : (Lock) reachable(FileStore.class.getDeclaredField("serializationLock"))
                        .get(file);
        writeHeader = reachable(RandomAccessStore.class.getDeclaredMethod("writeStoreHeader"));
        clock = reachable(FileStore.class.getDeclaredMethod("getTimeSinceCreation"));
        chunks = reachable(FileStore.class.getDeclaredMethod("getChunks"));
        isRewritable = reachable(FileStore.class.getDeclaredMethod("isRewritable", Chunk.class, long.class));
        rewrite = reachable(FileStore.class.getDeclaredMethod("compactRewrite", Set.class));
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

    private static Field reachable(Field field) {
        field.setAccessible(true);
        return field;
    }

    private static Method reachable(Method method) {
        method.setAccessible(true);
        return method;
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
            call(writeHeader);
        });
        return true;
    }

    /**
     * Looks through all chunks that may be moved, and remembers the emptiest and oldest for {@link #move}. What was moved
     * is given back with the next commit, which is made when nobody else has made one.
     *
     * @return how many per cent of them are in use
     */
    int look() {
        if (store.getCurrentVersion() == movedVersion) {
            store.commit();
        }
        long now = (long) call(clock);
        long version = store.getCurrentVersion();
        long written = 1;
        long live = 1;
        List<Candidate> candidates = new ArrayList<>();
        for (Object each : ((Map<?, ?>) call(chunks)).values()) {
            Chunk<?> chunk = (Chunk<?>) each;
            if ((boolean) call(isRewritable, chunk, now)) {
                written += chunk.maxLen;
                live += chunk.maxLenLive;
                long age = Math.max(1, version - chunk.version);
                candidates.add(new Candidate(
                        chunk.id,
                        chunk.maxLenLive + CHUNK_BYTES,
                        1_000_000 * chunk.maxLenLive / Math.max(1, chunk.maxLen) / age));
            }
        }
        candidates.sort(Comparator.comparingLong(Candidate::rank));
        emptiest.clear();
        emptiest.addAll(candidates);
        return (int) (100 * live / written);
    }

    /**
     * Moves what is in use out of chunks that {@link #look} has found. Commits wait meanwhile.
     *
     * @param most bytes, or one chunk that has more
     */
    Moved move(long most) {
        Set<Integer> ids = new HashSet<>();
        long bytes = 0;
        while (!emptiest.isEmpty()
                && (ids.isEmpty() || bytes + emptiest.element().bytes() <= most)) {
            bytes += emptiest.element().bytes();
            ids.add(emptiest.remove().id());
        }
        if (ids.isEmpty()) {
            return Moved.NOTHING;
        }
        if (store.getCurrentVersion() != movedVersion) {
            unwritten = 0;
        } else if (unwritten > 0 && unwritten + bytes > MOST_UNWRITTEN) {
            store.commit();
            unwritten = 0;
        }
        Moved moved = new Moved(bytes, rewritten(ids));
        unwritten += bytes;
        return moved;
    }

    private long rewritten(Set<Integer> ids) {
        storeLock.lock();
        try {
            long began = System.nanoTime();
            serializationLock.lock();
            MVStore.TxCounter reading = store.registerVersionUsage();
            try {
                call(rewrite, ids);
            } finally {
                store.deregisterVersionUsage(reading);
                serializationLock.unlock();
            }
            movedVersion = store.getCurrentVersion();
            return System.nanoTime() - began;
        } finally {
            storeLock.unlock();
        }
    }

    private Object call(Method method, Object... arguments) {
        try {
            return method.invoke(store.getFileStore(), arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("H2's " + method.getName() + " failed", e);
        }
    }
}
