package org.switchroom.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.switchroom.job.Job;
import org.switchroom.message.Address;
import org.switchroom.message.Answering;
import org.switchroom.message.Content;
import org.switchroom.message.MessageId;
import org.switchroom.message.MessageState;
import org.switchroom.message.Priority;
import org.switchroom.outbox.Envelope;
import org.switchroom.outbox.Progress;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.outbox.Walk;
import org.switchroom.party.Party;
import org.switchroom.routing.Hop;
import org.switchroom.routing.WhenInDoubt;
import org.switchroom.store.Attempt;
import org.switchroom.store.Row;
import org.switchroom.trace.TimelineEntry;
import org.switchroom.transport.DeliveryId;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Reason;
import org.switchroom.transport.RemoteReference;
import org.switchroom.transport.TransportName;

/** Messages, their attempts and their story come back as they were written, every field, set or not. */
public interface MessageRowsContract extends JournalFixture {
    /** A walk that has brought everything that it can. */
    Walk WALKED = new Walk(
            Set.of(new TransportName("modem-vienna"), new TransportName("sms-web")),
            Optional.of(Instant.parse("2026-11-22T06:00:00.123456Z")),
            Set.of("tel", "mailto"),
            Optional.of("sms: " + RowsContract.TONGUES));

    @Test
    default void a_message_comes_back_with_all_its_fields_and_every_kind_of_content() {
        Samples samples = samples();
        Job job = samples.job();
        Party party = samples.party("party");
        StoredMessage bare = samples.message(samples.word());
        Map<String, String> inReadingOrder = new LinkedHashMap<>();
        inReadingOrder.put("number", "4711");
        inReadingOrder.put("kind", RowsContract.TONGUES);
        inReadingOrder.put("address", "Straße 1\n1010 Wien");
        inReadingOrder.put("alarmStatus", "");
        Content.Job ofJob = new Content.Job("4711", true, inReadingOrder);
        StoredMessage full = message(samples, job, party, ofJob, Optional.of(bare.id()));
        StoredMessage alarm =
                message(samples, job, party, new Content.Alarm("12BF", 3, "130", 99, 999), Optional.empty());
        Content.Text longText = new Content.Text(
                "",
                RowsContract.TONGUES + "🧯".repeat(50_000),
                Optional.of(new Answering("<1@" + RowsContract.TONGUES + ">", true)));
        StoredMessage text = message(samples, job, party, longText, Optional.empty());
        Content.Binary octets = new Content.Binary(List.of("060504158A0000FF", "AB".repeat(140)), false);
        StoredMessage binary = message(samples, job, party, octets, Optional.empty());
        StoredMessage withHeader =
                message(samples, job, party, new Content.Binary(List.of("0605040B8423F000"), true), Optional.empty());

        store(
                new Row.NewJob(job),
                new Row.NewParty(party),
                new Row.NewMessage(bare),
                new Row.NewMessage(full),
                new Row.NewMessage(alarm),
                new Row.NewMessage(text),
                new Row.NewMessage(binary),
                new Row.NewMessage(withHeader));

        assertThat(journal().message(bare.id())).contains(bare);
        assertThat(journal().message(full.id())).contains(full);
        assertThat(journal().message(alarm.id())).contains(alarm);
        assertThat(journal().message(text.id())).contains(text);
        assertThat(journal().message(binary.id())).contains(binary);
        assertThat(journal().message(withHeader.id())).contains(withHeader);
        Content.Job read = (Content.Job)
                journal().message(full.id()).orElseThrow().envelope().content();
        assertThat(read.fields().keySet()).containsExactly("number", "kind", "address", "alarmStatus");
        assertThat(journal().messagesOf(job.id())).containsExactly(full, alarm, text, binary, withHeader);
        assertThat(journal().message(new MessageId(journal().nextId()))).isEmpty();
    }

    private StoredMessage message(
            Samples samples, Job job, Party party, Content content, Optional<MessageId> resendOf) {
        Instant at = now();
        return new StoredMessage(
                new Envelope(
                        new MessageId(journal().nextId()),
                        samples.tenant().id(),
                        Optional.of(job.id()),
                        Optional.of(party.id()),
                        "alarm company",
                        content,
                        Priority.DISTRESS,
                        samples.word(),
                        List.of(
                                new Hop("sms", new Address("tel", "+436641234567")),
                                new Hop("email", new Address("mailto", "jürgen@example.org"))),
                        new WhenInDoubt(WhenInDoubt.Choice.ASK, Duration.ofMillis(90_500)),
                        List.of("first line", RowsContract.TONGUES, "", "last line"),
                        resendOf,
                        at,
                        at.plus(Duration.ofDays(3)),
                        resendOf.map(copied -> RowsContract.TONGUES)),
                new Progress(
                        MessageState.DOUBTFUL,
                        1,
                        12,
                        at.plusSeconds(60),
                        Optional.of(new Reason("smtp.timeout", RowsContract.TONGUES + "y".repeat(1_500))),
                        Optional.of(new TransportName("mail")),
                        Optional.of(new RemoteReference("<" + "r".repeat(300) + "@example.org>")),
                        true,
                        WALKED,
                        at.plusSeconds(1)));
    }

    @Test
    default void a_step_replaces_the_whole_progress() {
        Samples samples = samples();
        StoredMessage message = samples.message(samples.word());
        Progress to = new Progress(
                MessageState.HELD,
                0,
                3,
                now().plusSeconds(30),
                Optional.of(new Reason("transport.away", RowsContract.TONGUES)),
                Optional.of(new TransportName("modem-vienna")),
                Optional.of(new RemoteReference(RowsContract.TONGUES)),
                true,
                WALKED,
                now().plusSeconds(2));
        Progress back = Progress.fresh(now().plusSeconds(3));

        store(new Row.NewMessage(message));
        store(new Row.MessageStep(message.id(), message.envelope().lane(), 0, MessageState.WAITING, to));
        assertThat(journal().message(message.id())).contains(message.with(to));

        store(new Row.MessageStep(message.id(), message.envelope().lane(), 0, MessageState.HELD, back));
        assertThat(journal().message(message.id())).contains(message.with(back));
    }

    @Test
    default void attempts_come_back_in_order_with_every_outcome() {
        Samples samples = samples();
        StoredMessage message = samples.message(samples.word());
        TransportName via = new TransportName("mail");
        Instant begin = now();
        Reason reason = new Reason("smtp.550", RowsContract.TONGUES);
        List<Handover> outcomes = List.of(
                new Handover.Unavailable(reason, Duration.ofSeconds(30)),
                new Handover.Uncertain(reason),
                new Handover.Refused(reason),
                new Handover.Accepted(Optional.empty()),
                new Handover.Accepted(Optional.of(new RemoteReference("<1@example.org>"))));
        List<String> words = List.of("unavailable", "uncertain", "refused", "accepted", "accepted");
        store(new Row.NewMessage(message));

        for (int i = 0; i <= outcomes.size(); i++) {
            DeliveryId id = new DeliveryId(journal().nextId());
            Instant start = begin.plusSeconds(i);
            store(new Row.AttemptStart(id, message.id(), i + 1, via, start, start.plusSeconds(60)));
            if (i < outcomes.size()) {
                store(new Row.AttemptEnd(id, outcomes.get(i), start.plusMillis(500)));
            }
        }

        List<Attempt> attempts = journal().attempts(message.id());
        assertThat(attempts).extracting(Attempt::number).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(attempts).allSatisfy(attempt -> {
            assertThat(attempt.message()).isEqualTo(message.id());
            assertThat(attempt.via()).isEqualTo(via);
            assertThat(attempt.startedAt()).isEqualTo(begin.plusSeconds(attempt.number() - 1L));
        });
        assertThat(attempts.subList(0, 5))
                .extracting(Attempt::outcome)
                .containsExactlyElementsOf(words.stream().map(Optional::of).toList());
        assertThat(attempts.subList(0, 5)).allSatisfy(attempt -> assertThat(attempt.endedAt())
                .contains(attempt.startedAt().plusMillis(500)));
        assertThat(attempts.subList(0, 3))
                .allSatisfy(attempt -> assertThat(attempt.reason()).contains(reason));
        assertThat(attempts.get(3).reference()).isEmpty();
        assertThat(attempts.get(4).reference()).contains(new RemoteReference("<1@example.org>"));
        assertThat(attempts.get(5).outcome()).as("under way").isEmpty();
        assertThat(attempts.get(5).endedAt()).isEmpty();
    }

    @Test
    default void what_went_to_a_telephone_number_is_found_latest_first_and_no_older_than_asked() {
        Samples samples = samples();
        StoredMessage message = samples.message(samples.word());
        TransportName via = new TransportName("modem");
        String phone = "+43664" + Math.floorMod(message.id().value(), 10_000_000);
        Instant begin = now();
        store(new Row.NewMessage(message));
        for (int i = 0; i < 4; i++) {
            Instant at = begin.plusSeconds(i);
            Optional<String> to = Optional.of(i == 2 ? phone + "1" : phone);
            store(new Row.AttemptStart(
                    new DeliveryId(journal().nextId()), message.id(), i + 1, via, at, at.plusSeconds(60), to));
        }

        assertThat(journal().attemptsTo(phone, begin, 50))
                .extracting(Attempt::number)
                .containsExactly(4, 2, 1);
        assertThat(journal().attemptsTo(phone, begin.plusSeconds(1), 50))
                .extracting(Attempt::number)
                .containsExactly(4, 2);
        assertThat(journal().attemptsTo(phone, begin, 1)).singleElement().satisfies(latest -> {
            assertThat(latest.phone()).contains(phone);
            assertThat(latest.message()).isEqualTo(message.id());
        });
    }

    @Test
    default void timeline_entries_come_back_by_job_and_by_message_oldest_first() {
        Samples samples = samples();
        Job job = samples.job();
        StoredMessage message = samples.message(samples.word(), now(), Optional.of(job.id()));
        TimelineEntry ofJob = samples.timeline(Optional.of(job.id()), Optional.empty(), RowsContract.TONGUES);
        TimelineEntry ofBoth =
                samples.timeline(Optional.of(job.id()), Optional.of(message.id()), "two\nlines " + "z".repeat(20_000));
        TimelineEntry ofMessage = samples.timeline(Optional.empty(), Optional.of(message.id()), "message");
        TimelineEntry ofNeither = samples.timeline(Optional.empty(), Optional.empty(), "neither");

        store(new Row.NewJob(job), new Row.NewMessage(message), new Row.Timeline(ofJob), new Row.Timeline(ofBoth));
        store(new Row.Timeline(ofMessage), new Row.Timeline(ofNeither));

        assertThat(journal().timeline(job.id())).containsExactly(ofJob, ofBoth);
        assertThat(journal().timeline(message.id())).containsExactly(ofBoth, ofMessage);
        assertThat(journal().timelineAfter(samples.tenants(), 0, 100))
                .containsExactly(ofJob, ofBoth, ofMessage, ofNeither);
    }

    @Test
    default void what_one_entry_tells_of_a_job_and_its_messages_comes_back_line_by_line() {
        Samples samples = samples();
        Job job = samples.job();
        StoredMessage one = samples.message(samples.word(), now(), Optional.of(job.id()));
        StoredMessage two = samples.message(samples.word(), now(), Optional.of(job.id()));
        TimelineEntry received = samples.timeline(Optional.of(job.id()), Optional.empty(), RowsContract.TONGUES);
        TimelineEntry first = samples.timeline(Optional.of(job.id()), Optional.of(one.id()), "two\n\"lines\"");
        TimelineEntry second = samples.timeline(Optional.of(job.id()), Optional.of(two.id()), "z".repeat(20_000));
        TimelineEntry again = samples.timeline(Optional.of(job.id()), Optional.of(one.id()), "again");
        TimelineEntry other = samples.timeline(Optional.of(samples.job().id()), Optional.empty(), "another job");
        TimelineEntry later = samples.timeline(Optional.of(job.id()), Optional.of(two.id()), "later");

        store(
                new Row.NewJob(job),
                new Row.NewMessage(one),
                new Row.NewMessage(two),
                new Row.Timeline(received),
                new Row.Timeline(second),
                new Row.Timeline(first),
                new Row.Timeline(other),
                new Row.Timeline(again));
        store(new Row.Timeline(later));

        assertThat(journal().timeline(job.id())).containsExactly(received, first, second, again, later);
        assertThat(journal().timeline(one.id())).containsExactly(first, again);
        assertThat(journal().timeline(two.id())).containsExactly(second, later);
        assertThat(journal().timelineAfter(samples.tenants(), first.id(), 3)).containsExactly(second, again, other);
    }
}
