package org.switchroom.route.intakefile;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Not more of a file than there was when it was looked through: it may have grown since. */
final class FirstBytes extends FilterInputStream {
    private long left;

    FirstBytes(InputStream bytes, long most) {
        super(bytes);
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        if (left <= 0) {
            return -1;
        }
        int one = super.read();
        left -= one < 0 ? 0 : 1;
        return one;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (left <= 0) {
            return -1;
        }
        int read = super.read(into, from, (int) Math.min(length, left));
        left -= Math.max(0, read);
        return read;
    }
}
