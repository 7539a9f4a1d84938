package org.switchroom.core.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.switchroom.core.House.DISPATCHER;
import static org.switchroom.core.House.map;
import static org.switchroom.core.House.problem;
import static org.switchroom.core.House.value;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.access.Tenant;
import org.switchroom.answer.Problem;
import org.switchroom.answer.TextMatch;
import org.switchroom.core.House;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.service.LogLine;
import org.switchroom.service.ServiceJob;
import org.switchroom.service.ServiceJobs;
import org.switchroom.sms.SmsMessages;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;
import org.switchroom.testkit.journal.Samples;
import org.switchroom.testkit.transport.ScriptedTransport;

/** When a job runs, what it does then, and what is counted of it. */
final class ServiceRunsTest {
    private final ServiceSite site = new ServiceSite();
    private final House house = site.house;
    private final ServiceJobs jobs = site.jobs;

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    @Tag("SM-089")
    @Tag("SM-072")
    @Tag("SM-075")
    void a_run_sends_what_waited_for_it_and_is_counted() {
        ScriptedTransport modem = house.transport("modem", "sms", "tel");
        house.switches("1400", "1");
        StoredMessage sms = site.laterSms();

        ServiceJobs.Ran ran = value(jobs.run(DISPATCHER, JobBook.SYSTEM));

        assertThat(ran.did()).startsWith("1 SMS released");
        assertThat(ran.error()).isEmpty();
        await().until(() -> house.journal.message(sms.id()).orElseThrow().state() == MessageState.ACCEPTED);
        assertThat(modem.calls()).hasSize(1);
        ServiceJob.Runs runs = site.system().runs();
        assertThat(runs.count()).isEqualTo(1);
        assertThat(runs.withError()).isZero();
        assertThat(runs.last()).isPresent();
        assertThat(runs.lastTook()).isPresent();
    }

    @Test
    @Tag("SM-089")
    void an_sms_behind_more_held_messages_than_a_run_looks_at_is_let_go_by_a_later_run() {
        Samples samples = new Samples(house.journal, Instant.now());
        List<StoredMessage> mails =
                Stream.generate(() -> samples.message("mails")).limit(25_000).toList();
        house.journal.write(Entry.of(mails.stream()
                .<Row>map(mail ->
                        new Row.NewMessage(new StoredMessage(mail.envelope(), Samples.in(MessageState.HELD, mail))))
                .toList()));
        house.transport("modem", "sms", "tel");
        house.switches("1400", "1");
        StoredMessage sms = site.laterSms();

        assertThat(value(jobs.run(DISPATCHER, JobBook.SYSTEM)).did()).startsWith("0 SMS released");
        assertThat(value(jobs.run(DISPATCHER, JobBook.SYSTEM)).did()).startsWith("1 SMS released");
        await().until(() -> house.journal.message(sms.id()).orElseThrow().state() == MessageState.ACCEPTED);
    }

    @Test
    @Tag("SM-058")
    @Tag("SM-061")
    void a_job_that_is_not_active_does_not_run_and_says_why() {
        site.change("active", "false");

        Problem refused = problem(jobs.run(DISPATCHER, JobBook.SYSTEM));

        assertThat(refused.cause()).contains("not active");
        assertThat(site.system().nextRun()).isEmpty();
        assertThat(site.system().runs().count()).isZero();
    }

    @Test
    @Tag("SM-068")
    @Tag("SM-070")
    void it_runs_on_its_first_and_last_day_and_on_no_day_outside() {
        LocalDate today = LocalDate.now();
        site.change("validFrom", today.toString(), "validUntil", today.toString());
        value(jobs.run(DISPATCHER, JobBook.SYSTEM));

        site.change("validFrom", "2019-01-01", "validUntil", today.minusDays(2).toString());
        assertThat(problem(jobs.run(DISPATCHER, JobBook.SYSTEM)).cause()).contains("2019-01-01");
        site.change("validUntil", "2099-12-31", "validFrom", today.plusDays(2).toString());
        assertThat(problem(jobs.run(DISPATCHER, JobBook.SYSTEM)).cause()).contains("2099-12-31");
    }

    @Test
    @Tag("SM-076")
    @Tag("SM-077")
    @Tag("SM-071")
    void a_run_that_finds_sms_and_nobody_to_send_them_fails_is_logged_and_told_once() {
        ScriptedTransport mail = house.transport("mail", "email", "mailto");
        house.switches("1400", "1");
        site.change("errorMail", "night@example.org,day@example.org");
        site.laterSms();

        value(jobs.run(DISPATCHER, JobBook.SYSTEM));
        await().until(() -> house.journal.rows(Row.MessageStep.class).stream()
                .anyMatch(step -> step.to().state() == MessageState.HELD));
        ServiceJobs.Ran again = value(jobs.run(DISPATCHER, JobBook.SYSTEM));

        assertThat(again.error()).hasValueSatisfying(error -> assertThat(error).contains("no transport"));
        assertThat(site.system().runs().withError()).isEqualTo(2);
        assertThat(site.system().runs().lastError()).isEqualTo(again.error());
        await().until(() -> mail.calls().size() == 2);
        assertThat(mail.calls())
                .extracting(call -> call.to().value())
                .containsExactlyInAnyOrder("night@example.org", "day@example.org");
        assertThat(site.log(TextMatch.Mode.CONTAINS, "no transport", 100)).hasSize(2);
    }

    @Test
    @Tag("SM-090")
    void a_run_that_is_due_while_another_one_is_under_way_is_left_out_and_counted() {
        site.change("logKind", "COMPLETE");
        RunBook book =
                new RunBook(house.journal, new org.switchroom.core.JournalWriter(house.journal, news -> {}, () -> {}));
        assertThat(book.begin(JobBook.SYSTEM, Instant.now())).isTrue();

        assertThat(problem(jobs.run(DISPATCHER, JobBook.SYSTEM)).cause()).contains("is running");

        assertThat(site.system().runs().skipped()).isEqualTo(1);
        assertThat(site.log(null, null, 100)).extracting(LogLine::event).containsExactly(LogLine.Event.SKIPPED);
        book.end(JobBook.SYSTEM, Instant.now(), Duration.ofMillis(1), Optional.empty());
        value(jobs.run(DISPATCHER, JobBook.SYSTEM));
        assertThat(site.system().runs().count()).isEqualTo(2);
    }

    @Test
    @Tag("SM-078")
    @Tag("SM-079")
    void only_the_tenants_of_the_job_may_use_the_service_and_all_when_it_names_none() {
        house.journal
                .write(Entry.of(new Row.NewTenant(new Tenant("north", "North", Instant.now()))))
                .toCompletableFuture()
                .join();
        house.switches("1400", "1");
        site.laterSms();
        site.change("tenants", "north");

        Problem refused = problem(house.core
                .sms()
                .offer(SmsMessages.class)
                .send(DISPATCHER, map("to", "+436641234567", "text", "a"), Optional.empty()));

        assertThat(refused.cause()).contains("tenant main is not among the tenants");
        assertThat(value(jobs.run(ServiceSite.KEEPER, JobBook.SYSTEM)).did()).startsWith("0 SMS released");
        site.change("tenants", "");
        assertThat(value(jobs.run(ServiceSite.KEEPER, JobBook.SYSTEM)).did()).startsWith("1 SMS released");
    }
}
