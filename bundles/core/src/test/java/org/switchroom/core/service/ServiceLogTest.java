package org.switchroom.core.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchroom.core.House.DISPATCHER;
import static org.switchroom.core.House.value;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.answer.TextMatch;
import org.switchroom.core.House;
import org.switchroom.service.LogLine;
import org.switchroom.service.ServiceJobs;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;

/** What is in the log of the jobs, and how it is searched. */
final class ServiceLogTest {
    private final ServiceSite site = new ServiceSite();
    private final House house = site.house;
    private final ServiceJobs jobs = site.jobs;

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    @Tag("SM-051")
    @Tag("SM-062")
    @Tag("SM-063")
    void a_run_without_an_error_is_logged_only_when_the_log_is_to_be_complete() {
        value(jobs.run(DISPATCHER, JobBook.SYSTEM));
        assertThat(site.log(null, null, 100)).isEmpty();

        site.change("logKind", "COMPLETE");
        value(jobs.run(DISPATCHER, JobBook.SYSTEM));

        assertThat(site.log(null, null, 100)).singleElement().satisfies(line -> {
            assertThat(line.event()).isEqualTo(LogLine.Event.RUN);
            assertThat(line.actor()).isEqualTo("anna");
            assertThat(line.computer()).isNotBlank();
            assertThat(line.message()).contains("0 SMS released");
        });
    }

    @Test
    @Tag("SM-091")
    @Tag("SM-092")
    @Tag("SM-093")
    void the_log_is_searched_by_time_by_words_and_up_to_a_number_of_lines() {
        Instant day = Instant.parse("2026-03-01T00:00:00Z");
        for (int i = 0; i < 5; i++) {
            line(Optional.empty(), day.plusSeconds(i * 3600L), "Line " + i + (i == 4 ? " end" : ""));
        }
        line(Optional.of("north"), day, "of another tenant");

        assertThat(site.log(null, null, 2)).extracting(LogLine::message).containsExactly("Line 4 end", "Line 3");
        assertThat(site.log(TextMatch.Mode.BEGINS_WITH, "line 4", 100)).hasSize(1);
        assertThat(site.log(TextMatch.Mode.ENDS_WITH, "end", 100)).hasSize(1);
        assertThat(site.log(TextMatch.Mode.EQUALS, "line 2", 100)).hasSize(1);
        assertThat(site.log(TextMatch.Mode.CONTAINS, "line", 100)).hasSize(5);
        var hours = new ServiceJobs.LogFilter(
                Optional.of("j"),
                Optional.empty(),
                Optional.of(day.plusSeconds(3600)),
                Optional.of(day.plusSeconds(3 * 3600)),
                100);
        assertThat(value(jobs.log(DISPATCHER, hours)))
                .extracting(LogLine::message)
                .containsExactly("Line 2", "Line 1");
    }

    private void line(Optional<String> tenant, Instant at, String message) {
        house.journal
                .write(Entry.of(new Row.ServiceLog(new LogLine(
                        house.journal.nextId(), "j", tenant, LogLine.Event.ERROR, at, "c", "a", "S", "1", message))))
                .toCompletableFuture()
                .join();
    }
}
