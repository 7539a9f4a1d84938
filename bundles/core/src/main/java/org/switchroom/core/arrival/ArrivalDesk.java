package org.switchroom.core.arrival;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.switchroom.answer.Sha256;
import org.switchroom.core.Chronicle;
import org.switchroom.core.JournalWriter;
import org.switchroom.core.notice.SenderNoticeDesk;
import org.switchroom.core.notice.TextForwarding;
import org.switchroom.core.reply.Replies;
import org.switchroom.message.Address;
import org.switchroom.message.Answering;
import org.switchroom.message.Content;
import org.switchroom.message.MessageId;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.store.Arrival;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.store.Written;
import org.switchroom.trace.TimelineEntry;
import org.switchroom.transport.Arrivals;
import org.switchroom.transport.InboundMessage;
import org.switchroom.transport.Intake;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.RemoteReference;
import org.switchroom.transport.TransportName;

/** Takes in what transports bring: messages once, receipts in any order. */
public final class ArrivalDesk implements Arrivals {
    private static final int REPLY_TRIES = 5;

    private final Journal journal;
    private final JournalWriter writer;
    private final Chronicle chronicle;
    private final TextForwarding forwarding;
    private final Replies replies;
    private final SenderNoticeDesk senders;
    private final ReceiptNews news;
    private final Executor reading;
    private final Clock clock;

    /** @param reading where the journal is read, so that no transport's thread waits for the database */
    public ArrivalDesk(
            Journal journal,
            JournalWriter writer,
            Chronicle chronicle,
            TextForwarding forwarding,
            Replies replies,
            SenderNoticeDesk senders,
            Executor reading,
            Clock clock) {
        this.journal = journal;
        this.writer = writer;
        this.chronicle = chronicle;
        this.forwarding = forwarding;
        this.replies = replies;
        this.senders = senders;
        this.news = new ReceiptNews(journal, chronicle, clock);
        this.reading = reading;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Intake> receive(InboundMessage message) {
        Optional<Answering> answering =
                message.content() instanceof Content.Text text ? text.answering() : Optional.empty();
        if (answering.isEmpty()) {
            return message.from().isPhone() && message.content() instanceof Content.Text text
                    ? receive(message, text, REPLY_TRIES)
                    : writer.write(entry(message, Optional.empty(), "from " + message.from() + " to " + message.to()))
                            .thenApply(ArrivalDesk::intake);
        }
        String what = (answering.get().automatic() ? "automatic answer" : "reply") + " from " + message.from();
        return CompletableFuture.supplyAsync(
                        () -> journal.byReference(
                                message.via(),
                                new RemoteReference(answering.get().to())),
                        reading)
                .thenCompose(answered -> writer.write(entry(message, answered, what)))
                .thenApply(ArrivalDesk::intake)
                .exceptionally(unreadable -> Intake.TRY_LATER);
    }

    /** What an SMS makes, and what its sender has to be told. */
    private record Answered(Entry entry, String tenant, Optional<Address> phone, Optional<String> polite) {}

    /** An SMS, with all that it does; once more from the beginning when its job changed meanwhile. */
    private CompletionStage<Intake> receive(InboundMessage message, Content.Text text, int tries) {
        return CompletableFuture.supplyAsync(() -> answered(message, text), reading)
                .thenCompose(answered -> writer.write(answered.entry()).thenCompose(written -> {
                    if (written instanceof Written.Conflict && tries > 1) {
                        return receive(message, text, tries - 1);
                    }
                    return written instanceof Written.Stored
                                    && answered.phone().isPresent()
                                    && answered.polite().isPresent()
                            ? senders.tell(
                                            answered.tenant(),
                                            message.via().value(), // the line that it came in by
                                            answered.phone().get(),
                                            new Content.Text(
                                                    "", answered.polite().get()),
                                            SenderNoticeDesk.Occasion.ANSWER)
                                    .thenApply(any -> intake(written)) // it is on disk, whatever its sender is told
                            : CompletableFuture.completedFuture(intake(written));
                }))
                .exceptionally(unreadable -> Intake.TRY_LATER);
    }

    private Answered answered(InboundMessage message, Content.Text text) {
        Replies.Found found = replies.find(message, text, clock.instant());
        String what = found.answered().isPresent()
                ? "reply from " + message.from()
                : "from " + message.from() + " to " + message.to();
        Entry kept = entry(message, found.answered(), what);
        Replies.Effects effects = replies.act(found, clock.instant());
        List<Row> rows = new ArrayList<>(kept.rows());
        rows.addAll(effects.rows());
        return new Answered(
                new Entry(kept.arrival(), rows),
                kept.arrival().orElseThrow().tenant(),
                found.phone(),
                effects.polite());
    }

    /** @param answered the message of ours that it answers: its story, and its job's, goes on with the answer */
    private Entry entry(InboundMessage message, Optional<StoredMessage> answered, String what) {
        Instant now = clock.instant();
        MessageId id = new MessageId(journal.nextId());
        String text = text(message.content());
        String tenant = answered.map(found -> found.envelope().tenant()).orElse(message.tenant());
        Arrival arrival = new Arrival(
                tenant,
                message.via().value(),
                message.from().toString(),
                message.reference().value(),
                Sha256.hex(text),
                id.toString(),
                message.receivedAt());
        Row story = chronicle.ofMessage(
                tenant,
                answered.flatMap(found -> found.envelope().job()),
                answered.map(StoredMessage::id).orElse(id),
                now,
                message.via().value(),
                TimelineEntry.Kind.RECEIVED,
                what + ": " + text);
        List<Row> rows = new ArrayList<>(List.of(story));
        rows.addAll(forwarding.rows(
                message, tenant, answered.flatMap(found -> found.envelope().job())));
        return new Entry(Optional.of(arrival), rows);
    }

    private static String text(Content content) {
        return content.fold(
                text -> text.subject().isBlank() ? text.body() : text.subject() + " / " + text.body(),
                alarm -> "alarm " + alarm.account() + " " + alarm.qualifier() + alarm.code() + " " + alarm.partition()
                        + " " + alarm.zoneOrUser(),
                job -> "job " + job.number(),
                Content.Binary::words);
    }

    private static Intake intake(Written result) {
        if (result instanceof Written.Stored) {
            return Intake.STORED;
        }
        return result instanceof Written.Repeated ? Intake.DUPLICATE : Intake.TRY_LATER;
    }

    @Override
    public CompletionStage<Intake> report(Receipt receipt) {
        return CompletableFuture.supplyAsync(() -> byReference(receipt), reading)
                .thenCompose(message -> store(receipt, message))
                .exceptionally(unreadable -> Intake.TRY_LATER);
    }

    private Optional<StoredMessage> byReference(Receipt receipt) {
        return journal.byReference(receipt.via(), receipt.reference())
                .or(() ->
                        receipt.message().flatMap(journal::message).filter(quoted -> isUnheard(quoted, receipt.via())));
    }

    /** Handed over, perhaps, without an answer: the other side may have taken it under a reference nobody heard. */
    private static boolean isUnheard(StoredMessage message, TransportName via) {
        boolean open = message.state() == MessageState.SENDING || message.state() == MessageState.DOUBTFUL;
        return open && message.progress().via().equals(Optional.of(via));
    }

    private CompletionStage<Intake> store(Receipt receipt, Optional<StoredMessage> message) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row.NewReceipt(receipt, message.map(StoredMessage::id)));
        message.ifPresent(found -> rows.addAll(news.of(found, receipt)));
        return writer.write(Entry.of(rows))
                .thenComposeAsync(
                        result -> {
                            if (result instanceof Written.Conflict) {
                                // The message moved on between reading and writing; what the receipt means is asked
                                // again.
                                return report(receipt);
                            }
                            if (message.isEmpty()
                                    && result instanceof Written.Stored
                                    && byReference(receipt).isPresent()) {
                                // Its acceptance was stored while the receipt was: neither saw the other.
                                return report(receipt);
                            }
                            return CompletableFuture.completedFuture(intake(result));
                        },
                        reading);
    }
}
