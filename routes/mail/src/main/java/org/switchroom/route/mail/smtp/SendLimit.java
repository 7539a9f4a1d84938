package org.switchroom.route.mail.smtp;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The time that one mail may take. When it is over, the connection is cut, whatever the server does meanwhile: a
 * server that dribbles a byte every few seconds never runs into a read timeout.
 *
 * <p>Whether the final dot still leaves is decided once, between the sending thread and the clock's.
 */
final class SendLimit implements AutoCloseable {
    /** The reason of a connection that was cut, or not even begun. */
    static final class OutOfTime extends SocketException {
        private static final long serialVersionUID = 1L;

        OutOfTime() {
            super("no time is left before the delivery's deadline");
        }

        /** @param broken what the cut connection looked like from inside */
        OutOfTime(Exception broken) {
            this();
            initCause(broken);
        }
    }

    private enum Phase {
        RUNNING,
        DOT_SENT,
        OVER
    }

    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.RUNNING);
    private final AtomicReference<Socket> socket = new AtomicReference<>();
    private final long endNanos;
    private final ScheduledFuture<?> end;

    SendLimit(Duration left, ScheduledExecutorService clock) {
        endNanos = System.nanoTime() + left.toNanos();
        end = clock.schedule(this::cut, Math.max(0, left.toNanos()), TimeUnit.NANOSECONDS);
    }

    /** Cuts this connection when the time is over, at once when it is over already. */
    void watch(Socket connection) {
        socket.set(connection);
        if (phase.get() == Phase.OVER) {
            cut();
        }
    }

    /** Asked right before the final dot. After false it must not be sent: the mail already counts as not handed over. */
    boolean passDot() {
        return phase.compareAndSet(Phase.RUNNING, Phase.DOT_SENT);
    }

    /** At least one millisecond, because zero means "for ever" to sockets. */
    int leftMillis(Duration atMost) throws OutOfTime {
        long left = Math.min(TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime()), atMost.toMillis());
        if (left < 1) {
            throw new OutOfTime();
        }
        return (int) Math.min(left, Integer.MAX_VALUE);
    }

    boolean isOver() {
        return endNanos - System.nanoTime() <= 0;
    }

    private void cut() {
        phase.compareAndSet(Phase.RUNNING, Phase.OVER);
        Socket connection = socket.get();
        if (connection != null) {
            try {
                connection.close();
            } catch (IOException alreadyBroken) {
                // It was to be closed, and it is of no use any more.
            }
        }
    }

    @Override
    public void close() {
        end.cancel(false);
    }
}
