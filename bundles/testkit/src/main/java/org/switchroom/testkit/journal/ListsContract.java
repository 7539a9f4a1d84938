package org.switchroom.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.switchroom.job.Attention;
import org.switchroom.job.Job;
import org.switchroom.job.JobField;
import org.switchroom.job.JobId;
import org.switchroom.job.JobKind;
import org.switchroom.job.JobState;
import org.switchroom.job.Jobs;
import org.switchroom.outbox.Messages;
import org.switchroom.party.Parties;
import org.switchroom.party.Party;
import org.switchroom.party.PartyId;
import org.switchroom.party.PartyKind;
import org.switchroom.store.Row;
import org.switchroom.trace.TimelineEntry;

/** Lists show each row once, newest first, only what was asked for, and never a row of another tenant. */
public interface ListsContract extends JournalFixture {
    private static Jobs.Filter jobs(
            Optional<JobState> state,
            Optional<JobKind> kind,
            Optional<String> number,
            Optional<String> text,
            boolean attention) {
        return new Jobs.Filter(state, kind, number, text, attention, Optional.empty(), 200);
    }

    private List<JobId> found(Samples samples, Jobs.Filter filter) {
        return journal().jobs(samples.tenants(), filter).items().stream()
                .map(Job::id)
                .toList();
    }

    @Test
    default void pages_of_jobs_show_each_job_once_newest_first_while_more_come() {
        Samples samples = samples();
        List<JobId> ids = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            Job job = samples.job();
            ids.add(job.id());
            store(new Row.NewJob(job));
        }

        List<Job> seen = Pages.walk(
                after -> journal()
                        .jobs(
                                samples.tenants(),
                                new Jobs.Filter(
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        false,
                                        after,
                                        10)),
                10,
                () -> store(new Row.NewJob(samples.job()), new Row.NewJob(samples.job())));

        assertThat(seen).extracting(Job::id).containsExactlyElementsOf(Pages.newestFirst(ids));
    }

    @Test
    default void pages_of_parties_show_each_party_once_newest_first_while_more_come() {
        Samples samples = samples();
        List<PartyId> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Party party = samples.party("party " + i);
            ids.add(party.id());
            store(new Row.NewParty(party));
        }

        List<Party> seen = Pages.walk(
                after -> journal()
                        .parties(samples.tenants(), new Parties.Filter(Optional.empty(), Optional.empty(), after, 10)),
                10,
                () -> store(new Row.NewParty(samples.party("new"))));

        assertThat(seen).extracting(Party::id).containsExactlyElementsOf(Pages.newestFirst(ids));
    }

    @Test
    default void jobs_are_found_by_state_kind_number_text_and_attention() {
        Samples samples = samples();
        Job plain = samples.job(Map.of(JobField.SITE_CODE, "Süd-7", JobField.NOTES, "100 % sure"));
        Job alarm = samples.job(Map.of(JobField.KIND, "ALARM_RESPONSE", JobField.NOTES, "1000 times"));
        Job fresh = samples.job(Map.of(JobField.NUMBER, "A_1"));
        Job looksAlike = samples.job(Map.of(JobField.NUMBER, "AB1"));
        Job red = new Job(
                fresh.id(),
                fresh.tenant(),
                JobState.DISPATCHED,
                fresh.fields(),
                Optional.of(new Attention(Attention.Cause.CHANGE, "notes", 1, now())),
                0,
                2,
                fresh.createdBy(),
                fresh.createdAt(),
                now());
        store(new Row.NewJob(plain), new Row.NewJob(alarm), new Row.NewJob(fresh), new Row.NewJob(looksAlike));
        store(new Row.ChangedJob(red));
        Optional<String> none = Optional.empty();

        assertThat(found(samples, jobs(Optional.of(JobState.DISPATCHED), Optional.empty(), none, none, false)))
                .containsExactly(red.id());
        assertThat(found(samples, jobs(Optional.empty(), Optional.of(JobKind.ALARM_RESPONSE), none, none, false)))
                .containsExactly(alarm.id());
        assertThat(found(samples, jobs(Optional.empty(), Optional.empty(), Optional.of("A_1"), none, false)))
                .containsExactly(red.id());
        assertThat(found(samples, jobs(Optional.empty(), Optional.empty(), none, none, true)))
                .containsExactly(red.id());
        assertThat(found(samples, jobs(Optional.empty(), Optional.empty(), none, Optional.of("üd-7"), false)))
                .as("site code")
                .containsExactly(plain.id());
        assertThat(found(samples, jobs(Optional.empty(), Optional.empty(), none, Optional.of("100 %"), false)))
                .as("notes; a percent sign means itself")
                .containsExactly(plain.id());
        assertThat(found(samples, jobs(Optional.empty(), Optional.empty(), none, Optional.of("A_1"), false)))
                .as("number; an underscore means itself")
                .containsExactly(red.id());
        assertThat(found(
                        samples,
                        jobs(
                                Optional.of(JobState.ACTIVE),
                                Optional.of(JobKind.ORDER),
                                none,
                                Optional.of("sure"),
                                false)))
                .as("all at once")
                .containsExactly(plain.id());
        assertThat(found(samples, jobs(Optional.of(JobState.CANCELLED), Optional.empty(), none, none, false)))
                .isEmpty();
    }

    @Test
    default void parties_are_found_by_kind_and_text() {
        Samples samples = samples();
        Party jurgen = samples.party("Jürgen Öllinger");
        Party other = samples.party("other");
        store(new Row.NewParty(jurgen), new Row.NewParty(other));

        assertThat(journal()
                        .parties(
                                samples.tenants(),
                                new Parties.Filter(
                                        Optional.of(PartyKind.SERVICE_PROVIDER),
                                        Optional.of("Öll"),
                                        Optional.empty(),
                                        10))
                        .items())
                .containsExactly(jurgen);
        assertThat(journal()
                        .parties(
                                samples.tenants(),
                                new Parties.Filter(
                                        Optional.of(PartyKind.CUSTOMER), Optional.empty(), Optional.empty(), 10))
                        .items())
                .isEmpty();
    }

    @Test
    default void the_timeline_is_read_on_from_any_entry() {
        Samples samples = samples();
        Samples others = samples();
        List<TimelineEntry> written = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            TimelineEntry entry = samples.timeline(Optional.empty(), Optional.empty(), "entry " + i);
            written.add(entry);
            store(
                    new Row.Timeline(entry),
                    new Row.Timeline(others.timeline(Optional.empty(), Optional.empty(), "other " + i)));
        }

        long after = written.get(3).id();

        assertThat(journal().timelineAfter(samples.tenants(), after, 3))
                .containsExactlyElementsOf(written.subList(4, 7));
        assertThat(journal().timelineAfter(samples.tenants(), after, 100))
                .containsExactlyElementsOf(written.subList(4, 10));
        assertThat(journal().timelineAfter(samples.tenants(), written.get(9).id(), 100))
                .isEmpty();
        assertThat(journal()
                        .timelineAfter(
                                List.of(samples.tenant().id(), others.tenant().id()),
                                written.get(0).id() - 1,
                                100))
                .hasSize(20);
    }

    @Test
    default void a_tenant_never_sees_what_is_anothers() {
        Samples mine = samples();
        Samples others = samples();
        store(
                new Row.NewJob(others.job()),
                new Row.NewParty(others.party("party")),
                new Row.NewMessage(others.message(others.word())),
                new Row.NewToken(others.token()),
                new Row.Timeline(others.timeline(Optional.empty(), Optional.empty(), "text")));

        assertThat(journal().jobs(mine.tenants(), Jobs.Filter.all(200)).items()).isEmpty();
        assertThat(journal()
                        .parties(
                                mine.tenants(),
                                new Parties.Filter(Optional.empty(), Optional.empty(), Optional.empty(), 200))
                        .items())
                .isEmpty();
        assertThat(journal().messages(mine.tenants(), Messages.Filter.all(200)).items())
                .isEmpty();
        assertThat(journal().tokens(mine.tenants())).isEmpty();
        assertThat(journal().timelineAfter(mine.tenants(), 0, 200)).isEmpty();
    }

    @Test
    default void who_acts_for_two_tenants_sees_both_and_who_acts_for_none_sees_nothing() {
        Samples one = samples();
        Samples two = samples();
        Job first = one.job();
        Job second = two.job();
        store(new Row.NewJob(first), new Row.NewJob(second));

        assertThat(journal()
                        .jobs(List.of(one.tenant().id(), two.tenant().id()), Jobs.Filter.all(200))
                        .items())
                .containsExactly(second, first);
        assertThat(journal().jobs(List.of(), Jobs.Filter.all(200)).items()).isEmpty();
        assertThat(journal().messages(List.of(), Messages.Filter.all(200)).items())
                .isEmpty();
        assertThat(journal().tokens(List.of())).isEmpty();
        assertThat(journal().timelineAfter(List.of(), 0, 200)).isEmpty();
    }
}
