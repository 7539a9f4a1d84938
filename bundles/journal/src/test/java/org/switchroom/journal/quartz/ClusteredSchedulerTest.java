package org.switchroom.journal.quartz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartz.JobBuilder.newJob;
import static org.quartz.TriggerBuilder.newTrigger;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.switchroom.journal.DurableJournal;
import org.switchroom.journal.JdbcUrl;
import org.switchroom.journal.JournalSettings;

final class ClusteredSchedulerTest {
    private static final String LATCH = "latch";

    @TempDir
    Path folder;

    /** Tells the test that it ran. */
    public static final class Tick implements Job {
        @Override
        public void execute(JobExecutionContext context) {
            try {
                ((CountDownLatch) context.getScheduler().getContext().get(LATCH)).countDown();
            } catch (org.quartz.SchedulerException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void a_job_kept_in_the_journals_database_is_fired_and_is_still_there_after_a_restart() throws Exception {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(JdbcUrl.complete("jdbc:h2:file:" + folder.resolve("db")));
        source.setUser("sa");
        try (DurableJournal journal = DurableJournal.open(source, JournalSettings.inFolder("one", folder))) {
            CountDownLatch fired = new CountDownLatch(1);
            try (ClusteredScheduler clustered = ClusteredScheduler.start(journal.dataSource(), "one")) {
                Scheduler scheduler = clustered.scheduler();
                scheduler.getContext().put(LATCH, fired);
                scheduler.scheduleJob(
                        newJob(Tick.class).withIdentity("tick").storeDurably().build(),
                        newTrigger().withIdentity("now").startNow().build());

                assertThat(fired.await(Duration.ofSeconds(60).toMillis(), TimeUnit.MILLISECONDS))
                        .isTrue();
                assertThat(scheduler.getMetaData().isJobStoreClustered()).isTrue();
            }

            try (ClusteredScheduler again = ClusteredScheduler.start(journal.dataSource(), "one")) {
                assertThat(again.scheduler().checkExists(org.quartz.JobKey.jobKey("tick")))
                        .isTrue();
            }
        }
    }
}
