package org.switchroom.gsm.line;

import java.io.IOException;

/** An open line. */
public interface Line extends AutoCloseable {
    /** @throws IOException when the line is gone; its listener hears of it, too */
    void write(byte[] bytes) throws IOException;

    /** Returns at once. Its listener hears nothing any more. */
    @Override
    void close();
}
