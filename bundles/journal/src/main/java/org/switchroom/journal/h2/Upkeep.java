package org.switchroom.journal.h2;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
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
    private static final int IN_USE_PERCENT = 40;
    /** Commits wait while they are moved; so long is aimed at. */
    private static final long HOLD_NANOS = TimeUnit.MILLISECONDS.toNanos(4);
    /** With no more than this in use it moves as often as it can. */
    private static final int FAR_BEHIND_PERCENT = 20;
    /** Between two rounds. */
    private static final int PAUSE_MILLIS = 20;
    /** So long commits are left alone between two pieces, however far behind it is. */
    private static final int LEAST_PAUSE_MILLIS = 2;

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

    private final DataSource source;
    private final Piece piece = new Piece(OpenFile.MOST_UNWRITTEN);
    private OpenFile file;
    private long headerNanos;
    private long writtenNanos;
    private long lookedNanos;
    private int inUse = 100;
    private boolean elsewhere;
    private boolean told;

    /** @param source of the database whose file it is, if it has one in this process */
    public Upkeep(DataSource source) {
        this.source = source;
    }

    /**
     * A little of all that; to be called again and again by one thread. Never fails.
     *
     * @return after how many ms it is to be called again: the sooner, the further it is behind
     */
    public long round() {
        try {
            if (!isOpen()) {
                return PAUSE_MILLIS;
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
            return PAUSE_MILLIS;
        } catch (RuntimeException | SQLException trouble) {
            if (file != null && file.isClosed()) {
                LOG.debug("H2's file is closed and not looked after now", trouble);
            } else if (!told) {
                told = true;
                LOG.warn("H2's file can not be looked after; it grows until it can. Told once", trouble);
            }
            return PAUSE_MILLIS;
        }
        return pauseMillis(inUse);
    }

    /** A store that grows has ever more to move for the same work, so how far it is behind says how soon. */
    static long pauseMillis(int inUse) {
        int steps = IN_USE_PERCENT - FAR_BEHIND_PERCENT;
        int ahead = Math.max(0, Math.min(steps, inUse - FAR_BEHIND_PERCENT));
        return Math.max(LEAST_PAUSE_MILLIS, PAUSE_MILLIS * ahead / steps);
    }

    /** False when the database has no file in this process. A file that the disk's trouble has closed is opened anew. */
    private boolean isOpen() throws SQLException, ReflectiveOperationException {
        if (elsewhere) {
            return false;
        }
        if (file == null || file.isClosed()) {
            file = OpenFile.of(source);
            headerNanos = System.nanoTime();
            writtenNanos = headerNanos;
            lookedNanos = headerNanos - LOOK_NANOS;
            if (file.isOnDisk()) {
                file.writeWhenAsked(RETENTION_MILLIS);
            }
        }
        return file.isOnDisk();
    }

    /** So that no commit that is needed to find the last one is old enough to be written over. */
    private void keepHeader(long now) {
        if (now - headerNanos >= TimeUnit.MILLISECONDS.toNanos(file.retentionMillis()) / HEADERS
                && file.writeHeader()) {
            headerNanos = now;
        }
    }

    private void writeWhatLies(long now) {
        if (now - writtenNanos >= WRITE_NANOS) {
            file.write();
            writtenNanos = now;
        }
    }

    private void look(long now) {
        if (now - lookedNanos >= LOOK_NANOS) {
            inUse = file.look();
            lookedNanos = now;
        }
    }

    private void move() {
        OpenFile.Moved moved = file.move(piece.bytes(HOLD_NANOS));
        piece.moved(moved.bytes(), moved.nanos());
    }
}
