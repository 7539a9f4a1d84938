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
 * What H2's own thread would do for its file, and does not, because that thread is not started when commits are written out
 * at once (WRITE_DELAY=0).
 *
 * <p>It gives back the space of what is outdated. A commit writes each page it has changed anew; of what it wrote, a few
 * pages stay in use and keep all of it from being written over: 15 minutes at 207 jobs/s left a file of 24 GB, and a heap
 * that had grown by 25 MB with what the process knows of each commit.
 *
 * <p>It writes the file's header several times within H2's retention time, after which what is outdated may be written
 * over. After a power cut H2 begins at the commit that the header names and goes from each to the next. It lets the header
 * fall behind by 20 commits, however long they take, and writes it after the commit that has written over one of them: the
 * power going in between lost what came after that one.
 *
 * <p>And it has H2 no longer write at every commit. What has to be on disk is written by {@code CHECKPOINT} after its
 * commit; a claim of lanes, which is void when the process ends, goes with the next one, or within a second. Where none of
 * this can be had, H2 writes at every commit, as it was opened to.
 */
public final class Upkeep {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    /** Of what was written longer ago than H2's retention time, so much is to be in use. */
    private static final int IN_USE_PERCENT = 30;
    /** Moved at a time; commits wait for as long as that takes. */
    private static final int PIECE_BYTES = 128 * 1024;
    /** Less than this in use: it is far behind, and moves more at a time. */
    private static final int FAR_BEHIND_PERCENT = 10;
    /** As much then, and when nothing of the emptiest parts could be moved, so that others are among them. */
    private static final int MOST_BYTES = 512 * 1024;

    /** Between two looks at how much is in use, which takes a walk over all that is known of the file. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    /** After so long what was committed and not asked for is written. */
    private static final long WRITE_NANOS = TimeUnit.SECONDS.toNanos(1);
    /**
     * What is outdated is kept for no longer. H2's 45 s are for disks that write in any order and whenever they like; here
     * each write is forced before the next one. The more is kept, the longer is the walk over it.
     */
    private static final int RETENTION_MILLIS = 5_000;
    /** So often within the retention time the header is written. */
    private static final int HEADERS = 3;
    /** To H2: not at every commit, and no thread of its own. */
    private static final int WHEN_ASKED = -1;

    private final DataSource source;
    private MVStore store;
    private Method writeHeader;
    private long headerNanos;
    private long headerVersion;
    private long writtenNanos;
    private long lookedNanos;
    private long movedVersion;
    private int inUse = 100;
    private boolean stuck;
    private boolean elsewhere;
    private boolean told;

    /** @param source of the database whose file it is, if it has one in this process */
    public Upkeep(DataSource source) {
        this.source = source;
    }

    /** A little of all that; to be called again and again by one thread. Never fails. */
    public void round() {
        try {
            if (!isOpen()) {
                return;
            }
            long now = System.nanoTime();
            keepHeader(now);
            writeWhatLies(now);
            look(now);
            if (inUse < IN_USE_PERCENT) {
                move();
            }
        } catch (ReflectiveOperationException notTheSame) {
            elsewhere = true;
            LOG.warn(
                    "H2's file can not be looked after from here: it grows until whoever has it open does", notTheSame);
        } catch (RuntimeException | SQLException trouble) {
            if (store != null && store.isClosed()) {
                LOG.debug("H2's file is closed and not looked after now", trouble);
            } else if (!told) {
                told = true;
                LOG.warn("H2's file can not be looked after; it grows until it can. Told once", trouble);
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
            writtenNanos = headerNanos;
            lookedNanos = headerNanos - LOOK_NANOS;
            if (store.getFileStore() != null) {
                store.setAutoCommitDelay(WHEN_ASKED);
                store.setRetentionTime(Math.min(store.getRetentionTime(), RETENTION_MILLIS));
            }
        }
        return store.getFileStore() != null;
    }

    /** So that no commit that is needed to find the last one is old enough to be written over. */
    private void keepHeader(long now) {
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

    private void writeWhatLies(long now) {
        if (now - writtenNanos >= WRITE_NANOS) {
            store.commit();
            writtenNanos = now;
        }
    }

    private void look(long now) {
        if (now - lookedNanos >= LOOK_NANOS) {
            Map<String, String> info = new HashMap<>();
            store.getFileStore().populateInfo(info::put);
            inUse = Integer.parseInt(info.get("info.CHUNKS_FILL_RATE_RW"));
            lookedNanos = now;
        }
    }

    /** Moves what is in use out of the emptiest parts. What was moved is given back with the next commit. */
    private void move() {
        if (store.getCurrentVersion() == movedVersion) {
            store.commit();
        }
        movedVersion = store.getCurrentVersion();
        stuck = !store.compact(100, stuck || inUse < FAR_BEHIND_PERCENT ? MOST_BYTES : PIECE_BYTES);
    }
}
