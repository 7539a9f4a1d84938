package org.switchroom.core.service;

import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.Executor;
import org.switchroom.core.JournalWriter;
import org.switchroom.core.notice.NoticePost;
import org.switchroom.store.Journal;

/** Composes the jobs by the clock. */
public record Services(ServiceDesk desk, Clockwork clockwork) {
    /**
     * @param kinds what jobs can do
     * @param executor where runs take their time
     * @param zone in which days begin and schedules are meant
     */
    public static Services of(
            Journal journal,
            JournalWriter writer,
            JobBook book,
            LogBook log,
            NoticePost post,
            Kinds kinds,
            Executor executor,
            ZoneId zone,
            Clock clock) {
        RunBook runs = new RunBook(journal, writer);
        Clockwork clockwork = new Clockwork(book, zone, executor);
        Running running = new Running(kinds, runs, log, writer, post, zone, clock);
        JobFields fields = new JobFields(journal, zone, clockwork::wrong);
        return new Services(
                new ServiceDesk(journal, writer, book, fields, runs, kinds, running, clockwork, executor, clock),
                clockwork);
    }
}
