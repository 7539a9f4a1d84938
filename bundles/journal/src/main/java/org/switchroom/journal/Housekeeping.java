package org.switchroom.journal;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.journal.h2.Upkeep;

/** What the journal does by the clock, in one thread: seals the audit chain, holds the node's lock, looks after H2's file. */
final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private final ScheduledThreadPoolExecutor clock =
            new ScheduledThreadPoolExecutor(1, DurableJournal.threads("housekeeping"));

    void start(Database database, AuditSeal seal, NodeLock lock) {
        clock.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        if (database.dialect() == Dialect.H2) {
            lookAfter(new Upkeep(database.pool()));
        }
        clock.scheduleWithFixedDelay(seal::seal, 1, 1, TimeUnit.SECONDS);
        clock.scheduleWithFixedDelay(lock::keep, 10, 10, TimeUnit.SECONDS);
    }

    private void lookAfter(Upkeep upkeep) {
        long pause = upkeep.round();
        if (!clock.isShutdown()) {
            clock.schedule(() -> lookAfter(upkeep), pause, TimeUnit.MILLISECONDS);
        }
    }

    /** Nothing begins any more. */
    void stop() {
        clock.shutdown();
    }

    /** What looks after H2's file is not to be at it when that is closed. */
    @Override
    public void close() {
        stop();
        try {
            if (!clock.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("The journal's housekeeping has not ended after 10 s; the database is closed all the same");
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
