package org.switchroom.core.dispatch;

import java.util.function.LongSupplier;

/** Keeps a {@link RateLimit} exactly: within any window no more begin than it allows. Guarded by its slot's monitor. */
final class RateGate {
    private final RateLimit limit;
    private final LongSupplier nanos;
    /** When the latest began, in a ring; the next to be overwritten is the oldest. */
    private final long[] begun;

    private int next;
    private int known;

    RateGate(RateLimit limit, LongSupplier nanos) {
        this.limit = limit;
        this.nanos = nanos;
        this.begun = new long[limit.count()];
    }

    RateLimit limit() {
        return limit;
    }

    /** How long until the next may begin; 0 when it may now. */
    long waitNanos() {
        return known < begun.length ? 0 : left(begun[next]);
    }

    /** How many may begin now, up to {@code most}. */
    int open(int most) {
        int open = Math.min(begun.length - known, most);
        for (int i = 0;
                open < most && i < known && left(begun[(next + begun.length - known + i) % begun.length]) == 0;
                i++) {
            open++;
        }
        return open;
    }

    private long left(long since) {
        return Math.max(0, limit.window().toNanos() - (nanos.getAsLong() - since));
    }

    void begin() {
        begun[next] = nanos.getAsLong();
        next = (next + 1) % begun.length;
        known = Math.min(known + 1, begun.length);
    }
}
