package org.switchroom.journal.quartz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.switchroom.journal.DurableJournal;
import org.switchroom.journal.JdbcUrl;
import org.switchroom.journal.JournalSettings;
import org.switchroom.service.Timing;

final class QuartzTimetableTest {
    private static final Timing DAILY = new Timing.Cron("0 0 6 * * ?", ZoneId.of("Europe/Vienna"));

    @TempDir
    Path folder;

    @Test
    @Tag("SM-073")
    @Tag("SM-086")
    @Tag("SM-088")
    void it_rings_and_what_was_entered_goes_on_as_it_was_after_a_restart() throws Exception {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(JdbcUrl.complete("jdbc:h2:file:" + folder.resolve("db")));
        source.setUser("sa");
        try (DurableJournal journal = DurableJournal.open(source, JournalSettings.inFolder("one", folder))) {
            CountDownLatch rang = new CountDownLatch(2);
            Optional<Instant> next;
            try (ClusteredScheduler clustered = ClusteredScheduler.start(journal.dataSource(), "one")) {
                QuartzTimetable timetable = new QuartzTimetable(clustered.scheduler());
                clustered.bells().add(name -> {
                    throw new IllegalStateException("one who listens and breaks");
                });
                clustered.bells().add(name -> {
                    if (name.equals("second")) {
                        rang.countDown();
                    }
                });
                timetable.enter("second", new Timing.Every(Duration.ofSeconds(1)), false);
                timetable.enter("day", DAILY, true);
                next = timetable.next("day");

                assertThat(rang.await(60, TimeUnit.SECONDS)).isTrue();
                assertThat(next).hasValueSatisfying(at -> assertThat(at).isAfter(Instant.now()));
                assertThat(priority(clustered, "day")).isGreaterThan(priority(clustered, "second"));
                timetable.strike("second");
                assertThat(timetable.next("second")).isEmpty();
            }

            try (ClusteredScheduler again = ClusteredScheduler.start(journal.dataSource(), "one")) {
                QuartzTimetable timetable = new QuartzTimetable(again.scheduler());
                Trigger before = again.scheduler().getTrigger(TriggerKey.triggerKey("day", "switchroom"));
                timetable.enter("day", DAILY, true);
                assertThat(timetable.next("day")).isEqualTo(next);
                assertThat(again.scheduler().getTrigger(before.getKey()).getStartTime())
                        .isEqualTo(before.getStartTime());

                timetable.enter("day", new Timing.Every(Duration.ofDays(30)), true);
                assertThat(timetable.next("day").orElseThrow())
                        .isAfter(Instant.now().plus(Duration.ofDays(29)));
            }
        }
    }

    private static int priority(ClusteredScheduler clustered, String name) throws Exception {
        return clustered
                .scheduler()
                .getTrigger(TriggerKey.triggerKey(name, "switchroom"))
                .getPriority();
    }

    @Test
    @Tag("SM-087")
    void an_expression_that_quartz_does_not_know_is_refused_with_why() {
        QuartzTimetable timetable = new QuartzTimetable(null);

        for (String wrong : List.of("x", "0 0 25 * * ?", "0 0 6 1 1 ? 2020")) {
            assertThat(timetable.wrong(new Timing.Cron(wrong, ZoneId.of("UTC"))))
                    .as(wrong)
                    .hasValueSatisfying(text -> assertThat(text).contains(wrong));
        }
        assertThat(timetable.wrong(DAILY)).isEmpty();
        assertThat(timetable.wrong(new Timing.Every(Duration.ofSeconds(1)))).isEmpty();
    }
}
