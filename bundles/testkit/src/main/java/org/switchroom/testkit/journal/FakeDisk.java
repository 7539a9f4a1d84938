package org.switchroom.testkit.journal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.switchroom.store.Written;

/**
 * What stands between a write and its acknowledgement in an {@link InMemoryJournal}; tests turn its switches. A write
 * that is held is not visible to any read, as it is not on disk yet. Any thread.
 */
public final class FakeDisk {
    private record Waiting(Supplier<Written> write, CompletableFuture<Written> done) {}

    private final Executor completions;

    // All but the last guarded by this object's monitor; storing happens under it too, so that the order is kept.
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private boolean held;
    private int failuresLeft;
    private String failure = "";
    // Deliberate: volatile and not guarded, because reads look at it while they hold the memory's monitor.
    private volatile boolean outOfReach;

    FakeDisk(Executor completions) {
        this.completions = completions;
    }

    /** From now on writes wait: nothing is stored and nothing completes. */
    public synchronized void hold() {
        held = true;
    }

    /** Stores what waits, in order, and completes it; later writes go through again. */
    public void release() {
        synchronized (this) {
            held = false;
        }
        drain();
    }

    /** Stores and completes the oldest write that waits, and goes on holding the others. */
    public void releaseOne() {
        Runnable completion;
        synchronized (this) {
            if (queue.isEmpty()) {
                throw new IllegalStateException("no write waits");
            }
            completion = store(queue.poll());
        }
        completions.execute(completion);
    }

    /** The power goes: what waits is never stored and never completes. */
    public synchronized void loseHeld() {
        queue.clear();
        held = false;
    }

    public synchronized int waiting() {
        return queue.size();
    }

    /** The next writes store nothing and complete with {@link Written.Failed}. */
    public synchronized void failNext(int writes, String cause) {
        failuresLeft = writes;
        failure = cause;
    }

    /** Reads throw and writes fail, until {@link #comeBack()}. */
    public void goOutOfReach() {
        outOfReach = true;
    }

    public void comeBack() {
        outOfReach = false;
    }

    void checkReach() {
        if (outOfReach) {
            throw new IllegalStateException("the database is out of reach, as the test wished");
        }
    }

    CompletionStage<Written> write(Supplier<Written> write) {
        CompletableFuture<Written> done = new CompletableFuture<>();
        synchronized (this) {
            queue.add(new Waiting(write, done));
        }
        drain();
        return done;
    }

    private void drain() {
        while (true) {
            Runnable completion;
            synchronized (this) {
                if (held || queue.isEmpty()) {
                    return;
                }
                completion = store(queue.poll());
            }
            completions.execute(completion);
        }
    }

    /** What is left to do for it once the monitor is let go. */
    private Runnable store(Waiting next) {
        Written written = outcome(next);
        return () -> next.done().complete(written);
    }

    private Written outcome(Waiting next) {
        if (outOfReach) {
            return new Written.Failed("the database is out of reach, as the test wished");
        }
        if (failuresLeft > 0) {
            failuresLeft--;
            return new Written.Failed(failure);
        }
        return next.write().get();
    }
}
