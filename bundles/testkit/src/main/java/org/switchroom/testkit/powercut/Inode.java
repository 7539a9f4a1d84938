package org.switchroom.testkit.powercut;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;

/** The content of one file: as it is seen, and as it was when it was last forced. Guarded by its life's monitor. */
final class Inode {
    /** What a file system writes back as one. */
    static final int PAGE = 4096;

    /** What every disk writes whole or not at all. */
    private static final int SECTOR = 512;

    private final List<byte[]> seen = new ArrayList<>();
    private final List<byte[]> forced = new ArrayList<>();
    /** Pages of {@link #seen} that differ from the forced ones; the others are shared with them. */
    private final BitSet dirty = new BitSet();

    private long seenLength;
    private long forcedLength;

    long length() {
        return seenLength;
    }

    int read(ByteBuffer target, long position) {
        if (position >= seenLength) {
            return target.hasRemaining() ? -1 : 0;
        }
        int count = (int) Math.min(target.remaining(), seenLength - position);
        for (int left = count; left > 0; ) {
            long at = position + count - left;
            int offset = (int) (at % PAGE);
            int part = Math.min(left, PAGE - offset);
            target.put(seen.get((int) (at / PAGE)), offset, part);
            left -= part;
        }
        return count;
    }

    int write(ByteBuffer source, long position) {
        int count = source.remaining();
        extend(Math.max(seenLength, position + count));
        for (int left = count; left > 0; ) {
            long at = position + count - left;
            int offset = (int) (at % PAGE);
            int part = Math.min(left, PAGE - offset);
            source.get(own((int) (at / PAGE)), offset, part);
            left -= part;
        }
        return count;
    }

    void truncate(long length) {
        if (length >= seenLength) {
            return;
        }
        int pages = pages(length);
        seen.subList(pages, seen.size()).clear();
        dirty.clear(pages, Integer.MAX_VALUE);
        seenLength = length;
        if (length % PAGE != 0) {
            Arrays.fill(own(pages - 1), (int) (length % PAGE), PAGE, (byte) 0);
        }
    }

    void force() {
        while (forced.size() > seen.size()) {
            forced.remove(forced.size() - 1);
        }
        while (forced.size() < seen.size()) {
            forced.add(seen.get(forced.size()));
        }
        for (int page = dirty.nextSetBit(0); page >= 0; page = dirty.nextSetBit(page + 1)) {
            forced.set(page, seen.get(page));
        }
        dirty.clear();
        forcedLength = seenLength;
    }

    /** What is on the disk when nothing that was not forced has reached it. */
    Inode whenAllIsLost() {
        return survivor(forcedLength);
    }

    /** What may be on the disk when some of what was not forced has reached it: pages in any order, if need be torn. */
    Inode whenSomeIsLost(RandomGenerator random, boolean tears) {
        Inode survivor = survivor(random.nextBoolean() ? seenLength : forcedLength);
        double chance = random.nextDouble();
        for (int page = dirty.nextSetBit(0);
                page >= 0 && page < survivor.seen.size();
                page = dirty.nextSetBit(page + 1)) {
            if (random.nextDouble() < chance) {
                int sectors = tears && random.nextInt(4) == 0 ? random.nextInt(1, PAGE / SECTOR) : PAGE / SECTOR;
                byte[] torn = survivor.own(page);
                System.arraycopy(seen.get(page), 0, torn, 0, sectors * SECTOR);
            }
        }
        survivor.force();
        return survivor;
    }

    /** The forced pages up to a length; where none was forced, zeros. All of it counts as forced. */
    private Inode survivor(long length) {
        Inode survivor = new Inode();
        survivor.extend(length);
        for (int page = 0; page < Math.min(forced.size(), survivor.seen.size()); page++) {
            System.arraycopy(forced.get(page), 0, survivor.own(page), 0, PAGE);
        }
        survivor.force();
        return survivor;
    }

    private void extend(long length) {
        while (seen.size() < pages(length)) {
            dirty.set(seen.size());
            seen.add(new byte[PAGE]);
        }
        seenLength = length;
    }

    /** A page that may be written to: the forced one is never touched. */
    private byte[] own(int page) {
        if (!dirty.get(page)) {
            seen.set(page, seen.get(page).clone());
            dirty.set(page);
        }
        return seen.get(page);
    }

    private static int pages(long length) {
        return Math.toIntExact((length + PAGE - 1) / PAGE);
    }
}
