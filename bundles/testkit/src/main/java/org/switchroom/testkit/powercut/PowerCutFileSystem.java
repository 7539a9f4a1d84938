package org.switchroom.testkit.powercut;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A disk in memory whose power can be cut, for databases of H2 (it plugs in below them as a file path scheme).
 *
 * <p>The model, as a program may expect it of ext4 or XFS on a disk that keeps what it was told to flush:
 *
 * <ul>
 *   <li>A write, and a change of a file's length, is on the disk for certain once {@code FileChannel.force} on that file
 *       has returned (or at once, on a file opened {@code rwd} or {@code rws}). Closing a file forces nothing.
 *   <li>Creating, renaming and deleting go through one ordered journal: a force of any file keeps them all. A created
 *       file whose content was never forced is then there and empty.
 *   <li>What was not forced is lost at a cut, or survives in parts and in any order: see {@link Unforced}. Directories
 *       themselves always survive.
 * </ul>
 *
 * <p>At a cut every open file, and every path of the old life, fails with an {@code IOException} from then on. The
 * survivors are found under the same name in {@link #path} and {@link #jdbcUrl}, which answer another scheme in each
 * life, so that H2 does not hand out the dead database that it still has in memory. Close that one too (errors are to
 * be expected), or its cache stays. Any thread.
 */
public final class PowerCutFileSystem {
    private Life life = new Life("powercut" + UUID.randomUUID().toString().substring(0, 8), 1, Map.of(), Set.of());

    /** Where H2 finds a file in the present life; valid until the next cut. */
    public String path(String name) {
        return life().scheme() + ":/" + name;
    }

    /** A database on this disk in the present life, with H2's own settings for how it writes. */
    public String jdbcUrl(String database) {
        return "jdbc:h2:" + path(database) + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
    }

    /** Cuts the power now; the seed decides what survives of that which was not forced. */
    public void cut(long seed) {
        cut(seed, Unforced.by(seed));
    }

    /** Cuts the power now. */
    public void cut(long seed, Unforced unforced) {
        life().cut(seed, unforced);
    }

    /** Cuts the power by itself, after so many further writes, forces and directory changes, between two of them. */
    public void cutAfter(long steps, long seed) {
        cutAfter(steps, seed, Unforced.by(seed));
    }

    /** The same, with the choice of what becomes of that which was not forced. */
    public void cutAfter(long steps, long seed, Unforced unforced) {
        life().planCut(steps, seed, unforced);
    }

    /** How often the power was cut. */
    public int cuts() {
        return life().number - 1;
    }

    /** How many forces there were since the last cut. */
    public long forces() {
        return life().forces();
    }

    private synchronized Life life() {
        life = life.latest();
        return life;
    }
}
