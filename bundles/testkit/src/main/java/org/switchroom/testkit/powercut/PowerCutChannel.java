package org.switchroom.testkit.powercut;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileLock;
import java.nio.channels.NonWritableChannelException;
import org.h2.store.fs.FileBaseDefault;

/** An open file of one life. */
final class PowerCutChannel extends FileBaseDefault {
    private final Life life;
    private final Inode inode;
    private final boolean readOnly;
    private final boolean forcesEachWrite;
    private boolean holdsLock;

    PowerCutChannel(Life life, Inode inode, String mode) {
        this.life = life;
        this.inode = inode;
        this.readOnly = mode.equals("r");
        this.forcesEachWrite = mode.equals("rws") || mode.equals("rwd");
    }

    @Override
    public long size() throws IOException {
        return life.length(inode);
    }

    @Override
    public synchronized int read(ByteBuffer target, long position) throws IOException {
        return life.read(inode, target, position);
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
        checkWritable();
        int count = life.write(inode, source, position);
        if (forcesEachWrite) {
            life.force(inode);
        }
        return count;
    }

    @Override
    protected void implTruncate(long size) throws IOException {
        checkWritable();
        life.truncate(inode, size);
        if (forcesEachWrite) {
            life.force(inode);
        }
    }

    @Override
    public void force(boolean metaData) throws IOException {
        life.force(inode);
    }

    @Override
    public synchronized FileLock tryLock(long position, long size, boolean shared) throws IOException {
        if (!life.lock(inode)) {
            return null;
        }
        holdsLock = true;
        return new FileLock(this, position, size, shared) {
            @Override
            public boolean isValid() {
                return PowerCutChannel.this.isOpen();
            }

            @Override
            public void release() {
                unlock();
            }
        };
    }

    private synchronized void unlock() {
        if (holdsLock) {
            holdsLock = false;
            life.unlock(inode);
        }
    }

    /** Closing forces nothing. */
    @Override
    protected void implCloseChannel() {
        unlock();
    }

    private void checkWritable() {
        if (readOnly) {
            throw new NonWritableChannelException();
        }
    }
}
