package org.switchroom.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.switchroom.itests.Api;

/** Partners who write at a steady rate, whatever happens inside. */
public final class Traffic implements AutoCloseable {
    private static final int PARTNERS = 24;

    private final Writes writes;
    private final long everyNanos;
    private final long begin = System.nanoTime();
    private final AtomicLong turn = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean over;

    /** @param jobs bodies of which one party each is told, with the place for the number; they take turns */
    public Traffic(Api partner, List<String> jobs, int perSecond) {
        this.writes = new Writes(partner, jobs, "%010d");
        this.everyNanos = 1_000_000_000L / perSecond;
        for (int i = 0; i < PARTNERS; i++) {
            Thread thread = new Thread(this::write, "partner-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    /** Mails to come, of all time. */
    public int acknowledged() {
        return writes.acknowledged();
    }

    /** Answers that were no acknowledgement. */
    public int others() {
        return writes.others();
    }

    /** How late the writers are behind their rate: above a second, the rate was not held. */
    public double lateSeconds() {
        return (System.nanoTime() - begin - turn.get() * everyNanos) / 1e9;
    }

    public double perSecond() {
        return acknowledged() / ((System.nanoTime() - begin) / 1e9);
    }

    private void write() {
        while (!over) {
            writes.job(this::awaitTurn);
        }
    }

    private void awaitTurn() {
        long at = begin + turn.getAndIncrement() * everyNanos;
        for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** No more writes; those under way end. */
    @Override
    public void close() {
        over = true;
        for (Thread thread : threads) {
            try {
                thread.join(60_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
