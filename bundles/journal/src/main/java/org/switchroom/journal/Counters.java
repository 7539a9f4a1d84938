package org.switchroom.journal;

import java.util.concurrent.atomic.LongAdder;

/** What the writer has done since it started. Any thread. */
public final class Counters {
    private final LongAdder batches = new LongAdder();
    private final LongAdder entries = new LongAdder();
    private final LongAdder stored = new LongAdder();
    private final LongAdder splits = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder writeNanos = new LongAdder();
    private final LongAdder forceNanos = new LongAdder();

    Counters() {}

    void batch(int taken, long kept, long nanos) {
        batches.increment();
        entries.add(taken);
        stored.add(kept);
        writeNanos.add(nanos);
    }

    void forced(long nanos) {
        forceNanos.add(nanos);
    }

    void split() {
        splits.increment();
    }

    void retry() {
        retries.increment();
    }

    /** Groups of entries that were forced to disk together: one sync each, or more where one had to be split. */
    public long batches() {
        return batches.sum();
    }

    /** Entries in those groups. */
    public long entries() {
        return entries.sum();
    }

    /** Those of them that were stored. */
    public long stored() {
        return stored.sum();
    }

    /** How often a group was halved because something in it could not be stored. */
    public long splits() {
        return splits.sum();
    }

    /** How often a group was tried again as it was. */
    public long retries() {
        return retries.sum();
    }

    /** Time spent on transactions, commit and barrier included. */
    public long writeNanos() {
        return writeNanos.sum();
    }

    /** Time of that spent on the barrier after the commit; next to nothing where the commit is the barrier. */
    public long forceNanos() {
        return forceNanos.sum();
    }
}
