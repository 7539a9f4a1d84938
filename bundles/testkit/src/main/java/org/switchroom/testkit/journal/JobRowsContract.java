package org.switchroom.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.job.Attention;
import org.switchroom.job.FieldChange;
import org.switchroom.job.Job;
import org.switchroom.job.JobField;
import org.switchroom.job.JobId;
import org.switchroom.job.JobState;
import org.switchroom.party.Party;
import org.switchroom.party.PartyId;
import org.switchroom.party.PartyKind;
import org.switchroom.routing.MessageVia;
import org.switchroom.store.Row;

/** Parties, jobs and what became of them come back as they were written, every field, set or not. */
public interface JobRowsContract extends JournalFixture {
    @Test
    default void a_party_comes_back_with_all_its_fields_and_with_none() {
        Samples samples = samples();
        Instant at = now();
        Party full = new Party(
                new PartyId(journal().nextId()),
                samples.tenant().id(),
                PartyKind.LOCATION,
                RowsContract.TONGUES,
                Optional.of("4711"),
                Optional.of("Süd-3"),
                Optional.of("jürgen@example.org"),
                Optional.of("+436641234567"),
                Optional.of("+4312345"),
                Optional.of("Straße 1, 1010 Wien"),
                new MessageVia("modem-vienna"),
                false,
                true,
                Optional.of(101),
                1,
                at,
                at.plusSeconds(1));
        Party bare = samples.party("bare");

        store(new Row.NewParty(full), new Row.NewParty(bare));

        assertThat(journal().party(full.id())).contains(full);
        assertThat(journal().party(bare.id())).contains(bare);
        assertThat(journal()
                        .parties(List.of(
                                full.id(), bare.id(), new PartyId(journal().nextId()))))
                .isEqualTo(Map.of(full.id(), full, bare.id(), bare));
        assertThat(journal().parties(List.of())).isEmpty();
    }

    @Test
    default void a_changed_party_replaces_every_field() {
        Samples samples = samples();
        Party before = samples.party("before");
        Party after = new Party(
                before.id(),
                before.tenant(),
                PartyKind.PERSON,
                "after",
                Optional.empty(),
                Optional.empty(),
                Optional.of("after@example.org"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                MessageVia.NO_LINK,
                false,
                true,
                Optional.of(4242),
                2,
                before.createdAt(),
                now().plusSeconds(5));

        store(new Row.NewParty(before));
        store(new Row.ChangedParty(after));

        assertThat(journal().party(before.id())).contains(after);
    }

    @Test
    @Tag("SN-090")
    default void a_job_comes_back_with_all_its_fields_and_with_the_three_it_must_have() {
        Samples samples = samples();
        Party somebody = samples.party("somebody");
        Map<JobField, String> fields = new EnumMap<>(JobField.class);
        for (JobField field : JobField.values()) {
            fields.put(
                    field,
                    switch (field.type()) {
                        case KIND -> "ALARM_RESPONSE";
                        case WORD -> "Wört " + field.apiName();
                        case TEXT -> RowsContract.TONGUES + "\nzweite Zeile " + "ä🚒".repeat(6_000);
                        case PARTY -> somebody.id().toString();
                        case PRIORITY -> "DISTRESS";
                        case TIME -> "2026-11-21T14:05:00Z";
                    });
        }
        Instant at = now();
        Job full = new Job(
                new JobId(journal().nextId()),
                samples.tenant().id(),
                JobState.INCOMPLETE,
                fields,
                Optional.of(new Attention(Attention.Cause.COMM_PROBLEM, RowsContract.TONGUES, 3, at)),
                7,
                1,
                "api " + RowsContract.TONGUES,
                at,
                at.plusSeconds(2));
        Job bare = samples.job();

        store(new Row.NewParty(somebody), new Row.NewJob(full), new Row.NewJob(bare));

        assertThat(journal().job(full.id())).contains(full);
        assertThat(journal().job(bare.id())).contains(bare);
        assertThat(journal().job(new JobId(journal().nextId()))).isEmpty();
    }

    @Test
    default void a_changed_job_replaces_every_field() {
        Samples samples = samples();
        Job before = samples.job(Map.of(JobField.NOTES, "will go", JobField.SITE_CODE, "S1"));
        Map<JobField, String> fields = new EnumMap<>(before.fields());
        fields.remove(JobField.NOTES);
        fields.put(JobField.SITE_CODE, "S2");
        fields.put(JobField.KIND, "TICKET");
        fields.put(JobField.PRIORITY, "URGENT");
        Job after = new Job(
                before.id(),
                before.tenant(),
                JobState.DISPATCHED,
                fields,
                Optional.of(new Attention(Attention.Cause.CHANGE, "the site", 1, now())),
                2,
                2,
                before.createdBy(),
                before.createdAt(),
                now().plusSeconds(9));

        store(new Row.NewJob(before));
        store(new Row.ChangedJob(after));

        assertThat(journal().job(before.id())).contains(after);
    }

    @Test
    default void the_change_log_comes_back_in_order_with_what_was_lost() {
        Samples samples = samples();
        Job job = samples.job();
        FieldChange set = new FieldChange(
                job.id(),
                2,
                "notes",
                Optional.empty(),
                Optional.of(RowsContract.TONGUES + "x".repeat(20_000)),
                "anna",
                now());
        FieldChange cleared = new FieldChange(
                job.id(),
                3,
                "notes",
                Optional.of(RowsContract.TONGUES),
                Optional.empty(),
                RowsContract.TONGUES,
                now().plusSeconds(1));

        store(new Row.NewJob(job), new Row.Change(set));
        store(new Row.Change(cleared));

        assertThat(journal().changes(job.id())).containsExactly(set, cleared);
        assertThat(journal().changes(new JobId(journal().nextId()))).isEmpty();
    }
}
