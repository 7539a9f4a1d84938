package org.switchroom.core.service;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import org.switchroom.core.Ground;
import org.switchroom.core.JournalWriter;
import org.switchroom.core.notice.NoticePost;
import org.switchroom.service.ServiceWork;
import org.switchroom.service.Timetable;
import org.switchroom.store.Journal;

/** Composes the jobs by the clock: what they can do, when they run, and what their log says. */
public final class ServiceOffice {
    private final Kinds kinds;
    private final ServiceDesk desk;
    private final Clockwork clockwork;

    /** @param first what jobs can do without any plugin */
    public ServiceOffice(Ground ground, JobBook book, LogBook log, NoticePost post, ServiceWork first) {
        Journal journal = ground.journal();
        JournalWriter writer = ground.writer();
        Clock clock = ground.clock();
        // in which days begin and schedules are meant
        ZoneId zone = ZoneId.systemDefault();
        this.kinds = new Kinds(first);
        this.clockwork = new Clockwork(book, zone, ground.reading());
        RunBook runs = new RunBook(journal, writer);
        Running running = new Running(kinds, runs, log, writer, post, zone, clock);
        JobFields fields = new JobFields(journal, zone, clockwork::wrong);
        this.desk = new ServiceDesk(
                journal, writer, book, fields, runs, kinds, running, clockwork, ground.reading(), clock);
    }

    /** What jobs can do. */
    public Kinds kinds() {
        return kinds;
    }

    public ServiceDesk desk() {
        return desk;
    }

    /** @param now empty when it goes */
    public void timetable(Optional<Timetable> now) {
        clockwork.timetable(now);
    }
}
