package org.switchroom.dc09.receiver;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.switchroom.dc09.frame.FrameSplitter;
import org.switchroom.dc09.frame.ReadFrame;

/** One panel's connection. Only the receiver's thread touches it. */
final class PanelLine {
    /** So much that is no frame, and it is no panel. */
    private static final long MOST_NOISE = 65_536;
    /** Answers that the other side does not fetch. */
    private static final int MOST_UNSENT = 64;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final FrameSplitter splitter;
    private final int mostWaiting;
    private final Deque<ByteBuffer> unsent = new ArrayDeque<>();
    private int waiting;
    private boolean ended;
    private boolean proven;
    private long noiseBefore;
    private long usefulAt;
    private long begunAt;
    private long unsentAt;

    PanelLine(SocketChannel channel, SelectionKey key, int frameBytes, int mostWaiting, long now) {
        this.channel = channel;
        this.key = key;
        this.splitter = new FrameSplitter(frameBytes);
        this.mostWaiting = mostWaiting;
        this.usefulAt = now;
    }

    /** True when a sound frame has come by it. */
    boolean isProven() {
        return proven;
    }

    boolean isWaiting() {
        return waiting > 0;
    }

    /** @return false when there is nothing more to come by it, ever */
    boolean read(ByteBuffer shared, long now, Consumer<ReadFrame> out) throws IOException {
        shared.clear();
        int count = channel.read(shared);
        if (count < 0) {
            ended = true;
            interest();
            return waiting > 0 || !unsent.isEmpty();
        }
        boolean begunBefore = splitter.isWithinFrame();
        int[] found = new int[1];
        splitter.put(shared.array(), 0, count, read -> {
            found[0]++;
            if (read instanceof ReadFrame.Sound) {
                proven = true;
                usefulAt = now;
                noiseBefore = splitter.noise();
            }
            out.accept(read);
        });
        if (!begunBefore || found[0] > 0) {
            begunAt = now;
        }
        return true;
    }

    boolean isNoisy() {
        return splitter.noise() - noiseBefore > MOST_NOISE;
    }

    boolean isIdle(long now, long limit) {
        return waiting == 0 && now - usefulAt > limit;
    }

    /** It has begun a frame and does not end it, or does not fetch its answers. */
    boolean isSlow(long now, long limit) {
        return (splitter.isWithinFrame() && now - begunAt > limit) || (!unsent.isEmpty() && now - unsentAt > limit);
    }

    void began() {
        waiting++;
        interest();
    }

    /** @return false when it is done with */
    boolean answered(byte[] answer, long now) throws IOException {
        waiting--;
        if (answer.length > 0) {
            if (unsent.size() >= MOST_UNSENT) {
                return false;
            }
            if (unsent.isEmpty()) {
                unsentAt = now;
            }
            unsent.add(ByteBuffer.wrap(answer));
        }
        return write(now);
    }

    /** @return false when it is done with */
    boolean write(long now) throws IOException {
        while (!unsent.isEmpty()) {
            if (channel.write(unsent.element()) > 0) {
                unsentAt = now;
            }
            if (unsent.element().hasRemaining()) {
                break;
            }
            unsent.remove();
        }
        interest();
        return !ended || waiting > 0 || !unsent.isEmpty();
    }

    private void interest() {
        if (key.isValid()) {
            key.interestOps((ended || waiting >= mostWaiting ? 0 : SelectionKey.OP_READ)
                    | (unsent.isEmpty() ? 0 : SelectionKey.OP_WRITE));
        }
    }

    void close() {
        key.cancel();
        try {
            channel.close();
        } catch (IOException gone) {
            // It is closed all the same.
        }
    }
}
