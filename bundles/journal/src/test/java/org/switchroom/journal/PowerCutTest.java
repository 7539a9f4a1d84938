package org.switchroom.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchroom.access.Tenant;
import org.switchroom.job.Job;
import org.switchroom.job.JobId;
import org.switchroom.store.Written;
import org.switchroom.testkit.powercut.PowerCutFileSystem;

/** Acknowledged means that it outlives a power cut: the journal on a disk that forgets whatever was not forced. */
final class PowerCutTest {
    private static final int CUTS = Integer.getInteger("power.cuts", 200);
    private static final int SLOW_CUTS = Integer.getInteger("power.slow-cuts", 30);
    /** Entries under way at a time, so that batches form. */
    private static final int UNDER_WAY = 24;

    @TempDir
    Path folder;

    private PowerCutFileSystem disk = new PowerCutFileSystem();
    private final Map<JobId, Job> acknowledged = new HashMap<>();

    @Test
    void every_acknowledged_entry_and_a_whole_audit_chain_are_there_after_200_power_cuts() throws Exception {
        SplittableRandom random = new SplittableRandom(20261121);
        DurableJournal journal = open();
        retain(journal, 2_000);
        while (disk.cuts() < CUTS) {
            boolean whileOpening = disk.cuts() % 10 == 9;
            Map<JobId, Job> news = new HashMap<>();
            if (!whileOpening) {
                disk.cutAfter(random.nextLong(1, 250), random.nextLong());
                news = writeUntilTheCut(journal);
            }
            journal.close();
            if (whileOpening) {
                cutWhileOpening(random, 8);
            }
            journal = openAgain();
            check(journal, news);
            acknowledged.putAll(news);
        }
        check(journal, acknowledged);
        assertThat(folder.resolve("heads.broken")).as("a seal that did not fit").doesNotExist();
        assertThat(acknowledged).as("enough was acknowledged to mean something").hasSizeGreaterThan(CUTS);
        journal.close();
    }

    /** H2 finds the last commit from its header on; here 20 commits, by which that may be behind, are older than what is kept. */
    @Test
    void every_acknowledged_entry_is_there_after_a_cut_although_commits_come_slowly_and_space_is_written_over()
            throws Exception {
        SplittableRandom random = new SplittableRandom(1122);
        DurableJournal journal = open();
        retain(journal, 300);
        while (disk.cuts() < SLOW_CUTS) {
            disk.cutAfter(random.nextLong(60, 160), random.nextLong());
            acknowledged.putAll(writeSlowlyUntilTheCut(journal));
            journal.close();
            journal = openAgain();
            check(journal, acknowledged);
        }
        assertThat(acknowledged).hasSizeGreaterThan(10 * SLOW_CUTS);
        journal.close();
    }

    @Test
    void a_claim_is_not_forced_by_itself_because_a_process_that_died_holds_nothing() throws Exception {
        try (DurableJournal journal = open()) {
            SampleEntries entries = SampleEntries.of(journal);
            for (int i = 0; i < 20; i++) {
                journal.write(entries.entry(entries.samples().job()))
                        .toCompletableFuture()
                        .join();
            }
            long before = disk.forces();
            for (int i = 0; i < 20; i++) {
                assertThat(journal.claim(1, Instant.now(), Duration.ofMinutes(1)))
                        .hasSize(1);
            }
            assertThat(disk.forces() - before)
                    .as("forced while 20 were claimed: twice each, before")
                    .isLessThan(20);
        }
    }

    /** What is outdated is written over after that, and not only after three quarters of a minute; H2 remembers it. */
    private static void retain(DurableJournal journal, int millis) throws SQLException {
        try (Connection connection = journal.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set retention_time " + millis);
        }
    }

    private Map<JobId, Job> writeSlowlyUntilTheCut(DurableJournal journal) {
        int life = disk.cuts();
        SampleEntries entries = SampleEntries.of(journal);
        Map<JobId, Job> stored = new HashMap<>();
        while (disk.cuts() == life) {
            Job job = entries.samples().job();
            if (journal.write(entries.entry(job)).toCompletableFuture().join() instanceof Written.Stored) {
                stored.put(job.id(), job);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return stored;
    }

    @Test
    void a_power_cut_amid_the_first_start_does_not_stand_in_the_way_of_the_next() {
        SplittableRandom random = new SplittableRandom(4711);
        for (int i = 0; i < 8; i++) {
            disk = new PowerCutFileSystem();
            cutWhileOpening(random, 400);
            try (DurableJournal journal = open()) {
                assertThat(journal.tenants()).extracting(Tenant::id).containsExactly("main");
            }
        }
    }

    private void cutWhileOpening(SplittableRandom random, int steps) {
        int before = disk.cuts();
        disk.cutAfter(random.nextLong(0, steps), random.nextLong());
        try {
            open().close();
        } catch (JournalException expected) {
            assertThat(expected).hasMessageContaining("can not be opened");
        } catch (RuntimeException afterOpening) {
            assertThat(disk.cuts()).isGreaterThan(before);
        }
        if (disk.cuts() == before) {
            disk.cut(random.nextLong());
        }
    }

    /** The wait for a connection is short, so that each cut costs little; on a busy machine it may be too short to open. */
    private DurableJournal openAgain() {
        return Awaitility.await("the store opens after a power cut")
                .atMost(Duration.ofSeconds(60))
                .pollInSameThread()
                .ignoreException(JournalException.class)
                .until(this::open, journal -> true);
    }

    private DurableJournal open() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(JdbcUrl.complete(disk.jdbcUrl("journal")));
        source.setUser("sa");
        JournalSettings usual = JournalSettings.inFolder("main", folder);
        return DurableJournal.open(
                source,
                new JournalSettings(
                        usual.node(), 4, Duration.ofMillis(250), 16, 1_000, usual.auditKey(), usual.auditSeal()));
    }

    /** What was acknowledged before the power went. */
    private Map<JobId, Job> writeUntilTheCut(DurableJournal journal) {
        int life = disk.cuts();
        SampleEntries entries = SampleEntries.of(journal);
        Map<JobId, Job> stored = new HashMap<>();
        while (disk.cuts() == life) {
            Map<Job, CompletableFuture<Written>> underWay = new HashMap<>();
            for (int i = 0; i < UNDER_WAY; i++) {
                Job job = entries.samples().job();
                underWay.put(job, journal.write(entries.entry(job)).toCompletableFuture());
            }
            underWay.forEach((job, answer) -> {
                if (answer.join() instanceof Written.Stored) {
                    stored.put(job.id(), job);
                }
            });
        }
        return stored;
    }

    private void check(DurableJournal journal, Map<JobId, Job> expected) {
        List<JobId> lost = new ArrayList<>();
        expected.keySet().stream()
                .filter(id -> journal.job(id).isEmpty()
                        || journal.messagesOf(id).isEmpty()
                        || journal.timeline(id).isEmpty())
                .forEach(lost::add);
        assertThat(lost).as("acknowledged and lost at cut " + disk.cuts()).isEmpty();
        assertThat(journal.verifyAudit().broken())
                .as("audit chain after cut " + disk.cuts())
                .isEmpty();
    }
}
