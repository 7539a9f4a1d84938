package org.switchroom.core.arrival;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.switchroom.access.Tenant;
import org.switchroom.core.Chronicle;
import org.switchroom.core.JournalWriter;
import org.switchroom.core.Sha256;
import org.switchroom.message.Content;
import org.switchroom.message.MessageId;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.Progress;
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

/** Takes in what transports bring: messages once, receipts in any order. */
public final class ArrivalDesk implements Arrivals {
    private final Journal journal;
    private final JournalWriter writer;
    private final Chronicle chronicle;
    private final Executor reading;
    private final Clock clock;

    /** @param reading where the journal is read, so that no transport's thread waits for the database */
    public ArrivalDesk(Journal journal, JournalWriter writer, Chronicle chronicle, Executor reading, Clock clock) {
        this.journal = journal;
        this.writer = writer;
        this.chronicle = chronicle;
        this.reading = reading;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Intake> receive(InboundMessage message) {
        Instant now = clock.instant();
        MessageId id = new MessageId(journal.nextId());
        String text = text(message.content());
        Arrival arrival = new Arrival(
                Tenant.MAIN,
                message.via().value(),
                message.from().toString(),
                message.reference().value(),
                Sha256.hex(text),
                id.toString(),
                message.receivedAt());
        Row story = chronicle.ofMessage(
                Tenant.MAIN,
                Optional.empty(),
                id,
                now,
                message.via().value(),
                TimelineEntry.Kind.RECEIVED,
                "from " + message.from() + " to " + message.to() + ": " + text);
        return writer.write(new Entry(Optional.of(arrival), List.of(story))).thenApply(ArrivalDesk::intake);
    }

    private static String text(Content content) {
        return content.fold(
                Content.Text::body,
                alarm -> "alarm " + alarm.account() + " " + alarm.qualifier() + alarm.code() + " " + alarm.partition()
                        + " " + alarm.zoneOrUser(),
                job -> "job " + job.number());
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
        return journal.byReference(receipt.via(), receipt.reference());
    }

    private CompletionStage<Intake> store(Receipt receipt, Optional<StoredMessage> message) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row.NewReceipt(receipt, message.map(StoredMessage::id)));
        message.ifPresent(found -> rows.addAll(news(found, receipt)));
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

    /** What a receipt does to the message it speaks of. */
    public List<Row> news(StoredMessage message, Receipt receipt) {
        List<Row> rows = new ArrayList<>();
        Instant now = clock.instant();
        after(message, receipt, now).ifPresent(progress -> {
            rows.add(new Row.MessageStep(message.id(), message.envelope().lane(), 0, message.state(), progress));
            rows.add(new Row.LaneWake(message.envelope().lane(), now));
            rows.add(chronicle.ofMessage(
                    message.envelope().tenant(),
                    message.envelope().job(),
                    message.id(),
                    receipt.at(),
                    receipt.via().value(),
                    TimelineEntry.Kind.RECEIPT,
                    "receipt: " + receipt.stage().name().toLowerCase(java.util.Locale.ROOT)
                            + receipt.reason()
                                    .map(reason -> ", " + reason.text())
                                    .orElse("")));
        });
        return rows;
    }

    private static Optional<Progress> after(StoredMessage message, Receipt receipt, Instant now) {
        MessageState to =
                switch (receipt.stage()) {
                    case DELIVERED, READ -> MessageState.DELIVERED;
                    case FAILED, EXPIRED -> MessageState.FAILED;
                    case RELAYED -> message.state();
                };
        if (to == message.state() || !message.state().next().contains(to)) {
            return Optional.empty();
        }
        Progress before = message.progress();
        return Optional.of(new Progress(
                to,
                before.hop(),
                before.attempts(),
                now,
                to == MessageState.FAILED ? receipt.reason() : Optional.empty(),
                before.via(),
                before.reference(),
                before.mayHaveArrivedTwice(),
                now));
    }
}
