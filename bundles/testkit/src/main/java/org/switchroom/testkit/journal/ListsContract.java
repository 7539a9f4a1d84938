package org.switchroom.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.answer.Page;
import org.switchroom.job.Attention;
import org.switchroom.job.Job;
import org.switchroom.job.JobField;
import org.switchroom.job.JobId;
import org.switchroom.job.JobKind;
import org.switchroom.job.JobState;
import org.switchroom.job.Jobs;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.message.MessageId;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.Envelope;
import org.switchroom.outbox.Messages;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.party.Parties;
import org.switchroom.party.Party;
import org.switchroom.party.PartyId;
import org.switchroom.party.PartyKind;
import org.switchroom.routing.Hop;
import org.switchroom.store.QueueFigures;
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

    private List<MessageId> found(Samples samples, Messages.Filter filter) {
        return journal().messages(samples.tenants(), filter).items().stream()
                .map(StoredMessage::id)
                .toList();
    }

    private static Messages.Filter messages(
            Optional<MessageState> state,
            Optional<JobId> job,
            Optional<String> text,
            Optional<Instant> from,
            Optional<Instant> until) {
        return new Messages.Filter(state, job, text, from, until, Optional.empty(), 200);
    }

    private static <T> List<T> newestFirst(List<T> written) {
        List<T> turned = new ArrayList<>(written);
        Collections.reverse(turned);
        return turned;
    }

    /** Walks all pages; between the first two, lets the test write. */
    private static <T> List<T> walk(Function<Optional<String>, Page<T>> pages, int limit, Runnable afterTheFirst) {
        List<T> seen = new ArrayList<>();
        Page<T> page = pages.apply(Optional.empty());
        afterTheFirst.run();
        while (true) {
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            seen.addAll(page.items());
            if (page.next().isEmpty()) {
                return seen;
            }
            assertThat(page.items()).as("a page that is not the last is full").hasSize(limit);
            page = pages.apply(page.next());
        }
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

        List<Job> seen = walk(
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

        assertThat(seen).extracting(Job::id).containsExactlyElementsOf(newestFirst(ids));
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

        List<Party> seen = walk(
                after -> journal()
                        .parties(samples.tenants(), new Parties.Filter(Optional.empty(), Optional.empty(), after, 10)),
                10,
                () -> store(new Row.NewParty(samples.party("new"))));

        assertThat(seen).extracting(Party::id).containsExactlyElementsOf(newestFirst(ids));
    }

    @Test
    @Tag("SM-024")
    default void pages_of_messages_show_each_message_once_newest_first_while_more_come() {
        Samples samples = samples();
        List<MessageId> ids = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            StoredMessage message = samples.message(samples.word());
            ids.add(message.id());
            store(new Row.NewMessage(message));
        }

        List<StoredMessage> seen = walk(
                after -> journal()
                        .messages(
                                samples.tenants(),
                                new Messages.Filter(
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        after,
                                        7)),
                7,
                () -> store(new Row.NewMessage(samples.message(samples.word()))));

        assertThat(seen).extracting(StoredMessage::id).containsExactlyElementsOf(newestFirst(ids));
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
    @Tag("SM-022")
    default void messages_are_found_by_state_job_text_and_time() {
        Samples samples = samples();
        Job job = samples.job();
        StoredMessage plain = samples.message(samples.word());
        StoredMessage ofJob = samples.message(samples.word(), now(), Optional.of(job.id()));
        StoredMessage special = special(samples.message(samples.word()), now().plus(Duration.ofHours(1)));
        store(new Row.NewJob(job), new Row.NewMessage(plain), new Row.NewMessage(ofJob), new Row.NewMessage(special));
        store(Samples.step(plain, 0, MessageState.HELD));
        Optional<Instant> between = Optional.of(special.envelope().createdAt());
        Optional<String> none = Optional.empty();
        Optional<Instant> any = Optional.empty();

        assertThat(found(samples, messages(Optional.of(MessageState.HELD), Optional.empty(), none, any, any)))
                .containsExactly(plain.id());
        assertThat(found(samples, messages(Optional.empty(), Optional.of(job.id()), none, any, any)))
                .containsExactly(ofJob.id());
        assertThat(found(samples, messages(Optional.empty(), Optional.empty(), Optional.of("sönder"), any, any)))
                .as("text")
                .containsExactly(special.id());
        assertThat(found(samples, messages(Optional.empty(), Optional.empty(), Optional.of("43664999"), any, any)))
                .as("address")
                .containsExactly(special.id());
        assertThat(found(samples, messages(Optional.empty(), Optional.empty(), none, between, any)))
                .as("from")
                .containsExactly(special.id());
        assertThat(found(samples, messages(Optional.empty(), Optional.empty(), none, any, between)))
                .as("until")
                .containsExactly(ofJob.id(), plain.id());
    }

    private StoredMessage special(StoredMessage like, Instant createdAt) {
        return special(like, like.id(), createdAt);
    }

    private StoredMessage special(StoredMessage like, MessageId id, Instant createdAt) {
        Envelope envelope = like.envelope();
        return new StoredMessage(
                new Envelope(
                        id,
                        envelope.tenant(),
                        envelope.job(),
                        envelope.party(),
                        envelope.role(),
                        new Content.Text("Betreff", "etwas sönderbares"),
                        envelope.priority(),
                        envelope.lane(),
                        List.of(new Hop("sms", new Address("tel", "+43664999"))),
                        envelope.whenInDoubt(),
                        envelope.why(),
                        envelope.resendOf(),
                        createdAt,
                        createdAt.plusSeconds(60)),
                like.progress());
    }

    @Test
    default void messages_in_a_state_come_oldest_first_and_no_more_than_asked_for() {
        Samples samples = samples();
        List<MessageId> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            StoredMessage message = samples.message(samples.word());
            StoredMessage sending = message.with(Samples.in(MessageState.SENDING, message));
            ids.add(message.id());
            store(new Row.NewMessage(message));
            store(Samples.step(message, 0, MessageState.SENDING));
            store(Samples.step(sending, 0, MessageState.DOUBTFUL));
        }

        assertThat(journal().messagesIn(MessageState.DOUBTFUL, Optional.empty(), 100_000))
                .extracting(StoredMessage::id)
                .containsSubsequence(ids);
        assertThat(journal().messagesIn(MessageState.DOUBTFUL, Optional.empty(), 3))
                .hasSize(3);
        assertThat(journal().messagesIn(MessageState.DOUBTFUL, Optional.of(ids.get(1)), 3))
                .extracting(StoredMessage::id)
                .containsExactlyElementsOf(ids.subList(2, 5));
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

    @Test
    default void the_figures_count_what_is_open_and_know_the_oldest() {
        Samples samples = samples();
        QueueFigures before = journal().figures();
        StoredMessage waiting = samples.message(samples.word());
        StoredMessage held = samples.message(samples.word());
        StoredMessage ended = samples.message(samples.word());
        StoredMessage old =
                special(samples.message(samples.word()), new MessageId(1), Instant.parse("2001-01-01T00:00:00Z"));
        store(
                new Row.NewMessage(waiting),
                new Row.NewMessage(held),
                new Row.NewMessage(ended),
                new Row.NewMessage(old));
        store(Samples.step(held, 0, MessageState.HELD), Samples.step(ended, 0, MessageState.CANCELLED));

        QueueFigures after = journal().figures();

        assertThat(grown(before, after, MessageState.WAITING)).isEqualTo(2);
        assertThat(grown(before, after, MessageState.HELD)).isEqualTo(1);
        assertThat(after.open()).doesNotContainKey(MessageState.CANCELLED);
        assertThat(after.oldest()).contains(Instant.parse("2001-01-01T00:00:00Z"));
        store(Samples.step(old, 0, MessageState.EXPIRED));
        assertThat(journal().figures().oldest()).isNotEqualTo(after.oldest());
    }

    private static long grown(QueueFigures before, QueueFigures after, MessageState state) {
        return after.open().getOrDefault(state, 0L) - before.open().getOrDefault(state, 0L);
    }
}
