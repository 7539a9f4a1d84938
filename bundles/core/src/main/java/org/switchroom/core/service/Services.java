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
     * @param work what the one kind of job there is does
     * @param executor where runs take their time
     * @param zone in which days begin and schedules are meant
     */
    public static Services of(
            Journal journal,
            JournalWriter writer,
            JobBook book,
            LogBook log,
            NoticePost post,
            Work work,
            Executor executor,
            ZoneId zone,
            Clock clock) {
        RunBook runs = new RunBook(journal, writer);
        Clockwork clockwork = new Clockwork(book, zone, executor);
        Running running = new Running(work, runs, log, writer, post, zone, clock);
        JobFields fields = new JobFields(journal, zone, clockwork::wrong);
        return new Services(
                new ServiceDesk(journal, writer, book, fields, runs, running, clockwork, executor, clock), clockwork);
    }
}
