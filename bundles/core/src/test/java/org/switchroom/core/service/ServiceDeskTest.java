package org.switchroom.core.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchroom.core.House.DISPATCHER;
import static org.switchroom.core.House.map;
import static org.switchroom.core.House.problem;
import static org.switchroom.core.House.value;

import java.time.Instant;
import java.time.LocalDate;
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
import org.switchroom.service.ServiceJob;
import org.switchroom.service.ServiceJobs;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;

/** The job Service SMS and others of its kind: their fields, how they are found, who may change them. */
final class ServiceDeskTest {
    private final ServiceSite site = new ServiceSite();
    private final House house = site.house;
    private final ServiceJobs jobs = site.jobs;

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    @Tag("SM-044")
    @Tag("SM-065")
    @Tag("SM-081")
    void the_job_service_sms_is_there_from_the_start_and_can_not_be_removed() {
        ServiceJob job = site.system().job();

        assertThat(job.name()).isEqualTo("Service SMS");
        assertThat(job.kind()).isEqualTo("sms-service");
        assertThat(job.system()).isTrue();
        assertThat(job.logKind()).isEqualTo(ServiceJob.LogKind.ERRORS_ONLY);
        assertThat(problem(jobs.remove(DISPATCHER, job.id())).cause()).contains("system");
        assertThat(site.wrong("kind", "REPORT").cause()).contains("never changed");
    }

    @Test
    @Tag("SM-064")
    @Tag("SM-080")
    @Tag("SM-069")
    void its_fields_are_kept_with_who_changed_them() {
        ServiceJob job = site.change(
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

        assertThat(site.system().job()).isEqualTo(job);
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
        ServiceJob before = site.system().job();

        ServiceJob after = site.change("userName", "C P", "dialogName", "CPA").job();

        assertThat(JobLines.fields(after)).isEqualTo(JobLines.fields(before));
    }

    @Test
    void what_is_wrong_is_named_by_its_field() {
        assertThat(site.wrong("schedule", "now and then").nextStep()).contains("every 5 min");
        assertThat(site.wrong("validFrom", "01.01.2019").field()).contains("validFrom");
        assertThat(site.wrong("validUntil", "2018-12-31").cause()).contains("before it begins");
        assertThat(site.wrong("tenants", "nowhere").field()).contains("tenants");
        assertThat(site.wrong("errorMail", "a@example.org,nobody").cause()).contains("nobody");
        assertThat(site.wrong("active", "yes").field()).contains("active");
        assertThat(site.wrong("logKind", "ALL").field()).contains("logKind");
        assertThat(site.wrong("colour", "red").field()).contains("colour");
        assertThat(site.wrong("name", " ").field()).contains("name");
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
                Optional.of("sms-service"), user, TextMatch.of(Optional.empty(), Optional.ofNullable(text)));
        return value(jobs.list(DISPATCHER, filter)).stream()
                .map(view -> view.job().id())
                .toList();
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
