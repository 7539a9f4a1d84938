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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
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
import org.switchroom.testkit.transport.ScriptedTransport;

/** The job Service SMS and others of its kind: their fields, their runs, their log. */
final class ServiceDeskTest {
    private static final Caller KEEPER = new Caller("anna", List.of(Tenant.MAIN), true, EnumSet.allOf(Scope.class));

    private final House house = new House();
    private final ServiceJobs jobs = house.core.sms().offer(ServiceJobs.class);

    @AfterEach
    void close() {
        house.close();
    }

    private ServiceJobs.View system() {
        return value(jobs.show(DISPATCHER, JobBook.SYSTEM));
    }

    private ServiceJobs.View change(String... fields) {
        return value(jobs.change(KEEPER, JobBook.SYSTEM, system().job().version(), map(fields)));
    }

    private Problem wrong(String... fields) {
        return problem(jobs.change(KEEPER, JobBook.SYSTEM, system().job().version(), map(fields)));
    }

    private StoredMessage laterSms() {
        return value(house.core
                        .sms()
                        .offer(SmsMessages.class)
                        .send(
                                DISPATCHER,
                                map("to", "+436641234567", "text", "Later", "when", "next-run"),
                                Optional.empty()))
                .value()
                .message();
    }

    private List<LogLine> log(TextMatch.Mode mode, String text, int limit) {
        return value(jobs.log(
                DISPATCHER,
                new ServiceJobs.LogFilter(
                        Optional.empty(),
                        TextMatch.of(Optional.ofNullable(mode), Optional.ofNullable(text)),
                        Optional.empty(),
                        Optional.empty(),
                        limit)));
    }

    @Test
    @Tag("SM-044")
    @Tag("SM-065")
    @Tag("SM-081")
    void the_job_service_sms_is_there_from_the_start_and_can_not_be_removed() {
        ServiceJob job = system().job();

        assertThat(job.name()).isEqualTo("Service SMS");
        assertThat(job.kind()).isEqualTo(ServiceJob.Kind.SMS_SERVICE);
        assertThat(job.system()).isTrue();
        assertThat(job.logKind()).isEqualTo(ServiceJob.LogKind.ERRORS_ONLY);
        assertThat(problem(jobs.remove(DISPATCHER, job.id())).cause()).contains("system");
        assertThat(wrong("kind", "REPORT").cause()).contains("never changed");
    }

    @Test
    @Tag("SM-064")
    @Tag("SM-080")
    @Tag("SM-069")
    void its_fields_are_kept_with_who_changed_them() {
        ServiceJob job = change(
                        "name", "SMS night",
                        "description", "two\nlines",
                        "note", "ask Eva",
                        "validFrom", "2019-01-01",
                        "validUntil", "2099-12-31",
                        "logKind", "COMPLETE",
                        "errorMail", "a@example.org, b@example.org",
                        "schedule", "weekly mon,thu 06:30",
                        "priority", "HIGH")
                .job();

        assertThat(system().job()).isEqualTo(job);
        assertThat(job.description()).isEqualTo("two\nlines");
        assertThat(job.errorMail()).containsExactly("a@example.org", "b@example.org");
        assertThat(job.validUntil()).isEqualTo(LocalDate.of(2099, 12, 31));
        assertThat(job.high()).isTrue();
        assertThat(job.created().by()).isEqualTo("switchroom");
        assertThat(job.changed().by()).isEqualTo("anna");
        assertThat(problem(jobs.change(DISPATCHER, JobBook.SYSTEM, 0, Map.of("note", "x")))
                        .kind())
                .isEqualTo(Problem.Kind.STALE);
    }

    @Test
    @Tag("SM-066")
    @Tag("SM-067")
    void dialog_and_user_names_are_taken_and_have_no_effect() {
        ServiceJob before = system().job();

        ServiceJob after = change("userName", "C P", "dialogName", "CPA").job();

        assertThat(JobLines.fields(after)).isEqualTo(JobLines.fields(before));
    }

    @Test
    void what_is_wrong_is_named_by_its_field() {
        assertThat(wrong("schedule", "now and then").nextStep()).contains("every 5 min");
        assertThat(wrong("validFrom", "01.01.2019").field()).contains("validFrom");
        assertThat(wrong("validUntil", "2018-12-31").cause()).contains("before it begins");
        assertThat(wrong("tenants", "nowhere").field()).contains("tenants");
        assertThat(wrong("errorMail", "a@example.org,nobody").cause()).contains("nobody");
        assertThat(wrong("active", "yes").field()).contains("active");
        assertThat(wrong("logKind", "ALL").field()).contains("logKind");
        assertThat(wrong("colour", "red").field()).contains("colour");
        assertThat(wrong("name", " ").field()).contains("name");
    }

    @Test
    @Tag("SM-045")
    @Tag("SM-047")
    @Tag("SM-049")
    void several_jobs_may_have_one_name_and_are_found_by_user_kind_and_text() {
        Caller other = new Caller("bert", List.of(Tenant.MAIN), false, Set.of(Scope.SMS_READ, Scope.SMS_WRITE));
        ServiceJob one = value(jobs.create(DISPATCHER, map("name", "JOB", "note", "first")))
                .job();
        ServiceJob two = value(jobs.create(other, map("name", "JOB"))).job();

        assertThat(one.id()).isNotEqualTo(two.id());
        assertThat(found(Optional.of("bert"), null)).containsExactly(two.id());
        assertThat(found(Optional.empty(), "FIRST")).containsExactly(one.id());
        assertThat(found(Optional.empty(), null)).contains(JobBook.SYSTEM, one.id(), two.id());
        value(jobs.remove(DISPATCHER, one.id()));
        assertThat(found(Optional.empty(), "job")).containsExactly(two.id());
        assertThat(problem(jobs.run(DISPATCHER, one.id())).kind()).isEqualTo(Problem.Kind.NOT_FOUND);
    }

    private List<String> found(Optional<String> user, String text) {
        var filter = new ServiceJobs.Filter(
                Optional.of(ServiceJob.Kind.SMS_SERVICE),
                user,
                TextMatch.of(Optional.empty(), Optional.ofNullable(text)));
        return value(jobs.list(DISPATCHER, filter)).stream()
                .map(view -> view.job().id())
                .toList();
    }

    @Test
    @Tag("SM-089")
    @Tag("SM-072")
    @Tag("SM-075")
    void a_run_sends_what_waited_for_it_and_is_counted() {
        ScriptedTransport modem = house.transport("modem", "sms", "tel");
        house.switches("1400", "1");
        StoredMessage sms = laterSms();

        ServiceJobs.Ran ran = value(jobs.run(DISPATCHER, JobBook.SYSTEM));

        assertThat(ran.released()).isEqualTo(1);
        assertThat(ran.error()).isEmpty();
        await().until(() -> house.journal.message(sms.id()).orElseThrow().state() == MessageState.ACCEPTED);
        assertThat(modem.calls()).hasSize(1);
        ServiceJob.Runs runs = system().runs();
        assertThat(runs.count()).isEqualTo(1);
        assertThat(runs.withError()).isZero();
        assertThat(runs.last()).isPresent();
        assertThat(runs.lastTook()).isPresent();
    }

    @Test
    @Tag("SM-058")
    @Tag("SM-061")
    void a_job_that_is_not_active_does_not_run_and_says_why() {
        change("active", "false");

        Problem refused = problem(jobs.run(DISPATCHER, JobBook.SYSTEM));

        assertThat(refused.cause()).contains("not active");
        assertThat(system().nextRun()).isEmpty();
        assertThat(system().runs().count()).isZero();
    }

    @Test
    @Tag("SM-068")
    @Tag("SM-070")
    void it_runs_on_its_first_and_last_day_and_on_no_day_outside() {
        LocalDate today = LocalDate.now();
        change("validFrom", today.toString(), "validUntil", today.toString());
        value(jobs.run(DISPATCHER, JobBook.SYSTEM));

        change("validFrom", "2019-01-01", "validUntil", today.minusDays(2).toString());
        assertThat(problem(jobs.run(DISPATCHER, JobBook.SYSTEM)).cause()).contains("2019-01-01");
        change("validUntil", "2099-12-31", "validFrom", today.plusDays(2).toString());
        assertThat(problem(jobs.run(DISPATCHER, JobBook.SYSTEM)).cause()).contains("2099-12-31");
    }

    @Test
    @Tag("SM-076")
    @Tag("SM-077")
    @Tag("SM-071")
    void a_run_that_finds_sms_and_nobody_to_send_them_fails_is_logged_and_told_once() {
        ScriptedTransport mail = house.transport("mail", "email", "mailto");
        house.switches("1400", "1");
        change("errorMail", "night@example.org,day@example.org");
        laterSms();

        value(jobs.run(DISPATCHER, JobBook.SYSTEM));
        await().until(() -> house.journal.rows(Row.MessageStep.class).stream()
                .anyMatch(step -> step.to().state() == MessageState.HELD));
        ServiceJobs.Ran again = value(jobs.run(DISPATCHER, JobBook.SYSTEM));

        assertThat(again.error()).hasValueSatisfying(error -> assertThat(error).contains("no transport"));
        assertThat(system().runs().withError()).isEqualTo(2);
        assertThat(system().runs().lastError()).isEqualTo(again.error());
        await().until(() -> mail.calls().size() == 2);
        assertThat(mail.calls())
                .extracting(call -> call.to().value())
                .containsExactlyInAnyOrder("night@example.org", "day@example.org");
        assertThat(log(TextMatch.Mode.CONTAINS, "no transport", 100)).hasSize(2);
    }

    @Test
    @Tag("SM-090")
    void a_run_that_is_due_while_another_one_is_under_way_is_left_out_and_counted() {
        change("logKind", "COMPLETE");
        RunBook book =
                new RunBook(house.journal, new org.switchroom.core.JournalWriter(house.journal, news -> {}, () -> {}));
        assertThat(book.begin(JobBook.SYSTEM, Instant.now())).isTrue();

        assertThat(problem(jobs.run(DISPATCHER, JobBook.SYSTEM)).cause()).contains("is running");

        assertThat(system().runs().skipped()).isEqualTo(1);
        assertThat(log(null, null, 100)).extracting(LogLine::event).containsExactly(LogLine.Event.SKIPPED);
        book.end(JobBook.SYSTEM, Instant.now(), Duration.ofMillis(1), Optional.empty());
        value(jobs.run(DISPATCHER, JobBook.SYSTEM));
        assertThat(system().runs().count()).isEqualTo(2);
    }

    @Test
    @Tag("SM-051")
    @Tag("SM-062")
    @Tag("SM-063")
    void a_run_without_an_error_is_logged_only_when_the_log_is_to_be_complete() {
        value(jobs.run(DISPATCHER, JobBook.SYSTEM));
        assertThat(log(null, null, 100)).isEmpty();

        change("logKind", "COMPLETE");
        value(jobs.run(DISPATCHER, JobBook.SYSTEM));

        assertThat(log(null, null, 100)).singleElement().satisfies(line -> {
            assertThat(line.event()).isEqualTo(LogLine.Event.RUN);
            assertThat(line.actor()).isEqualTo("anna");
            assertThat(line.computer()).isNotBlank();
            assertThat(line.message()).contains("0 SMS released");
        });
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
        laterSms();
        change("tenants", "north");

        Problem refused = problem(house.core
                .sms()
                .offer(SmsMessages.class)
                .send(DISPATCHER, map("to", "+436641234567", "text", "a"), Optional.empty()));

        assertThat(refused.cause()).contains("tenant main is not among the tenants");
        assertThat(value(jobs.run(KEEPER, JobBook.SYSTEM)).released()).isZero();
        change("tenants", "");
        assertThat(value(jobs.run(KEEPER, JobBook.SYSTEM)).released()).isEqualTo(1);
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

        assertThat(log(null, null, 2)).extracting(LogLine::message).containsExactly("Line 4 end", "Line 3");
        assertThat(log(TextMatch.Mode.BEGINS_WITH, "line 4", 100)).hasSize(1);
        assertThat(log(TextMatch.Mode.ENDS_WITH, "end", 100)).hasSize(1);
        assertThat(log(TextMatch.Mode.EQUALS, "line 2", 100)).hasSize(1);
        assertThat(log(TextMatch.Mode.CONTAINS, "line", 100)).hasSize(5);
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

    @Test
    void changing_and_running_need_the_permission_and_every_tenant() {
        house.journal
                .write(Entry.of(new Row.NewTenant(new Tenant("north", "North", Instant.now()))))
                .toCompletableFuture()
                .join();
        Caller reader = new Caller("rita", List.of(Tenant.MAIN), false, Set.of(Scope.SMS_READ));

        assertThat(problem(jobs.run(reader, JobBook.SYSTEM)).cause()).contains("sms:write");
        assertThat(problem(jobs.run(DISPATCHER, JobBook.SYSTEM)).cause()).contains("every tenant");
        assertThat(problem(jobs.create(DISPATCHER, map("name", "x"))).cause()).contains("every tenant");
        assertThat(jobs.log(
                                new Caller("otto", List.of(Tenant.MAIN), false, Set.of()),
                                new ServiceJobs.LogFilter(
                                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 1))
                        .fold(lines -> "", Problem::cause))
                .contains("sms:read");
    }
}
