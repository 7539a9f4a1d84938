package org.switchroom.core.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.access.Tenant;
import org.switchroom.core.Core;
import org.switchroom.core.CoreSettings;
import org.switchroom.core.Validities;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.message.MessageId;
import org.switchroom.message.MessageState;
import org.switchroom.message.Priority;
import org.switchroom.outbox.Envelope;
import org.switchroom.outbox.Progress;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.routing.Hop;
import org.switchroom.routing.WhenInDoubt;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;
import org.switchroom.testkit.ManualClock;
import org.switchroom.testkit.journal.InMemoryJournal;
import org.switchroom.testkit.transport.ScriptedTransport;
import org.switchroom.transport.TransportName;

/** After an outage of a week nothing stale goes out. */
final class WeekTest {
    private final ManualClock clock = ManualClock.create();
    private final InMemoryJournal journal = new InMemoryJournal(Clock.systemUTC());

    private StoredMessage writtenBefore(Duration age) {
        Instant created = clock.instant().minus(age);
        Envelope envelope = new Envelope(
                new MessageId(journal.nextId()),
                Tenant.MAIN,
                Optional.empty(),
                Optional.empty(),
                Sms.WRITTEN,
                new Content.Text("", "Hello"),
                Priority.ROUTINE,
                "sms:" + age,
                List.of(new Hop("sms", new Address("tel", "+436641234567"))),
                WhenInDoubt.DEFAULT,
                List.of(),
                Optional.empty(),
                created,
                created.plus(Validities.until(Duration.ofDays(400))));
        StoredMessage message = new StoredMessage(envelope, Progress.fresh(created));
        journal.write(Entry.of(new Row.NewMessage(message)))
                .toCompletableFuture()
                .join();
        return message;
    }

    @Test
    @Tag("SM-038")
    void after_an_outage_of_days_nothing_stale_goes_out_and_what_is_still_worth_it_does() {
        StoredMessage stale = writtenBefore(Duration.ofDays(1));
        StoredMessage fresh = writtenBefore(Duration.ofHours(1));
        clock.advance(Duration.ofDays(6).plusHours(12));
        ScriptedTransport modem = ScriptedTransport.forScheme("tel");

        try (Core core = new Core(journal, CoreSettings.defaults(), clock)) {
            core.transports().add(new TransportName("modem"), "sms", modem);
            core.start();
            await().until(() -> List.of(stale, fresh).stream()
                    .allMatch(one ->
                            journal.message(one.id()).orElseThrow().state().isFinal()));
        }

        assertThat(journal.message(stale.id()).orElseThrow().state()).isEqualTo(MessageState.EXPIRED);
        assertThat(journal.message(fresh.id()).orElseThrow().state()).isEqualTo(MessageState.ACCEPTED);
        assertThat(modem.calls()).hasSize(1);
    }

    @Test
    @Tag("SM-037")
    @Tag("SM-039")
    @Tag("SM-040")
    void an_sms_of_exactly_a_week_is_sent_and_an_older_one_expires_whatever_validity_it_was_given() {
        StoredMessage week = writtenBefore(Duration.ofDays(7));
        StoredMessage older = writtenBefore(Duration.ofDays(7).plusNanos(1_000));
        ScriptedTransport modem = ScriptedTransport.forScheme("tel");

        try (Core core = new Core(journal, CoreSettings.defaults(), clock)) {
            core.transports().add(new TransportName("modem"), "sms", modem);
            core.start();

            await().until(() -> List.of(week, older).stream()
                    .allMatch(one ->
                            journal.message(one.id()).orElseThrow().state().isFinal()));
        }

        assertThat(journal.message(week.id()).orElseThrow().state()).isEqualTo(MessageState.ACCEPTED);
        assertThat(journal.message(older.id()).orElseThrow().state()).isEqualTo(MessageState.EXPIRED);
        assertThat(modem.calls()).hasSize(1);
    }
}
