package org.switchroom.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/** A GET for each path. */
public final class Gets implements RequestSource {
    private final String headers;
    private final Iterator<String> paths;

    public Gets(String headers, Iterator<String> paths) {
        this.headers = headers;
        this.paths = paths;
    }

    @Override
    public ByteBuffer next() {
        return paths.hasNext()
                ? ByteBuffer.wrap(("GET " + paths.next() + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + "\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1))
                : null;
    }
}
