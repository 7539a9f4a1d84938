package org.switchroom.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.switchroom.job.Job;
import org.switchroom.job.JobField;
import org.switchroom.job.Jobs;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.party.Party;
import org.switchroom.store.Arrival;
import org.switchroom.store.DocumentName;
import org.switchroom.store.DocumentVersion;
import org.switchroom.store.Lane;
import org.switchroom.store.Row;
import org.switchroom.store.Written;
import org.switchroom.trace.TimelineEntry;

/** What was acknowledged is there after the journal was closed and opened again, and work goes on from there. */
public interface DurableJournalContract extends JournalFixture {
    /** Closes the journal and opens the same store again; {@link #journal()} answers the new one from then on. */
    void reopen();

    @Test
    default void everything_is_there_after_it_was_closed_and_opened_again() {
        Samples samples = samples();
        Job created = samples.job();
        Job job = Samples.changed(created, JobField.NOTES, RowsContract.TONGUES);
        Party party = samples.party("party");
        StoredMessage message = samples.message(samples.word(), now(), Optional.of(job.id()));
        TimelineEntry entry = samples.timeline(Optional.of(job.id()), Optional.of(message.id()), "text");
        var token = samples.token();
        String key = samples.word();
        DocumentVersion document = new DocumentVersion(
                new DocumentName("sample", Optional.of(samples.tenant().id()), "rules"), 1, "text", "anna", "", now());
        store(new Row.NewJob(created), new Row.NewParty(party), new Row.NewToken(token));
        store(
                new Row.ChangedJob(job),
                new Row.NewMessage(message),
                new Row.Timeline(entry),
                new Row.NewDocumentVersion(document),
                new Row.Setting(key, Optional.of("on")));

        reopen();

        assertThat(journal().tenants()).contains(samples.tenant());
        assertThat(journal().job(job.id())).contains(job);
        assertThat(journal().party(party.id())).contains(party);
        assertThat(journal().messagesOf(job.id())).containsExactly(message);
        assertThat(journal().timeline(job.id())).containsExactly(entry);
        assertThat(journal().tokenByDigest(token.digest())).contains(token);
        assertThat(journal().setting(key)).contains("on");
        assertThat(journal().document(document.document())).contains(document);
        assertThat(journal().jobs(samples.tenants(), Jobs.Filter.all(10)).items())
                .containsExactly(job);
    }

    @Test
    default void a_repeat_is_known_after_it_was_opened_again() {
        Samples samples = samples();
        Arrival arrival = samples.arrival("panel", samples.word());
        write(arrival);

        reopen();

        assertThat(write(arrival)).isEqualTo(new Written.Repeated(arrival));
    }

    @Test
    default void new_ids_are_above_the_old_ones_after_it_was_opened_again() {
        long before = journal().nextId();

        reopen();

        assertThat(journal().nextId()).isGreaterThan(before);
    }

    @Test
    default void the_audit_chain_goes_on_after_it_was_opened_again() {
        store(AuditContract.link(this, "before"));
        long links = journal().verifyAudit().links();

        reopen();
        store(AuditContract.link(this, "after"));

        assertThat(journal().verifyAudit().broken()).isEmpty();
        assertThat(journal().verifyAudit().links()).isEqualTo(links + 1);
    }

    @Test
    default void a_lane_whose_owner_died_is_claimed_under_a_higher_epoch_after_its_lease() {
        Samples samples = samples();
        String key = samples.word();
        StoredMessage message = samples.message(key);
        store(new Row.NewMessage(message));
        List<Lane> claimed = claim(journal(), key, now(), Duration.ofSeconds(1));
        assertThat(claimed).hasSize(1);

        reopen();
        passTime(Duration.ofMillis(1_100));

        assertThat(claim(journal(), key, now(), Duration.ofMinutes(1)))
                .singleElement()
                .satisfies(lane -> {
                    assertThat(lane.epoch()).isGreaterThan(claimed.get(0).epoch());
                    assertThat(lane.open()).containsExactly(message);
                });
        assertThat(write(Samples.step(message, claimed.get(0).epoch(), MessageState.SENDING)))
                .isInstanceOf(Written.Conflict.class);
    }
}
