package org.switchroom.core.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchroom.core.House.value;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.access.Caller;
import org.switchroom.access.Tenant;
import org.switchroom.answer.Answer;
import org.switchroom.core.Chronicle;
import org.switchroom.core.House;
import org.switchroom.core.JournalWriter;
import org.switchroom.message.Address;
import org.switchroom.message.Answering;
import org.switchroom.message.Content;
import org.switchroom.outbox.Messages;
import org.switchroom.outbox.SenderNotices;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;
import org.switchroom.testkit.ManualClock;
import org.switchroom.testkit.journal.InMemoryJournal;
import org.switchroom.testkit.transport.ScriptedTransport;
import org.switchroom.trace.TimelineEntry;
import org.switchroom.transport.Capabilities;
import org.switchroom.transport.Health;
import org.switchroom.transport.TransportName;
import org.switchroom.transport.Transports;

final class NoticeDeskTest {
    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");
    private static final Address DUTY = new Address("mailto", "duty@example.org");
    private static final Address ACME_DUTY = new Address("mailto", "duty@acme.example");

    private final ManualClock clock = ManualClock.at(START);
    private final InMemoryJournal journal = new InMemoryJournal(Clock.systemUTC());
    private final NoticeSettings settings = new NoticeSettings(
            new Addressees(Optional.of(DUTY), Map.of("acme", ACME_DUTY)),
            Addressees.NOBODY,
            "email",
            Duration.ofMinutes(15));
    private NoticeDesk desk = desk();

    NoticeDeskTest() {
        journal.write(Entry.of(
                new Row.NewTenant(new Tenant("main", "Main", START)),
                new Row.NewTenant(new Tenant("acme", "Acme", START))));
    }

    private NoticeDesk desk() {
        JournalWriter writer = new JournalWriter(journal, news -> {}, () -> {});
        NoticeDesk made = new NoticeDesk(journal, writer, new Chronicle(journal), settings, Runnable::run, clock);
        made.start();
        return made;
    }

    private TimelineEntry red(String tenant, String text) {
        return entry(tenant, Optional.empty(), TimelineEntry.Kind.ATTENTION, "needs attention, time 1: " + text);
    }

    private TimelineEntry entry(String tenant, Optional<StoredMessage> message, TimelineEntry.Kind kind, String text) {
        return new TimelineEntry(
                journal.nextId(),
                tenant,
                Optional.empty(),
                message.map(StoredMessage::id),
                clock.instant(),
                "switchroom",
                kind,
                text);
    }

    private List<StoredMessage> letters() {
        return journal.messages(List.of("main", "acme"), Messages.Filter.all(200))
                .items();
    }

    private static Content.Text words(StoredMessage message) {
        return (Content.Text) message.envelope().content();
    }

    @Test
    @Tag("SM-071")
    void a_red_job_is_a_mail_in_the_outbox_to_whom_it_was_said() {
        desk.look(List.of(red("main", "provider was not told: no such mailbox")));
        desk.look(List.of(red("acme", "provider was not told: no such mailbox")));

        assertThat(letters()).extracting(message -> message.hop().to()).containsExactlyInAnyOrder(DUTY, ACME_DUTY);
        assertThat(words(letters().get(0)).body()).contains("no such mailbox");
    }

    @Test
    void a_storm_is_one_mail_and_later_one_with_the_number() {
        for (int i = 0; i < 100; i++) {
            desk.look(List.of(red("main", "provider was not told: 550 mailbox " + i + " unknown")));
        }
        assertThat(letters()).hasSize(1);

        clock.advance(Duration.ofMinutes(15));
        desk.round(new Lines());

        assertThat(letters()).hasSize(2);
        assertThat(words(letters().get(0)).body()).startsWith("99 more").contains("and 89 others");
    }

    @Test
    void the_time_between_two_notices_outlives_a_restart() {
        desk.look(List.of(red("main", "no transport is there")));

        desk = desk();
        clock.advance(Duration.ofMinutes(14));
        desk.look(List.of(red("main", "no transport is there")));

        assertThat(letters()).hasSize(1);
    }

    @Test
    void nobody_is_told_that_a_notice_failed() {
        desk.look(List.of(red("main", "no transport is there")));
        StoredMessage notice = letters().get(0);

        desk.look(List.of(
                entry("main", Optional.of(notice), TimelineEntry.Kind.DOUBT, "uncertain"),
                entry("main", Optional.of(notice), TimelineEntry.Kind.REFUSED, "refused"),
                entry("main", Optional.of(notice), TimelineEntry.Kind.EXPIRED, "expired")));

        assertThat(letters()).hasSize(1);
    }

    @Test
    void a_transport_is_told_once_when_it_is_down_at_two_looks() {
        Lines lines = new Lines();
        lines.state = Health.State.DOWN;
        desk.round(lines);
        assertThat(letters()).isEmpty();

        desk.round(lines);
        desk.round(lines);

        assertThat(letters()).singleElement().satisfies(letter -> assertThat(words(letter))
                .matches(words -> words.subject().equals("Transport mail is down"))
                .matches(words -> words.body().contains("the server does not answer")));
    }

    @Test
    void a_storm_with_the_journal_away_is_told_when_it_is_back() {
        journal.disk().failNext(1, "full");
        desk.look(List.of(red("main", "no transport is there")));

        desk.look(List.of(red("main", "no transport is there")));

        assertThat(letters()).hasSize(1);
    }

    @Test
    void a_sender_is_told_once_an_hour_also_over_a_restart_and_as_an_automatic_answer() {
        Address sender = new Address("mailto", "Anna@partner.example");
        Content.Text words = new Content.Text("Re: Job", "Line 2: …", Optional.of(new Answering("<1@x>", true)));

        assertThat(tell(sender, words)).isEqualTo(SenderNotices.Told.QUEUED);
        clock.advance(Duration.ofMinutes(59));
        assertThat(tell(new Address("mailto", "anna@PARTNER.example"), words)).isEqualTo(SenderNotices.Told.LATELY);
        clock.advance(Duration.ofMinutes(2));
        assertThat(tell(sender, words)).isEqualTo(SenderNotices.Told.QUEUED);

        assertThat(letters()).hasSize(2).allSatisfy(letter -> assertThat(words(letter))
                .isEqualTo(words));
    }

    @Test
    void whose_answer_did_nothing_is_told_once_a_day_and_nothing_is_kept_of_it_after() {
        Address guard = Address.phone("+436641234567");

        assertThat(tell(guard, new Content.Text("", "Nothing was done"), SenderNoticeDesk.Occasion.ANSWER))
                .isEqualTo(SenderNotices.Told.QUEUED);
        clock.advance(Duration.ofHours(23));
        senders().tidy();
        assertThat(tell(guard, new Content.Text("", "Nothing was done"), SenderNoticeDesk.Occasion.ANSWER))
                .isEqualTo(SenderNotices.Told.LATELY);
        clock.advance(Duration.ofHours(2));
        senders().tidy();
        assertThat(journal.settings("answered.")).isEmpty();
        assertThat(tell(guard, new Content.Text("", "Nothing was done"), SenderNoticeDesk.Occasion.ANSWER))
                .isEqualTo(SenderNotices.Told.QUEUED);
    }

    private SenderNotices.Told tell(Address sender, Content.Text words) {
        return senders()
                .tell("main", "email", sender, words)
                .toCompletableFuture()
                .join();
    }

    private SenderNotices.Told tell(Address sender, Content.Text words, SenderNoticeDesk.Occasion occasion) {
        return senders()
                .tell("main", "modem", sender, words, occasion)
                .toCompletableFuture()
                .join();
    }

    private SenderNoticeDesk senders() {
        JournalWriter writer = new JournalWriter(journal, news -> {}, () -> {});
        return new SenderNoticeDesk(journal, writer, new Chronicle(journal), Runnable::run, clock);
    }

    @Test
    @Tag("SM-103")
    void a_message_that_fails_in_the_whole_house_is_told_over_the_outbox() {
        try (House house = new House(House.withNotices(settings))) {
            ScriptedTransport mail = house.transport("mail", "email", "mailto");
            mail.onAny().answers(ScriptedTransport.refused("smtp.550"));
            mail.on(DUTY).answers(ScriptedTransport.accepted("told"));
            var provider = house.party(
                    "kind", "SERVICE_PROVIDER", "name", "Guards", "email", "g@example.org", "messageVia", "EMAIL");

            house.job(
                    true,
                    "kind",
                    "ORDER",
                    "number",
                    "4711",
                    "provider",
                    provider.id().toString());

            org.awaitility.Awaitility.await().until(() -> mail.calls().stream()
                    .anyMatch(delivery -> delivery.to().equals(DUTY)));
            assertThat(value(house.core.messages().list(House.DISPATCHER, Messages.Filter.all(10)))
                            .items())
                    .anySatisfy(
                            message -> assertThat(message.envelope().content().toString())
                                    .contains("Job 4711 needs attention")
                                    .contains("provider was not told"));
        }
    }

    /** One transport, and how it is. */
    private static final class Lines implements Transports {
        private Health.State state = Health.State.UP;

        @Override
        public List<View> list() {
            return List.of(new View(
                    new TransportName("mail"),
                    "email",
                    new Capabilities(
                            Set.of(Capabilities.Direction.SEND), Set.of(), Set.of(), Set.of("mailto"), 1_000, 1),
                    new Health(state, "the server does not answer", START),
                    false,
                    0,
                    Map.of(),
                    Optional.empty()));
        }

        @Override
        public Optional<View> info(TransportName name) {
            return Optional.empty();
        }

        @Override
        public CompletionStage<Answer<View>> suspend(Caller caller, TransportName name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<Answer<View>> resume(Caller caller, TransportName name) {
            throw new UnsupportedOperationException();
        }
    }
}
