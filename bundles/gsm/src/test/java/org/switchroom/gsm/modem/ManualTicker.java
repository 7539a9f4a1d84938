package org.switchroom.gsm.modem;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Stands still until the test turns it. */
final class ManualTicker implements Ticker {
    /** How soon the modem's thread sees that it was turned. */
    private static final long LOOK_EVERY_MILLIS = 2;

    private final AtomicReference<Duration> now = new AtomicReference<>(Duration.ofHours(1));

    void turn(Duration by) {
        now.updateAndGet(before -> before.plus(by));
    }

    @Override
    public Duration now() {
        return now.get();
    }

    @Override
    public <T> Optional<T> await(BlockingQueue<T> queue, Duration until) throws InterruptedException {
        do {
            T next = queue.poll(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            if (next != null) {
                return Optional.of(next);
            }
        } while (now().compareTo(until) < 0);
        return Optional.empty();
    }
}
