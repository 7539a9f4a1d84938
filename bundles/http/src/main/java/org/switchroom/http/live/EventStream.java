package org.switchroom.http.live;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One client's stream, without a thread of its own: whoever brings a frame writes as much as the connection takes, the
 * server writes the rest when there is room again. A client that reads too slowly is cut off; it comes back with
 * Last-Event-ID. Any thread.
 */
final class EventStream implements WriteListener {
    /** Frames that wait for a slow client. */
    static final int MOST = 2_000;

    private static final byte[] HEARTBEAT = ": still here\n\n".getBytes(StandardCharsets.US_ASCII);

    private final ServletOutputStream out;
    private final Runnable leave;
    private final Runnable complete;

    // All guarded by this. Writing under the lock is fine: it never blocks.
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private boolean writable;
    private boolean flushed = true;
    private boolean ended;
    private boolean completed;

    /**
     * @param leave gives the subscription back; called once
     * @param complete ends the exchange with the client; called once, after leave and never while a write is pending
     */
    EventStream(ServletOutputStream out, Runnable leave, Runnable complete) {
        this.out = out;
        this.leave = leave;
        this.complete = complete;
    }

    void send(byte[] frame) {
        offer(frame);
    }

    void heartbeat() {
        offer(HEARTBEAT);
    }

    /** Nothing more is sent. A write that hangs is waited for: it ends when the client reads, or by the idle timeout. */
    void close() {
        end(false);
    }

    private void end(boolean broken) {
        boolean first;
        boolean last;
        synchronized (this) {
            first = !ended;
            ended = true;
            waiting.clear();
            last = !completed && (writable || broken);
            completed |= last;
        }
        if (first) {
            leave.run();
        }
        if (last) {
            complete.run();
        }
    }

    private void offer(byte[] frame) {
        boolean tooSlow;
        boolean broken;
        synchronized (this) {
            if (ended) {
                return;
            }
            waiting.add(frame);
            tooSlow = waiting.size() > MOST;
            broken = !drained();
        }
        if (tooSlow || broken) {
            end(broken);
        }
    }

    @Override
    public void onWritePossible() {
        boolean broken;
        boolean over;
        synchronized (this) {
            writable = true;
            broken = !drained();
            over = ended;
        }
        if (over || broken) {
            end(broken);
        }
    }

    @Override
    public void onError(Throwable gone) {
        end(true);
    }

    /** False when the connection broke. After {@code isReady()} said no, the server calls onWritePossible. */
    private boolean drained() {
        try {
            while (writable && !ended) {
                byte[] frame = waiting.poll();
                if (frame != null) {
                    out.write(frame);
                    flushed = false;
                } else if (!flushed) {
                    out.flush();
                    flushed = true;
                } else {
                    return true;
                }
                writable = out.isReady();
            }
            return true;
        } catch (IOException | IllegalStateException gone) {
            return false;
        }
    }
}
