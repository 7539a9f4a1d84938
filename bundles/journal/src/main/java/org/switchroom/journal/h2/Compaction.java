package org.switchroom.journal.h2;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.RandomAccessStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives back the space of what is outdated in H2's file, while it runs. A commit writes each page it has changed anew; of
 * what it wrote, a few pages stay in use and keep all of it from being written over. H2 clears that up in a thread that it
 * does not start when commits are written out at once (WRITE_DELAY=0): 15 minutes at 207 jobs/s left a file of 24 GB, and a
 * heap that had grown by 25 MB with what the process knows of each commit.
 *
 * <p>What is outdated stays for H2's retention time, and the file's header is written several times within it. After a
 * power cut H2 begins at the commit that the header names and goes from each to the next. It lets the header fall behind by
 * 20 commits, however long they take, and writes it after the commit that has written over one of them: the power going in
 * between lost what came after that one.
 */
public final class Compaction {
    private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);
    /** Of what was written longer ago than H2's retention time, so much is to be in use. */
    private static final int IN_USE_PERCENT = 50;
    /** Moved at a time; commits wait for as long as that takes. */
    private static final int PIECE_BYTES = 256 * 1024;
    /** Less than this in use: it is far behind, and moves piece after piece. */
    private static final int FAR_BEHIND_PERCENT = 10;
    /** Then no other piece begins after so much of a round. */
    private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** So often within the retention time the header is written. */
    private static final int HEADERS = 3;

    private final DataSource source;
    private MVStore store;
    private Method writeHeader;
    private long headerNanos;
    private long headerVersion;
    private boolean elsewhere;
    private boolean told;

    /** @param source of the database whose file it is, if it has one in this process */
    public Compaction(DataSource source) {
        this.source = source;
    }

    /**
     * Writes the header in time, and moves what is in use out of the emptiest parts, a little; to be called again and again
     * by one thread. Never fails.
     */
    public void round() {
        try {
            if (!isOpen()) {
                return;
            }
            keepHeader();
            long begin = System.nanoTime();
            int inUse = inUsePercent();
            boolean moved = inUse < IN_USE_PERCENT && move();
            while (moved && inUse < FAR_BEHIND_PERCENT && System.nanoTime() - begin < ROUND_NANOS) {
                moved = move();
                inUse = inUsePercent();
            }
        } catch (ReflectiveOperationException notTheSame) {
            elsewhere = true;
            LOG.warn("H2's file can not be compacted from here: it grows until whoever has it open does", notTheSame);
        } catch (RuntimeException | SQLException trouble) {
            if (store != null && store.isClosed()) {
                LOG.debug("H2's file is closed and not compacted now", trouble);
            } else if (!told) {
                told = true;
                LOG.warn("H2's file can not be compacted; it grows until it can. Told once", trouble);
            }
        }
    }

    /** False when the database has no file in this process. A file that the disk's trouble has closed is opened anew. */
    private boolean isOpen() throws SQLException, ReflectiveOperationException {
        if (elsewhere) {
            return false;
        }
        if (store == null || store.isClosed()) {
            try (Connection connection = source.getConnection()) {
                // H2's bundle does not export the classes in between
                Object session =
                        JdbcConnection.class.getMethod("getSession").invoke(connection.unwrap(JdbcConnection.class));
                Object database = session.getClass().getMethod("getDatabase").invoke(session);
                Object tables = database.getClass().getMethod("getStore").invoke(database);
                store = (MVStore) tables.getClass().getMethod("getMvStore").invoke(tables);
            }
            writeHeader = RandomAccessStore.class.getDeclaredMethod("writeStoreHeader");
            writeHeader.setAccessible(true);
            headerNanos = System.nanoTime();
            headerVersion = store.getCurrentVersion();
        }
        return store.getFileStore() != null;
    }

    /** So that no commit that is needed to find the last one is old enough to be written over. */
    private void keepHeader() {
        long now = System.nanoTime();
        if (now - headerNanos >= TimeUnit.MILLISECONDS.toNanos(store.getRetentionTime()) / HEADERS
                && store.getCurrentVersion() != headerVersion) {
            store.executeFilestoreOperation(() -> {
                headerVersion = store.getCurrentVersion();
                invoke(writeHeader, store.getFileStore());
            });
            headerNanos = now;
        }
    }

    private static void invoke(Method method, Object on) {
        try {
            method.invoke(on);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("H2's " + method.getName() + " failed", e);
        }
    }

    private boolean move() {
        boolean moved = store.compact(100, PIECE_BYTES);
        store.commit();
        return moved;
    }

    private int inUsePercent() {
        Map<String, String> info = new HashMap<>();
        store.getFileStore().populateInfo(info::put);
        return Integer.parseInt(info.get("info.CHUNKS_FILL_RATE_RW"));
    }
}
