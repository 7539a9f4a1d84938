package org.switchroom.journal;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids that grow with time: 42 bits of milliseconds since 2024, 10 bits of node number, 12 bits of sequence. They never
 * go backwards, also when the clock does, and a sequence that overflows borrows from the next millisecond. Any thread.
 */
final class IdSource {
    /** 2024-01-01T00:00:00Z; the sign bit is reached in 2093. */
    static final long EPOCH_MILLIS = 1_704_067_200_000L;

    static final int NODES = 1024;
    private static final int NODE_BITS = 10;
    private static final int SEQUENCE_BITS = 12;
    private static final long SEQUENCE_MASK = (1L << SEQUENCE_BITS) - 1;

    private final long node;
    private final Clock clock;
    /** Milliseconds and sequence of the last id, without the node. */
    private final AtomicLong last;

    /** @param lastUsed the largest id this node may have given out earlier */
    IdSource(int node, long lastUsed, Clock clock) {
        if (node < 0 || node >= NODES) {
            throw new IllegalArgumentException("a node's number is 0 to 1023, was " + node);
        }
        this.node = node;
        this.clock = clock;
        this.last = new AtomicLong(withoutNode(lastUsed));
    }

    long next() {
        long now = (clock.millis() - EPOCH_MILLIS) << SEQUENCE_BITS;
        return withNode(last.updateAndGet(before -> Math.max(before + 1, now)));
    }

    /** The largest id given out so far. */
    long highest() {
        return withNode(last.get());
    }

    private long withNode(long ticks) {
        return (ticks >>> SEQUENCE_BITS) << (NODE_BITS + SEQUENCE_BITS) | node << SEQUENCE_BITS | ticks & SEQUENCE_MASK;
    }

    private static long withoutNode(long id) {
        return (id >>> (NODE_BITS + SEQUENCE_BITS)) << SEQUENCE_BITS | id & SEQUENCE_MASK;
    }
}
