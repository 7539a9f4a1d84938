package org.switchroom.gsm.modem;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The thread that owns a modem: does what others hand it, one after the other, and looks at the time. */
final class ModemThread {
    /** What a modem says in a burst; beyond it the line is slowed down. */
    private static final int QUEUE = 1_000;

    private static final Duration ENDING = Duration.ofSeconds(5);

    private final BlockingQueue<Runnable> todo = new ArrayBlockingQueue<>(QUEUE);
    private final Ticker ticker;
    private final Consumer<RuntimeException> onDefect;
    private final Thread thread;
    private volatile boolean closing;
    /** Nobody looks at the queue any more; guarded by it. */
    private boolean ended;

    /**
     * @param wakeAt when time itself is to be told
     * @param first and last are done on the thread, too
     */
    ModemThread(
            String name,
            Ticker ticker,
            Supplier<Duration> wakeAt,
            Runnable first,
            Runnable onTime,
            Runnable last,
            Consumer<RuntimeException> onDefect) {
        this.ticker = ticker;
        this.onDefect = onDefect;
        this.thread = new Thread(() -> work(wakeAt, first, onTime, last), name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void work(Supplier<Duration> wakeAt, Runnable first, Runnable onTime, Runnable last) {
        try {
            first.run();
            while (!closing) {
                Optional<Runnable> next = ticker.await(todo, wakeAt.get());
                try {
                    next.ifPresent(Runnable::run);
                    onTime.run();
                } catch (RuntimeException defect) {
                    onDefect.accept(defect);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            last.run();
            synchronized (todo) {
                for (Runnable left = todo.poll(); left != null; left = todo.poll()) {
                    left.run();
                }
                ended = true;
            }
        }
    }

    boolean isClosing() {
        return closing;
    }

    boolean isOver() {
        synchronized (todo) {
            return ended;
        }
    }

    /** False when there is too much to do already, or nobody to do it. */
    boolean offer(Runnable work) {
        synchronized (todo) {
            return !ended && todo.offer(work);
        }
    }

    /** Waits while there is too much to do; nothing when the thread has ended. */
    void hand(Runnable work) {
        try {
            boolean taken = false;
            while (!taken && !isOver()) {
                taken = todo.offer(work, 1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Not by an interrupt: it would break what is being written to the disk. */
    void close() {
        closing = true;
        boolean told = offer(() -> {});
        try {
            thread.join(told ? ENDING.toMillis() : ENDING.multipliedBy(2).toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
