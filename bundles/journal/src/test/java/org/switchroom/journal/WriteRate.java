package org.switchroom.journal;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.switchroom.job.Job;
import org.switchroom.job.JobField;
import org.switchroom.job.JobId;
import org.switchroom.job.JobState;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.message.MessageId;
import org.switchroom.message.Priority;
import org.switchroom.outbox.Envelope;
import org.switchroom.outbox.Progress;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.party.PartyId;
import org.switchroom.routing.Hop;
import org.switchroom.routing.WhenInDoubt;
import org.switchroom.store.Arrival;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;
import org.switchroom.store.Written;
import org.switchroom.trace.TimelineEntry;

/**
 * How many jobs a second one writer stores: each with arrival, job, timeline, message, lane and audit link. A program,
 * not a test: {@code WriteRate h2|postgresql entriesUnderWay seconds}.
 */
final class WriteRate {
    private final DurableJournal journal;
    private final AtomicInteger done = new AtomicInteger();
    private final CountDownLatch idle;
    private volatile boolean stopped;

    private WriteRate(DurableJournal journal, int underWay) {
        this.journal = journal;
        this.idle = new CountDownLatch(underWay);
    }

    public static void main(String[] args) throws Exception {
        boolean h2 = args[0].equals("h2");
        int underWay = Integer.parseInt(args[1]);
        int seconds = Integer.parseInt(args[2]);
        try (OpenStore store = h2 ? OpenStore.h2() : OpenStore.postgresql()) {
            for (int round = 1; round <= 3; round++) {
                new WriteRate(store.journal(), underWay).run(round, underWay, seconds);
            }
            System.out.println(store.journal().describe());
        }
        System.exit(0);
    }

    private void run(int round, int underWay, int seconds) throws InterruptedException {
        Counters before = journal.counters();
        long batches = before.batches();
        long writing = before.writeNanos();
        long forcing = before.forceNanos();
        long syncs = journal.serverSyncs();
        double writerCpu = writerCpu();
        double javaCpu = javaCpu();
        double serverCpu = serverCpu();
        long start = System.nanoTime();
        for (int i = 0; i < underWay; i++) {
            next();
        }
        synchronized (this) {
            wait(Duration.ofSeconds(seconds).toMillis());
        }
        stopped = true;
        idle.await();
        double elapsed = (System.nanoTime() - start) / 1e9;
        long written = journal.counters().batches() - batches;
        System.out.printf(
                "round=%d underway=%d entries/s=%.0f batches/s=%.0f entries/batch=%.1f syncs=%d write=%.2f ms"
                        + " force=%.2f ms cpu us/entry: writer=%.1f java=%.1f server=%.1f%n",
                round,
                underWay,
                done.get() / elapsed,
                written / elapsed,
                (double) done.get() / written,
                journal.serverSyncs() - syncs,
                (journal.counters().writeNanos() - writing) / 1e6 / written,
                (journal.counters().forceNanos() - forcing) / 1e6 / written,
                (writerCpu() - writerCpu) / done.get(),
                (javaCpu() - javaCpu) / done.get(),
                (serverCpu() - serverCpu) / done.get());
    }

    private static double writerCpu() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().equals("switchroom-journal-writer"))
                        .mapToLong(thread -> threads.getThreadCpuTime(thread.getId()))
                        .sum()
                / 1e3;
    }

    private static double javaCpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e3;
    }

    /** Of this program's PostgreSQL, its children among them. */
    private double serverCpu() {
        if (journal.serverSyncs() < 0) {
            return 0;
        }
        long backend;
        try (Connection connection = journal.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            backend = row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return ProcessHandle.of(backend)
                .flatMap(ProcessHandle::parent)
                .orElseThrow()
                .descendants()
                .map(ProcessHandle::info)
                .flatMap(info -> info.totalCpuDuration().stream())
                .mapToDouble(cpu -> cpu.toNanos() / 1e3)
                .sum();
    }

    private void next() {
        if (stopped) {
            idle.countDown();
            return;
        }
        journal.write(entry()).whenComplete((written, defect) -> {
            if (!(written instanceof Written.Stored)) {
                throw new IllegalStateException(String.valueOf(written));
            }
            done.incrementAndGet();
            next();
        });
    }

    private Entry entry() {
        Instant now = Instant.now();
        JobId job = new JobId(journal.nextId());
        PartyId provider = new PartyId(1);
        Map<JobField, String> fields = Map.of(
                JobField.KIND, "ORDER",
                JobField.NUMBER, "N-" + job,
                JobField.PRIORITY, "ROUTINE",
                JobField.PROVIDER, provider.toString(),
                JobField.CUSTOMER, new PartyId(2).toString(),
                JobField.SITE_CODE, "S-1",
                JobField.NOTES, "Front door alarm, key under the mat, please call back when on site");
        StoredMessage message = new StoredMessage(
                new Envelope(
                        new MessageId(journal.nextId()),
                        "main",
                        Optional.of(job),
                        Optional.of(provider),
                        "customer",
                        new Content.Job("N-" + job, false, Map.of("number", "N-" + job, "notes", "Front door alarm")),
                        Priority.ROUTINE,
                        "job " + job + " " + provider,
                        List.of(new Hop("email", new Address("mailto", "customer@example.org"))),
                        WhenInDoubt.DEFAULT,
                        List.of("customer 2 wants jobs", "MessageVia EMAIL", "mailto:customer@example.org"),
                        Optional.empty(),
                        now,
                        now.plusSeconds(3600)),
                Progress.fresh(now));
        return new Entry(
                Optional.of(
                        new Arrival("main", "api.jobs", "bench", "key-" + job, "d".repeat(64), job.toString(), now)),
                List.of(
                        new Row.NewJob(new Job(
                                job, "main", JobState.ACTIVE, fields, Optional.empty(), 0, 1, "bench", now, now)),
                        new Row.Timeline(new TimelineEntry(
                                journal.nextId(),
                                "main",
                                Optional.of(job),
                                Optional.of(message.id()),
                                now,
                                "bench",
                                TimelineEntry.Kind.CREATED,
                                "created, decided: email to the customer")),
                        new Row.NewMessage(message),
                        new Row.Audit("bench", "job.create", job.toString(), "N-" + job, now)));
    }
}
