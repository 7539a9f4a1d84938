package org.switchroom.journal.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;

/**
 * Forces each write before the next one begins. A write of several pages goes in two steps, all but the last page first:
 * H2 puts the mark by which it knows a chunk as whole into its last page, and writes both copies of its header at once.
 */
final class OrderedChannel extends FileBaseDefault {
    private static final int PAGE = 4096;

    private final FileChannel base;

    OrderedChannel(FileChannel base) {
        this.base = base;
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        int length = source.remaining();
        int end = source.limit();
        int last = length % PAGE == 0 ? Math.min(PAGE, length) : length % PAGE;
        if (last < length) {
            source.limit(end - last);
            writeAll(source, position);
            base.force(false);
            source.limit(end);
        }
        writeAll(source, position + length - last);
        base.force(false);
        return length;
    }

    private void writeAll(ByteBuffer source, long position) throws IOException {
        long at = position;
        while (source.hasRemaining()) {
            at += base.write(source, at);
        }
    }

    @Override
    protected void implTruncate(long size) throws IOException {
        base.truncate(size);
        base.force(true);
    }

    @Override
    public void force(boolean metadata) throws IOException {
        base.force(metadata);
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return base.read(target, position);
    }

    @Override
    public long size() throws IOException {
        return base.size();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return base.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        base.close();
    }
}
