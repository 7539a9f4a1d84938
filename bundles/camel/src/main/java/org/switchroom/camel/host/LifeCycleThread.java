package org.switchroom.camel.host;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread on which sets start and stop. */
final class LifeCycleThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LifeCycleThread.class);

    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, this::thread);
    private volatile Thread thread;

    LifeCycleThread() {
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        executor.setRemoveOnCancelPolicy(true);
    }

    private Thread thread(Runnable work) {
        Thread made = new Thread(work, "switchroom-routes");
        made.setDaemon(true);
        thread = made;
        return made;
    }

    /** As soon as the thread is free; never waits. */
    void soon(Runnable work) {
        try {
            executor.execute(guarded(work));
        } catch (RejectedExecutionException closed) {
            LOG.debug("Left undone, the route host has stopped", closed);
        }
    }

    /** Once, unless the thread is closed by then. */
    @SuppressWarnings("FutureReturnValueIgnored") // what fails is caught by guarded
    void after(Duration wait, Runnable work) {
        try {
            executor.schedule(guarded(work), wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.debug("Left undone, the route host has stopped", closed);
        }
    }

    /** Waits until the work is done, but no longer than the limit: then it says so in the log and returns. */
    void andWait(Runnable work, Duration limit, String deed) {
        if (Thread.currentThread() == thread) {
            work.run(); // a service event that our own work caused
            return;
        }
        try {
            executor.submit(guarded(work)).get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            LOG.warn(
                    "{} has not finished within {} s. Its bundle stops regardless; routes of it that still run will fail."
                            + " Look at thread switchroom-routes in a thread dump",
                    deed,
                    limit.toSeconds());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RejectedExecutionException closed) {
            LOG.debug("{}: the route host has stopped before", deed, closed);
        } catch (ExecutionException defect) {
            throw new IllegalStateException(deed, defect);
        }
    }

    /** Waits for an answer; empty-handed after the limit it throws. */
    <T> T answer(Callable<T> question, Duration limit) {
        try {
            return executor.submit(question).get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the route host", e);
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            throw new IllegalStateException("The route host does not answer; it is busy or has stopped", e);
        }
    }

    @Override
    public void close() {
        executor.shutdown();
    }

    private static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException | LinkageError e) {
                LOG.error("A defect in the route host; what it was about to do is undone. Please report it", e);
            }
        };
    }
}
