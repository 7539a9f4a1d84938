package org.switchroom.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One connection: a request is out or none; its response is read whole before the next leaves. */
final class LoadConnection {
    private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};
    private static final byte[] CHUNKED_END = {'\r', '\n', '0', '\r', '\n', '\r', '\n'};

    private final SocketChannel channel;
    private final RequestSource requests;
    private final ByteBuffer in = ByteBuffer.allocate(64 * 1024);
    private boolean out;
    private long sentAt;

    LoadConnection(SocketChannel channel, RequestSource requests) {
        this.channel = channel;
        this.requests = requests;
    }

    /** Sends a request unless one is out. */
    boolean begin() throws IOException {
        return out || send();
    }

    private boolean send() throws IOException {
        ByteBuffer request = requests.next();
        if (request == null) {
            return false;
        }
        sentAt = System.nanoTime();
        while (request.hasRemaining()) {
            // a request is far smaller than the socket's buffer, so this is one write
            channel.write(request);
        }
        out = true;
        return true;
    }

    /** False when there is nothing more to send. */
    boolean read(LoadTally tally) throws IOException {
        if (channel.read(in) < 0) {
            throw new EOFException("the server closed the connection");
        }
        int head = find(HEAD_END, 0);
        if (head < 0) {
            return true;
        }
        String headers = new String(in.array(), 0, head, StandardCharsets.ISO_8859_1);
        int bodyFrom = head + HEAD_END.length;
        int end = end(headers, bodyFrom);
        if (end < 0 || in.position() < end) {
            return true;
        }
        int status = Integer.parseInt(headers.substring(9, 12));
        tally.answer(
                status,
                System.nanoTime() - sentAt,
                () -> new String(in.array(), bodyFrom, end - bodyFrom, StandardCharsets.UTF_8));
        in.clear();
        out = false;
        return send();
    }

    /** Where the response ends; -1 when that is not known yet. */
    private int end(String headers, int bodyFrom) {
        int at = indexOfHeader(headers, "\r\ncontent-length:");
        if (at >= 0) {
            int stop = headers.indexOf('\r', at);
            return bodyFrom
                    + Integer.parseInt(headers.substring(at, stop < 0 ? headers.length() : stop)
                            .strip());
        }
        if (indexOfHeader(headers, "\r\ntransfer-encoding:") >= 0) {
            if (in.position() >= bodyFrom + 5 && in.array()[bodyFrom] == '0' && in.array()[bodyFrom + 1] == '\r') {
                return bodyFrom + 5;
            }
            int zero = find(CHUNKED_END, bodyFrom);
            return zero < 0 ? -1 : zero + CHUNKED_END.length;
        }
        return bodyFrom;
    }

    /** Behind the header's colon; without building a lower-case copy of every response. */
    private static int indexOfHeader(String headers, String name) {
        for (int i = 0; i <= headers.length() - name.length(); i++) {
            if (headers.charAt(i) == '\r' && headers.regionMatches(true, i, name, 0, name.length())) {
                return i + name.length();
            }
        }
        return -1;
    }

    private int find(byte[] what, int from) {
        byte[] bytes = in.array();
        for (int i = from; i <= in.position() - what.length; i++) {
            if (bytes[i] == what[0] && Arrays.equals(bytes, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
        return -1;
    }

    void close() throws IOException {
        channel.close();
    }
}
