package org.switchroom.journal.h2;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FileUtils;

/**
 * Reads and writes by handles that no interrupt closes, one for each thread that is at it. What has no such way, the forcing
 * first of all, goes by a channel that none closes either.
 */
final class SteadyChannel extends FileBaseDefault {
    private final String name;
    private final String mode;
    private final AsynchronousFileChannel channel;
    /** Whoever reads or writes shares it; whoever closes has it alone. */
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    /** None is closed while the channel is open: with any of them this process's lock on the file would go. */
    private final Deque<RandomAccessFile> idle = new ConcurrentLinkedDeque<>();

    SteadyChannel(String name, String mode) throws IOException {
        this.name = name;
        this.mode = mode;
        this.channel = AsynchronousFileChannel.open(
                Path.of(name), FileUtils.modeToOptions(mode), null, FileUtils.NO_ATTRIBUTES);
    }

    private interface Use {
        int of(RandomAccessFile handle) throws IOException;
    }

    private int using(long position, Use used) throws IOException {
        use.readLock().lock();
        try {
            if (!isOpen()) {
                throw new ClosedChannelException();
            }
            RandomAccessFile handle = idle.poll();
            if (handle == null) {
                handle = new RandomAccessFile(name, mode);
            }
            try {
                handle.seek(position);
                return used.of(handle);
            } finally {
                idle.push(handle);
            }
        } finally {
            use.readLock().unlock();
        }
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return using(position, handle -> {
            if (target.hasArray()) {
                int count = handle.read(target.array(), target.arrayOffset() + target.position(), target.remaining());
                target.position(target.position() + Math.max(0, count));
                return count;
            }
            byte[] bytes = new byte[target.remaining()];
            int count = handle.read(bytes);
            target.put(bytes, 0, Math.max(0, count));
            return count;
        });
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        return using(position, handle -> {
            int count = source.remaining();
            if (source.hasArray()) {
                handle.write(source.array(), source.arrayOffset() + source.position(), count);
                source.position(source.limit());
            } else {
                byte[] bytes = new byte[count];
                source.get(bytes);
                handle.write(bytes);
            }
            return count;
        });
    }

    @Override
    protected void implTruncate(long length) throws IOException {
        channel.truncate(length);
    }

    @Override
    public void force(boolean metadata) throws IOException {
        channel.force(metadata);
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return channel.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        use.writeLock().lock();
        try {
            channel.close();
            for (RandomAccessFile handle = idle.poll(); handle != null; handle = idle.poll()) {
                handle.close();
            }
        } finally {
            use.writeLock().unlock();
        }
    }

    @Override
    public String toString() {
        return SteadyFile.SCHEME + ":" + name;
    }
}
