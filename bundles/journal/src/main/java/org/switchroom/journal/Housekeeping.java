package org.switchroom.journal;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.journal.h2.Upkeep;

/** What the journal does by the clock, in one thread: seals the audit chain, holds the node's lock, looks after H2's file. */
final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    /** Between two rounds of looking after H2's file. */
    private static final int UPKEEP_MILLIS = 20;

    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(DurableJournal.threads("housekeeping"));

    void start(Database database, AuditSeal seal, NodeLock lock) {
        if (database.dialect() == Dialect.H2) {
            Upkeep upkeep = new Upkeep(database.pool());
            upkeep.round();
            clock.scheduleWithFixedDelay(upkeep::round, UPKEEP_MILLIS, UPKEEP_MILLIS, TimeUnit.MILLISECONDS);
        }
        clock.scheduleWithFixedDelay(seal::seal, 1, 1, TimeUnit.SECONDS);
        clock.scheduleWithFixedDelay(lock::keep, 10, 10, TimeUnit.SECONDS);
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
