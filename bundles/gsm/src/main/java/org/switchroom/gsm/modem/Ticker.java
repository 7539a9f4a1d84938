package org.switchroom.gsm.modem;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Time that only runs forward, for deadlines; the clock on the wall may be set. */
public interface Ticker {
    /** Since some moment. */
    Duration now();

    /** Waits for the next element; empty when the moment has come. */
    <T> Optional<T> await(BlockingQueue<T> queue, Duration until) throws InterruptedException;

    static Ticker system() {
        return new Ticker() {
            @Override
            public Duration now() {
                return Duration.ofNanos(System.nanoTime());
            }

            @Override
            public <T> Optional<T> await(BlockingQueue<T> queue, Duration until) throws InterruptedException {
                long nanos = Math.max(0, until.minus(now()).toNanos());
                return Optional.ofNullable(queue.poll(nanos, TimeUnit.NANOSECONDS));
            }
        };
    }
}
