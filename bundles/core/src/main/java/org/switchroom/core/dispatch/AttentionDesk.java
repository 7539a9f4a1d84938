package org.switchroom.core.dispatch;

import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.core.Chronicle;
import org.switchroom.core.JournalWriter;
import org.switchroom.job.Job;
import org.switchroom.job.JobId;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Written;

/** Turns a job red when somebody could not be told, and counts how often since a person last looked. */
final class AttentionDesk {
    private static final Logger LOG = LoggerFactory.getLogger(AttentionDesk.class);
    /** A job that people edit at this very moment changes between reading and writing; it does not do so for ever. */
    private static final int TRIES = 5;

    private final Journal journal;
    private final JournalWriter writer;
    private final Chronicle chronicle;
    private final Clock clock;

    AttentionDesk(Journal journal, JournalWriter writer, Chronicle chronicle, Clock clock) {
        this.journal = journal;
        this.writer = writer;
        this.chronicle = chronicle;
        this.clock = clock;
    }

    /** On disk when it returns; blocks. */
    void communicationProblem(JobId id, String detail) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Job> job = journal.job(id);
            if (job.isEmpty()) {
                return;
            }
            Written result = writer.write(Entry.of(chronicle.red(job.get(), detail, clock.instant())))
                    .toCompletableFuture()
                    .join();
            if (!(result instanceof Written.Conflict)) {
                return;
            }
        }
        LOG.warn("Job {} could not be marked for attention, it changes all the time: {}", id, detail);
    }
}
