package org.switchroom.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchroom.core.House.DISPATCHER;
import static org.switchroom.core.House.map;
import static org.switchroom.core.House.problem;
import static org.switchroom.core.House.value;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.answer.Answer;
import org.switchroom.answer.IdempotencyKey;
import org.switchroom.answer.Problem;
import org.switchroom.core.House;
import org.switchroom.intake.Bookmarks;
import org.switchroom.intake.Origin;
import org.switchroom.job.Attention;
import org.switchroom.job.FieldChange;
import org.switchroom.job.Job;
import org.switchroom.job.JobField;
import org.switchroom.job.JobState;
import org.switchroom.job.Jobs;
import org.switchroom.party.Party;

final class JobDeskTest {
    private static final Caller PARTNER =
            new Caller("token:partner", List.of("main"), false, EnumSet.of(Scope.JOBS_READ, Scope.JOBS_WRITE));

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    private Party provider() {
        return house.party(
                "kind", "SERVICE_PROVIDER", "name", "Guards", "email", "g@example.org", "messageVia", "EMAIL");
    }

    @Test
    void takes_a_job_in_with_a_number_and_a_priority_when_none_was_sent() {
        Job job = house.job(false, "kind", "ORDER", "notes", "key at the gate");

        assertThat(job.state()).isEqualTo(JobState.ACTIVE);
        assertThat(job.number()).isEqualTo("J-" + job.id());
        assertThat(house.journal.job(job.id())).contains(job);
    }

    @Test
    void takes_a_job_in_only_with_its_source_where_the_intake_believes_it_stands() {
        var jobs = house.core.jobs();
        var second = new Bookmarks.Step("file-north/orders", Optional.of("1"), Optional.of("2"));
        Problem early = problem(jobs.create(
                DISPATCHER, map("kind", "ORDER"), false, Optional.empty(), new Origin("line 2", Optional.of(second))));
        assertThat(early.kind()).isEqualTo(Problem.Kind.STALE);

        var first = new Bookmarks.Step("file-north/orders", Optional.empty(), Optional.of("1"));
        Job job = value(jobs.create(
                        DISPATCHER,
                        map("kind", "ORDER"),
                        false,
                        Optional.empty(),
                        new Origin("orders.csv, line 1", Optional.of(first))))
                .value();

        assertThat(house.core.bookmarks().all("file-north/")).isEqualTo(map("file-north/orders", "1"));
        assertThat(house.story(job)).contains("taken in from anna: orders.csv, line 1");
        assertThat(value(jobs.list(DISPATCHER, Jobs.Filter.all(10))).items()).containsExactly(job);
    }

    @Test
    void says_what_it_would_make_of_a_job_and_stores_nothing() {
        var jobs = house.core.jobs();

        assertThat(value(jobs.check(DISPATCHER, map("kind", "ORDER", "dueAt", "2026-11-21T15:00:00+01:00"), false)))
                .containsEntry(JobField.DUE_AT, "2026-11-21T14:00:00Z")
                .containsEntry(JobField.PRIORITY, "ROUTINE");
        assertThat(jobs.check(DISPATCHER, map("kind", "ORDER", "provider", "0000000000009"), false)
                        .fold(done -> "", Problem::text))
                .contains("there is no party 0000000000009");
        assertThat(value(jobs.list(DISPATCHER, Jobs.Filter.all(10))).items()).isEmpty();
    }

    @Test
    @Tag("SN-054")
    void tells_the_provider_nothing_in_ten_edits_before_dispatch() {
        Job job = house.job(false, "kind", "ORDER", "provider", provider().id().toString());
        for (int i = 0; i < 10; i++) {
            job = value(house.core.jobs().change(DISPATCHER, job.id(), job.revision(), map("notes", "edit " + i)));
        }

        assertThat(house.messages(job)).isEmpty();
        assertThat(job.revision()).isEqualTo(11);
    }

    @Test
    @Tag("SN-050")
    void tells_the_provider_on_dispatch_in_the_same_entry_as_the_state() {
        Job job = house.job(false, "kind", "ORDER", "provider", provider().id().toString());

        Job dispatched = value(house.core.jobs().dispatch(DISPATCHER, job.id(), Optional.empty()));

        assertThat(dispatched.state()).isEqualTo(JobState.DISPATCHED);
        assertThat(house.messages(job)).singleElement().satisfies(message -> {
            assertThat(message.envelope().role()).isEqualTo("provider");
            assertThat(message.hop().to()).hasToString("mailto:g@example.org");
        });
    }

    @Test
    void dispatches_in_the_same_step_as_the_intake_when_asked() {
        Job job = house.job(
                true, "kind", "ALARM_RESPONSE", "provider", provider().id().toString());

        assertThat(job.state()).isEqualTo(JobState.DISPATCHED);
        assertThat(job.revision()).isEqualTo(1);
        assertThat(house.journal.job(job.id())).contains(job);
        assertThat(house.messages(job)).hasSize(1);
    }

    @Test
    @Tag("SN-006")
    void refuses_to_dispatch_to_a_party_with_no_link_and_says_why() {
        Party party = house.party(
                "kind", "SERVICE_PROVIDER", "name", "Quiet", "email", "q@example.org", "messageVia", "NO_LINK");
        Job job = house.job(false, "kind", "ORDER", "provider", party.id().toString());

        Problem refused = problem(house.core.jobs().dispatch(DISPATCHER, job.id(), Optional.empty()));

        assertThat(refused.kind()).isEqualTo(Problem.Kind.CONFLICT);
        assertThat(refused.cause()).contains("NO_LINK");
        assertThat(house.messages(job)).isEmpty();
    }

    @Test
    @Tag("SN-056")
    @Tag("SN-057")
    void keeps_edits_after_complete_to_itself_and_counts_them() {
        Job job = house.job(true, "kind", "ORDER", "provider", provider().id().toString());
        Job complete = value(house.core.jobs().complete(DISPATCHER, job.id(), Optional.empty()));
        int told = house.messages(job).size();

        Job edited = value(house.core
                .jobs()
                .change(
                        DISPATCHER,
                        job.id(),
                        complete.revision(),
                        map("notes", "late", "siteCode", "S1", "serviceCode", "X")));

        assertThat(edited.unsentChanges()).isEqualTo(3);
        assertThat(house.messages(job)).hasSize(told);
    }

    @Test
    @Tag("SN-058")
    void sends_the_pending_changes_when_a_complete_job_is_reopened() {
        Job job = house.job(true, "kind", "ORDER", "provider", provider().id().toString());
        Job complete = value(house.core.jobs().complete(DISPATCHER, job.id(), Optional.empty()));
        value(house.core.jobs().change(DISPATCHER, job.id(), complete.revision(), map("notes", "late")));
        int told = house.messages(job).size();

        Job open = value(house.core.jobs().reopen(DISPATCHER, job.id(), Optional.empty()));

        assertThat(open.state()).isEqualTo(JobState.INCOMPLETE);
        assertThat(open.unsentChanges()).isZero();
        assertThat(house.messages(job)).hasSize(told + 1);
    }

    @Test
    @Tag("SN-088")
    void keeps_old_and_new_value_and_who_and_when_in_the_change_log() {
        Job job = house.job(false, "kind", "ORDER", "notes", "one");
        value(house.core.jobs().change(DISPATCHER, job.id(), 1, map("notes", "two")));

        List<FieldChange> changes = value(house.core.jobs().changes(DISPATCHER, job.id()));

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.before()).contains("one");
            assertThat(change.after()).contains("two");
            assertThat(change.by()).isEqualTo("anna");
            assertThat(change.revision()).isEqualTo(2);
        });
    }

    @Test
    void refuses_a_change_of_a_job_that_somebody_else_changed_meanwhile() {
        Job job = house.job(false, "kind", "ORDER");
        value(house.core.jobs().change(DISPATCHER, job.id(), 1, map("notes", "mine")));

        Problem stale = problem(house.core.jobs().change(DISPATCHER, job.id(), 1, map("notes", "theirs")));

        assertThat(stale.kind()).isEqualTo(Problem.Kind.STALE);
        assertThat(house.journal.job(job.id()).orElseThrow().field(org.switchroom.job.JobField.NOTES))
                .contains("mine");
    }

    @Test
    @Tag("SN-062")
    @Tag("SN-064")
    void turns_red_when_a_partner_changes_it_and_stays_so_until_acknowledged() {
        Job job = house.job(false, "kind", "ORDER");
        Job changed = value(house.core.jobs().change(PARTNER, job.id(), 1, map("notes", "from outside")));

        assertThat(changed.attention().map(Attention::cause)).contains(Attention.Cause.CHANGE);
        Job seen = value(house.core.jobs().acknowledge(DISPATCHER, job.id(), Optional.empty()));
        assertThat(seen.attention()).isEmpty();
        assertThat(house.story(job)).contains("seen by anna");
    }

    @Test
    void makes_one_job_of_a_repeated_request_and_refuses_its_key_for_another() {
        IdempotencyKey key = new IdempotencyKey("partner", "k-1", "digest-a");
        var first = value(house.core.jobs().create(PARTNER, map("kind", "ORDER"), false, Optional.of(key)));
        var again = value(house.core.jobs().create(PARTNER, map("kind", "ORDER"), false, Optional.of(key)));
        Problem other = problem(house.core
                .jobs()
                .create(
                        PARTNER,
                        map("kind", "TICKET"),
                        false,
                        Optional.of(new IdempotencyKey("partner", "k-1", "digest-b"))));

        assertThat(again.repeated()).isTrue();
        assertThat(again.value().id()).isEqualTo(first.value().id());
        assertThat(other.field()).contains("Idempotency-Key");
    }

    @Test
    @Tag("SN-022")
    void refuses_a_field_that_is_not_on_the_list_such_as_a_price() {
        Problem refused = problem(
                house.core.jobs().create(PARTNER, map("kind", "ORDER", "price", "12.50"), false, Optional.empty()));

        assertThat(refused.kind()).isEqualTo(Problem.Kind.INVALID);
        assertThat(refused.field()).contains("price");
    }

    @Test
    void names_field_cause_and_next_step_of_what_is_wrong() {
        Map<String, String> wrong = Map.of("kind", "HOLIDAY");
        Problem refused = problem(house.core.jobs().create(PARTNER, wrong, false, Optional.empty()));

        assertThat(refused.field()).contains("kind");
        assertThat(refused.cause()).contains("HOLIDAY");
        assertThat(refused.nextStep()).contains("ORDER");
    }

    @Test
    void shows_a_job_of_another_tenant_to_nobody() {
        Job job = house.job(false, "kind", "ORDER");
        Caller stranger = new Caller("eve", List.of("other"), false, EnumSet.allOf(Scope.class));

        assertThat(house.core.jobs().show(stranger, job.id())).isInstanceOf(Answer.Refused.class);
        assertThat(problem(house.core.jobs().complete(stranger, job.id(), Optional.empty()))
                        .kind())
                .isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(value(house.core.jobs().list(stranger, org.switchroom.job.Jobs.Filter.all(50)))
                        .items())
                .isEmpty();
    }

    @Test
    void answers_only_after_the_job_is_on_disk() {
        house.journal.disk().hold();
        var answer = house.core
                .jobs()
                .create(PARTNER, map("kind", "ORDER"), false, Optional.empty())
                .toCompletableFuture();
        assertThat(answer).isNotDone();

        house.journal.disk().release();

        assertThat(value(answer).value().state()).isEqualTo(JobState.ACTIVE);
    }
}
