package org.switchroom.sip.line;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread of a line: does what it is asked, and after each thing sets its alarm for the next turn of the clock. */
final class LineThread {
    private static final Logger LOG = LoggerFactory.getLogger(LineThread.class);

    private final String name;
    private final ScheduledExecutorService thread;
    private final Supplier<Optional<Duration>> due;
    private final Runnable tick;
    private Optional<ScheduledFuture<?>> alarm = Optional.empty(); // the thread's

    /**
     * @param due when the clock is to turn next, of {@link #now}; asked on the thread
     * @param tick the turn of the clock
     */
    LineThread(String name, Supplier<Optional<Duration>> due, Runnable tick) {
        this.name = name;
        this.due = due;
        this.tick = tick;
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, "switchroom-" + name);
            made.setDaemon(true);
            return made;
        });
    }

    static Duration now() {
        return Duration.ofNanos(System.nanoTime());
    }

    /** False when the line is closed. */
    boolean run(Runnable work) {
        try {
            thread.execute(guarded(work));
            return true;
        } catch (RejectedExecutionException over) {
            return false;
        }
    }

    /** On the thread. */
    void runAfter(Duration wait, Runnable work) {
        thread.schedule(guarded(work), wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    private Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
                wind();
            } catch (RuntimeException defect) {
                LOG.error("The line {} stumbled and goes on. Report this", name, defect);
            }
        };
    }

    private void wind() {
        alarm.ifPresent(set -> set.cancel(false));
        alarm = Optional.empty();
        Optional<Duration> next = due.get();
        if (next.isPresent() && !thread.isShutdown()) {
            long nanos = Math.max(1_000_000L, next.get().minus(now()).toNanos());
            try {
                alarm = Optional.of(thread.schedule(guarded(tick), nanos, TimeUnit.NANOSECONDS));
            } catch (RejectedExecutionException closing) {
                LOG.debug("{} is being closed", name);
            }
        }
    }

    /** On the thread: what is still to come on it, such as the next turn of the clock, is of no use. */
    void end() {
        thread.shutdownNow();
    }

    /** Until it has ended, or has had time enough to. */
    void awaitEnd() {
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            thread.shutdownNow();
        }
    }
}
