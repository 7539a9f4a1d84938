package org.switchroom.dc09.frame;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Finds frames in a stream of bytes, however they are cut and whatever stands between them. Holds no more than one
 * frame's bytes. One thread at a time.
 */
public final class FrameSplitter {
    private static final byte LF = '\n';
    private static final byte CR = '\r';
    /** A line end and a few digits begin no frame yet; some panels send line ends to keep a connection alive. */
    private static final int BEGUN = 8;

    private final int longest;
    private byte[] held = new byte[0];
    private int size;
    private long noise;

    /** @param longest bytes from the first quote on; a frame that says it has more is damaged */
    public FrameSplitter(int longest) {
        this.longest = Math.min(longest, Frame.LONGEST);
    }

    /** Takes bytes in and hands on each frame that they complete, and each that turned out damaged. */
    public void put(byte[] bytes, int from, int to, Consumer<ReadFrame> out) {
        append(bytes, from, to);
        int at = 0;
        while (at < size) {
            int start = find(LF, at);
            noise += start - at;
            if (start == size) {
                at = size;
                break;
            }
            int next = frame(start, out);
            at = Math.abs(next);
            if (next <= 0) {
                break;
            }
        }
        keepFrom(at);
    }

    /** @return where to look on; zero or negative: where to look on when more bytes have come */
    private int frame(int start, Consumer<ReadFrame> out) {
        FrameHead head = FrameHead.of(held, start + 1, size);
        if (head.quote() == -2) {
            return -start;
        }
        if (head.quote() == -1) {
            noise++;
            return start + 1;
        }
        if (head.length() > longest) {
            out.accept(damaged("it says that it has " + head.length() + " bytes; the limit is " + longest));
            return start + 1;
        }
        int end = lineEnd(head.quote());
        if (end == size) {
            if (size - head.quote() <= head.length()) {
                return -start;
            }
            out.accept(damaged("it does not end where it says"));
            return start + 1;
        }
        if (held[end] == LF) {
            out.accept(damaged("another frame begins within it"));
            return end;
        }
        out.accept(FrameReader.read(Arrays.copyOfRange(held, start + 1, end)));
        return end + 1;
    }

    private static ReadFrame damaged(String words) {
        return new ReadFrame.Damaged(ReadFrame.Damage.LENGTH, words);
    }

    /** True when a frame has begun and is not complete. */
    public boolean isWithinFrame() {
        return size >= BEGUN;
    }

    /** Bytes that wait for the rest of their frame. */
    int held() {
        return size;
    }

    /** Bytes that belonged to no frame, so far. */
    public long noise() {
        return noise;
    }

    private void append(byte[] bytes, int from, int to) {
        int more = to - from;
        if (size + more > held.length) {
            held = Arrays.copyOf(held, Math.max(256, size + more));
        }
        System.arraycopy(bytes, from, held, size, more);
        size += more;
    }

    /** A connection at rest holds nothing. */
    private void keepFrom(int at) {
        if (at == size) {
            held = new byte[0];
        } else if (at > 0) {
            held = Arrays.copyOfRange(held, at, size);
        }
        size -= at;
    }

    private int find(byte wanted, int from) {
        int at = from;
        while (at < size && held[at] != wanted) {
            at++;
        }
        return at;
    }

    private int lineEnd(int from) {
        int at = from;
        while (at < size && held[at] != LF && held[at] != CR) {
            at++;
        }
        return at;
    }
}
