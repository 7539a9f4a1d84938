package org.switchroom.core.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.switchroom.core.House.DISPATCHER;
import static org.switchroom.core.House.map;
import static org.switchroom.core.House.problem;
import static org.switchroom.core.House.value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.access.Tenant;
import org.switchroom.answer.Problem;
import org.switchroom.answer.TextMatch;
import org.switchroom.core.House;
import org.switchroom.service.LogLine;
import org.switchroom.service.ServiceJob;
import org.switchroom.service.ServiceJobs;
import org.switchroom.service.ServiceWork;
import org.switchroom.sms.SmsMessages;
import org.switchroom.store.DocumentVersion;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;
import org.switchroom.testkit.transport.ScriptedTransport;

/** Kinds of jobs that bundles bring: they come, go and come back, and their jobs with them. */
final class ServiceKindsTest {
    private final ServiceSite site = new ServiceSite();
    private final House house = site.house;
    private final ServiceJobs jobs = site.jobs;
    private final Kinds kinds = house.core.service().kinds();

    @AfterEach
    void close() {
        site.close();
    }

    /** A kind that says the same of each run. */
    private record Scripted(String kind, Supplier<Done> says) implements ServiceWork {
        @Override
        public String words() {
            return "Report of the night";
        }

        @Override
        public Done run(ServiceJob job) {
            return says.get();
        }
    }

    private static ServiceWork reports(String did) {
        return new Scripted("report", () -> ServiceWork.Done.well(did));
    }

    private ServiceJob report() {
        return value(jobs.create(
                        DISPATCHER,
                        map("kind", "report", "name", "Night", "logKind", "COMPLETE", "errorMail", "eva@example.org")))
                .job();
    }

    private ServiceJobs.Ran run(ServiceJob job) {
        return value(jobs.run(DISPATCHER, job.id()));
    }

    @Test
    @Tag("SM-050")
    void a_job_of_a_kind_that_a_bundle_brings_is_made_shown_and_run() {
        kinds.add(reports("2 reports sent"));
        ServiceJob job = report();

        ServiceJobs.Ran ran = run(job);

        assertThat(ran.did()).isEqualTo("2 reports sent");
        assertThat(ran.error()).isEmpty();
        assertThat(value(jobs.show(DISPATCHER, job.id())).kindWords()).contains("Report of the night");
        assertThat(site.log(null, null, 100)).singleElement().satisfies(line -> {
            assertThat(line.event()).isEqualTo(LogLine.Event.RUN);
            assertThat(line.message()).startsWith("2 reports sent, in ");
        });
        assertThat(ofKind("report")).containsExactly(job.id());
        assertThat(ofKind("SMS_SERVICE")).containsExactly(JobBook.SYSTEM);
    }

    private List<String> ofKind(String kind) {
        var filter = new ServiceJobs.Filter(Optional.of(kind), Optional.empty(), Optional.empty());
        return value(jobs.list(DISPATCHER, filter)).stream()
                .map(view -> view.job().id())
                .toList();
    }

    @Test
    @Tag("SM-050")
    void a_kind_that_is_not_there_is_refused_with_those_that_are() {
        Problem before = problem(jobs.create(DISPATCHER, map("name", "Night", "kind", "report")));
        kinds.add(reports("nothing"));

        assertThat(before.field()).contains("kind");
        assertThat(before.cause()).contains("'report'");
        assertThat(before.nextStep()).contains("Known are sms-service;");
        assertThat(problem(jobs.create(DISPATCHER, map("name", "Night", "kind", "reports")))
                        .nextStep())
                .contains("Known are report, sms-service;");
        assertThat(value(jobs.create(DISPATCHER, map("name", "Other", "kind", "SMS_SERVICE")))
                        .job()
                        .kind())
                .isEqualTo("sms-service");
    }

    @Test
    @Tag("SM-050")
    void a_job_whose_kind_is_gone_stays_and_says_so_and_runs_again_when_it_is_back() {
        ServiceWork reports = reports("2 reports sent");
        kinds.add(reports);
        ServiceJob job = report();
        kinds.remove(reports);

        ServiceJobs.Ran ran = run(job);

        assertThat(ran.error()).hasValueSatisfying(error -> assertThat(error)
                .contains("nothing here does service jobs of kind report", "bundle:list"));
        ServiceJobs.View kept = value(jobs.show(DISPATCHER, job.id()));
        assertThat(kept.job()).isEqualTo(job);
        assertThat(kept.kindWords()).isEmpty();
        assertThat(kept.runs().withError()).isEqualTo(1);
        assertThat(ofKind("report")).containsExactly(job.id());
        assertThat(value(jobs.change(DISPATCHER, job.id(), 1, map("note", "ask Eva")))
                        .job()
                        .note())
                .isEqualTo("ask Eva");
        assertThat(run(site.system().job()).error()).isEmpty();
        kinds.add(reports);
        assertThat(run(job).did()).isEqualTo("2 reports sent");
        assertThat(value(jobs.show(DISPATCHER, job.id())).runs().withError()).isEqualTo(1);
    }

    @Test
    @Tag("SM-050")
    @Tag("SM-076")
    void a_run_that_nobody_does_is_in_the_log_and_told_by_mail() {
        ScriptedTransport mail = house.transport("mail", "email", "mailto");
        ServiceWork reports = reports("2 reports sent");
        kinds.add(reports);
        ServiceJob job = report();
        kinds.remove(reports);

        run(job);

        assertThat(site.log(TextMatch.Mode.CONTAINS, "nothing here does service jobs of kind report", 100))
                .singleElement()
                .extracting(LogLine::event)
                .isEqualTo(LogLine.Event.ERROR);
        await().until(() -> mail.calls().size() == 1);
        assertThat(mail.calls().get(0).toString())
                .contains("kind report", "install or start the bundle", "sms:errors --job " + job.id());
    }

    @Test
    void a_kind_that_breaks_has_its_run_counted_and_the_next_one_begins() {
        Supplier<ServiceWork.Done> link = () -> {
            throw new NoClassDefFoundError("org/example/Driver");
        };
        Supplier<ServiceWork.Done> state = () -> {
            throw new IllegalStateException("no table");
        };
        for (var one : List.<Supplier<ServiceWork.Done>>of(link, state, () -> null)) {
            ServiceWork broken = new Scripted("report", one);
            kinds.add(broken);
            assertThat(run(report()).error())
                    .hasValueSatisfying(error -> assertThat(error).contains("broke"));
            kinds.remove(broken);
        }
        kinds.add(reports("2 reports sent"));
        ofKind("report")
                .forEach(job ->
                        assertThat(value(jobs.run(DISPATCHER, job)).error()).isEmpty());
    }

    @Test
    void a_job_that_rings_before_its_bundle_is_there_waits_for_it() {
        ServiceWork reports = reports("2 reports sent");
        kinds.add(reports);
        ServiceJob job = report();
        kinds.remove(reports);

        house.core.service().desk().rings(job.id());
        await().until(() -> Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getClassName().equals(Kinds.class.getName())
                        && frame.getMethodName().equals("await")));
        kinds.add(reports);

        await().until(() -> value(jobs.show(DISPATCHER, job.id())).runs().count() == 1);
        assertThat(value(jobs.show(DISPATCHER, job.id())).runs().withError()).isZero();
    }

    @Test
    void of_two_with_one_kind_the_first_works_and_the_other_takes_over_when_it_goes() {
        ServiceWork first = reports("first");
        kinds.add(first);
        kinds.add(reports("second"));
        kinds.add(new Scripted("Report!", () -> ServiceWork.Done.well("never")));
        ServiceJob job = report();

        assertThat(kinds.known()).isEqualTo("report, sms-service");
        assertThat(run(job).did()).isEqualTo("first");
        kinds.remove(first);
        assertThat(run(job).did()).isEqualTo("second");
    }

    @Test
    @Tag("SM-050")
    void a_job_that_was_stored_before_there_were_kinds_is_one_of_the_sms_service() {
        String text = JobLines.write(site.system().job()).replace("sms-service", "SMS_SERVICE");
        assertThat(text).contains("SMS_SERVICE");
        house.journal
                .write(Entry.of(new Row.NewDocumentVersion(
                        new DocumentVersion(JobBook.document("old"), 1, text, "anna", "", Instant.now()))))
                .toCompletableFuture()
                .join();

        assertThat(value(jobs.show(DISPATCHER, "old")).kindWords()).contains("Service SMS");
        assertThat(value(jobs.run(DISPATCHER, "old")).did()).isEqualTo("0 SMS released, 0 woken");
    }

    @Test
    @Tag("SM-050")
    @Tag("SM-078")
    void a_job_of_another_kind_opens_the_sms_service_to_nobody() {
        house.journal
                .write(Entry.of(new Row.NewTenant(new Tenant("north", "North", Instant.now()))))
                .toCompletableFuture()
                .join();
        house.switches("1400", "1");
        site.change("tenants", "north");
        kinds.add(reports("2 reports sent"));
        value(jobs.create(ServiceSite.KEEPER, map("kind", "report", "name", "Night")));

        Problem refused = problem(house.core
                .sms()
                .offer(SmsMessages.class)
                .send(DISPATCHER, map("to", "+436641234567", "text", "a"), Optional.empty()));

        assertThat(refused.cause()).contains("tenant main is not among the tenants");
    }

    @Test
    void the_example_of_the_documentation_is_this_class_and_works() throws IOException {
        String source = Files.readString(Path.of("src/test/java/org/switchroom/core/service/DiskWatch.java"));
        String example = source.substring(source.indexOf("@Component\n"));

        kinds.add(new DiskWatch());
        ServiceJob job = value(jobs.create(DISPATCHER, map("kind", "disk-watch", "name", "Disk")))
                .job();

        assertThat(Files.readString(Path.of("../../docs/sms-service.md"))).contains("```java\n" + example + "```");
        ServiceJobs.Ran ran = run(job);
        assertThat(ran.did() + ran.error()).contains("GB are free");
    }
}
