package org.switchroom.bench.load;

import java.nio.ByteBuffer;

/** What is sent next; null when nothing is left. Called on the driver's thread, which writes the buffer whole. */
public interface RequestSource {
    ByteBuffer next();
}
