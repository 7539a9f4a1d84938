package org.switchroom.route.mail.smtp;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Sessions that wait for their next mail, each no longer than its time. Any thread. */
final class IdleSessions implements AutoCloseable {
    private final Duration keepOpen;
    private final ScheduledExecutorService timer;

    // Guarded by this object's monitor.
    private final Deque<SmtpSession> waiting = new ArrayDeque<>();
    private boolean closed;

    IdleSessions(Duration keepOpen, ScheduledExecutorService timer) {
        this.keepOpen = keepOpen;
        this.timer = timer;
    }

    /** False when it may not wait; the caller then ends it. */
    synchronized boolean keep(SmtpSession session) {
        if (closed || keepOpen.isZero()) {
            return false;
        }
        session.rest(); // before the timer is set, or it could ring a moment too early and find nothing stale
        try {
            var unused = timer.schedule(this::endStale, keepOpen.toMillis() + 1, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException timerStopped) {
            return false;
        }
        waiting.push(session); // the warmest on top, so that the others grow old and go
        return true;
    }

    Optional<SmtpSession> take() {
        endStale();
        synchronized (this) {
            return Optional.ofNullable(waiting.poll());
        }
    }

    private void endStale() {
        List<SmtpSession> stale = new ArrayList<>();
        synchronized (this) {
            waiting.removeIf(session -> session.idleNanos() >= keepOpen.toNanos() && stale.add(session));
        }
        stale.forEach(SmtpSession::end);
    }

    /** Ends those that wait; none is kept any more. */
    @Override
    public void close() {
        List<SmtpSession> rest;
        synchronized (this) {
            closed = true;
            rest = new ArrayList<>(waiting);
            waiting.clear();
        }
        rest.forEach(SmtpSession::end);
    }
}
