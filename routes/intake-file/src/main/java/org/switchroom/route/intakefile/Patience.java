package org.switchroom.route.intakefile;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** How long is waited after a failure: longer each time, and not when there is no more to be waited for. */
record Patience(Duration first, Duration longest) {
    private static final long LOOK_EACH_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    void wait(int failures, BooleanSupplier goOn) {
        long nanos = Math.min(longest.toNanos(), first.toNanos() << Math.min(failures, 20));
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0 && goOn.getAsBoolean(); left = end - System.nanoTime()) {
            LockSupport.parkNanos(Math.min(left, LOOK_EACH_NANOS));
        }
    }
}
