package org.switchroom.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.switchroom.job.Attention;
import org.switchroom.job.Job;
import org.switchroom.message.Content;
import org.switchroom.message.MessageId;
import org.switchroom.message.MessageState;
import org.switchroom.message.Texts;
import org.switchroom.outbox.Envelope;
import org.switchroom.outbox.Progress;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.outbox.Walk;
import org.switchroom.store.Arrival;
import org.switchroom.store.Row;
import org.switchroom.store.Written;
import org.switchroom.transport.DeliveryId;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Reason;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.RemoteReference;
import org.switchroom.transport.TransportName;

/** What a modem, a mail server or a partner says may have anything in it; it is stored all the same, and readable. */
public interface HostileTextsContract extends JournalFixture {
    /** What PostgreSQL refuses: NUL, and halves of surrogate pairs; and what no screen should be sent. */
    String HOSTILE = "550 no\u0000 such\u001b[2J \ud83d user\u0085 \udeee";

    @Test
    default void the_words_of_a_transport_are_stored_whatever_is_in_them() {
        Samples samples = samples();
        Job job = samples.job();
        StoredMessage message = samples.message(samples.word(), now(), Optional.of(job.id()));
        TransportName via = new TransportName("mail");
        Reason reason = new Reason("smtp.550", HOSTILE);
        RemoteReference reference = new RemoteReference(samples.word() + HOSTILE);
        DeliveryId delivery = new DeliveryId(journal().nextId());
        Progress to = new Progress(
                MessageState.ACCEPTED,
                0,
                1,
                now(),
                Optional.of(reason),
                Optional.of(via),
                Optional.of(reference),
                false,
                Walk.NEW,
                now());

        store(new Row.NewJob(job), new Row.NewMessage(message));
        store(
                new Row.AttemptStart(delivery, message.id(), 1, via, now(), now().plusSeconds(60)),
                new Row.AttemptEnd(delivery, new Handover.Unavailable(reason, Duration.ofSeconds(1)), now()),
                new Row.MessageStep(message.id(), message.envelope().lane(), 0, MessageState.WAITING, to),
                new Row.RaiseAttention(job.id(), Attention.Cause.COMM_PROBLEM, HOSTILE, now()),
                new Row.NewReceipt(
                        new Receipt(via, reference, Receipt.Stage.FAILED, now(), Optional.of(reason)),
                        Optional.of(message.id())),
                new Row.Timeline(samples.timeline(Optional.of(job.id()), Optional.empty(), HOSTILE)),
                new Row.Audit(HOSTILE, "refused", HOSTILE, HOSTILE, now()));

        assertThat(journal().message(message.id())).contains(message.with(to));
        assertThat(journal()
                        .job(job.id())
                        .orElseThrow()
                        .attention()
                        .orElseThrow()
                        .detail())
                .isEqualTo("550 no\uFFFD such\uFFFD[2J \uFFFD user\u0085 \uFFFD");
        assertThat(journal().timeline(job.id()))
                .extracting(entry -> entry.text())
                .containsExactly(Texts.keepable(HOSTILE));
        assertThat(journal().verifyAudit().broken()).isEmpty();
    }

    @Test
    default void a_text_and_its_reference_are_taken_once_whatever_is_in_them() {
        Samples samples = samples();
        Arrival sample = samples.arrival("panel", samples.word() + HOSTILE);
        Envelope like = samples.message(samples.word()).envelope();
        StoredMessage message = new StoredMessage(
                new Envelope(
                        new MessageId(journal().nextId()),
                        like.tenant(),
                        like.job(),
                        like.party(),
                        like.role(),
                        new Content.Text(HOSTILE, HOSTILE),
                        like.priority(),
                        like.lane(),
                        like.plan(),
                        like.whenInDoubt(),
                        List.of(Texts.keepable(HOSTILE)),
                        like.resendOf(),
                        like.createdAt(),
                        like.expiresAt()),
                Progress.fresh(now()));

        assertThat(write(sample, new Row.NewMessage(message))).isEqualTo(new Written.Stored());
        assertThat(write(sample, new Row.NewMessage(message))).isEqualTo(new Written.Repeated(sample));
        assertThat(journal().message(message.id())).contains(message);
    }
}
