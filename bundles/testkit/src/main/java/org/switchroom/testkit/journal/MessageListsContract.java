package org.switchroom.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.job.Job;
import org.switchroom.job.JobId;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.message.MessageId;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.Envelope;
import org.switchroom.outbox.Messages;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.routing.Hop;
import org.switchroom.store.QueueFigures;
import org.switchroom.store.Row;

/** Messages are listed, each once, and the queue is told in numbers. */
public interface MessageListsContract extends JournalFixture {
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

        List<StoredMessage> seen = Pages.walk(
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

        assertThat(seen).extracting(StoredMessage::id).containsExactlyElementsOf(Pages.newestFirst(ids));
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
