package org.switchroom.bench.panels;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.switchroom.access.Tenant;
import org.switchroom.alarm.AccountId;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.alarm.AlarmEventId;
import org.switchroom.alarm.EventClass;
import org.switchroom.bench.database.BenchDatabase;
import org.switchroom.journal.DurableJournal;
import org.switchroom.journal.JdbcUrl;
import org.switchroom.journal.JournalSettings;
import org.switchroom.message.Content;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;
import org.switchroom.store.Written;
import org.switchroom.trace.TimelineEntry;

/** The store alone, in this process, on a database of its own: as many commits of an event and its line as it takes. */
final class CommitLimit implements AutoCloseable {
    private final DurableJournal journal;
    private final AccountId account;

    CommitLimit(BenchDatabase database, Path folder) {
        journal = DurableJournal.open(source(database), JournalSettings.inFolder("bench", folder));
        account = new AccountId(journal.nextId());
    }

    private static DataSource source(BenchDatabase database) {
        if (database.name().equals("h2")) {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL(JdbcUrl.complete(database.routeUrl()));
            source.setUser("sa");
            source.setPassword("");
            return source;
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(JdbcUrl.complete(database.routeUrl()));
        return source;
    }

    /** @param writers entries that are under way at a time, each the next one when it is on disk */
    double perSecond(int writers, Duration time) {
        Semaphore free = new Semaphore(writers);
        LongAdder stored = new LongAdder();
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        while (System.nanoTime() < end) {
            free.acquireUninterruptibly();
            journal.write(entry()).whenComplete((written, defect) -> {
                if (written instanceof Written.Stored && System.nanoTime() < end) {
                    stored.increment();
                }
                free.release();
            });
        }
        free.acquireUninterruptibly(writers);
        return stored.sum() / (time.toNanos() / 1e9);
    }

    private Entry entry() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        AlarmEvent event = new AlarmEvent(
                new AlarmEventId(journal.nextId()),
                Tenant.MAIN,
                Optional.of(account),
                "1000",
                "dc09-main",
                Optional.of(1),
                Optional.of("0".repeat(64)),
                EventClass.BURGLARY,
                new Content.Alarm("1000", 1, "130", 1, 15),
                AlarmEvent.State.ON_TEST,
                now,
                now,
                Optional.empty(),
                "\"ADM-CID\"0001L0#1000[#1000|1130 01 015]",
                Map.of(),
                Optional.empty(),
                "the account is on test until " + now + ": nobody is told",
                now);
        TimelineEntry line = new TimelineEntry(
                journal.nextId(),
                Tenant.MAIN,
                Optional.empty(),
                Optional.empty(),
                now,
                "dc09-main",
                TimelineEntry.Kind.RECEIVED,
                "event " + event.id() + " of Bench 1000: 1130 Burglary, partition 1, zone 15; " + event.why());
        return Entry.of(List.of(new Row.NewAlarmEvent(event), new Row.Timeline(line)));
    }

    @Override
    public void close() {
        journal.close();
    }
}
