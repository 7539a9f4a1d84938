package org.switchroom.core.arrival;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.switchroom.core.Chronicle;
import org.switchroom.message.Address;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.Progress;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.outbox.Walk;
import org.switchroom.routing.Hop;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.trace.TimelineEntry;
import org.switchroom.transport.Reason;
import org.switchroom.transport.Receipt;

/**
 * What a receipt does to the message it speaks of. Blocks on the journal.
 *
 * <p>A failure that comes late, such as a bounce hours after the server had taken the mail, sends the message on over
 * its next way; without one it is faulty and its job turns red, in the same entry.
 */
final class ReceiptNews {
    private static final Reason NO_REASON = new Reason("receipt.failed", "the other side gave no reason");

    private final Journal journal;
    private final Chronicle chronicle;
    private final Clock clock;

    ReceiptNews(Journal journal, Chronicle chronicle, Clock clock) {
        this.journal = journal;
        this.chronicle = chronicle;
        this.clock = clock;
    }

    List<Row> of(StoredMessage message, Receipt receipt) {
        return switch (receipt.stage()) {
            case DELIVERED, READ -> arrived(message, receipt);
            case FAILED, EXPIRED -> failed(message, receipt);
            case RELAYED -> mentioned(message, receipt, "");
        };
    }

    private List<Row> arrived(StoredMessage message, Receipt receipt) {
        return message.state().next().contains(MessageState.DELIVERED)
                ? step(
                        message,
                        receipt,
                        MessageState.DELIVERED,
                        message.progress().hop(),
                        Optional.empty(),
                        "")
                : List.of();
    }

    private List<Row> failed(StoredMessage message, Receipt receipt) {
        Optional<Reason> reason = Optional.of(receipt.reason().orElse(NO_REASON));
        boolean ofTheWayItIsOn = message.progress().via().equals(Optional.of(receipt.via()))
                && message.progress().reference().equals(Optional.of(receipt.reference()));
        boolean inDoubt = message.state() == MessageState.DOUBTFUL;
        if (!inDoubt && (message.state() != MessageState.ACCEPTED || !ofTheWayItIsOn)) {
            return mentioned(message, receipt, "; it is " + message.state().words() + " by now, which stays");
        }
        Optional<Integer> next =
                clock.instant().isBefore(message.envelope().expiresAt()) ? nextAddress(message) : Optional.empty();
        if (next.isPresent()) {
            String way = message.envelope().plan().get(next.get()).channel();
            return step(message, receipt, MessageState.WAITING, next.get(), reason, "; next way is " + way);
        }
        List<Row> rows = new ArrayList<>(
                step(message, receipt, MessageState.FAILED, message.progress().hop(), reason, "; no way is left"));
        message.envelope()
                .job()
                .ifPresent(job -> rows.addAll(chronicle.red(
                        message.envelope().tenant(),
                        job,
                        message.envelope().role() + " was not told: "
                                + reason.get().text(),
                        clock.instant())));
        return rows;
    }

    /** What can not be delivered to an address can not be delivered to it by another transport either. */
    private static Optional<Integer> nextAddress(StoredMessage message) {
        List<Hop> plan = message.envelope().plan();
        for (int hop = message.progress().hop() + 1; hop < plan.size(); hop++) {
            Address to = plan.get(hop).to();
            if (!to.equals(message.hop().to())
                    && !message.progress().walk().refused().contains(to.scheme())) {
                return Optional.of(hop);
            }
        }
        return Optional.empty();
    }

    /** Told once in the story, and changes nothing. */
    private List<Row> mentioned(StoredMessage message, Receipt receipt, String remark) {
        boolean repeated = journal.receipts(message.id()).stream()
                .anyMatch(earlier -> earlier.stage() == receipt.stage()
                        && earlier.reference().equals(receipt.reference()));
        return repeated || receipt.reason().isEmpty() ? List.of() : List.of(story(message, receipt, remark));
    }

    private List<Row> step(
            StoredMessage message, Receipt receipt, MessageState to, int hop, Optional<Reason> reason, String remark) {
        Instant now = clock.instant();
        Progress before = message.progress();
        Walk ended = before.walk().ended();
        Walk walk = to == MessageState.WAITING
                ? ended.onNextWay(message.hop().channel()
                        + reason.map(why -> ": " + why.text()).orElse(""))
                : ended;
        Progress after = new Progress(
                to,
                hop,
                before.attempts(),
                now,
                reason,
                before.via(),
                before.reference(),
                before.mayHaveArrivedTwice(),
                walk,
                now);
        String lane = message.envelope().lane();
        return List.of(
                new Row.MessageStep(message.id(), lane, 0, message.state(), after),
                new Row.LaneWake(lane, now),
                story(message, receipt, remark));
    }

    private Row story(StoredMessage message, Receipt receipt, String remark) {
        return chronicle.ofMessage(
                message.envelope().tenant(),
                message.envelope().job(),
                message.id(),
                receipt.at(),
                receipt.via().value(),
                TimelineEntry.Kind.RECEIPT,
                "receipt: " + receipt.stage().name().toLowerCase(Locale.ROOT)
                        + receipt.reason().map(reason -> ", " + reason.text()).orElse("") + remark);
    }
}
