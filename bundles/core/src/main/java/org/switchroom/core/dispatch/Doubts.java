package org.switchroom.core.dispatch;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.switchroom.core.Chronicle;
import org.switchroom.core.dispatch.Settling.Settled;
import org.switchroom.core.routing.Words;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.outbox.Walk;
import org.switchroom.routing.WhenInDoubt;
import org.switchroom.trace.TimelineEntry;
import org.switchroom.transport.Reason;
import org.switchroom.transport.TransportName;

/** What becomes of a message of which nobody knows whether it arrived. Pure. */
final class Doubts {
    private final Telling telling;

    Doubts(Telling telling) {
        this.telling = telling;
    }

    /** @param attempt how the line in the story begins */
    Settled begin(StoredMessage message, TransportName via, Reason reason, String attempt, Instant now) {
        WhenInDoubt rule = message.envelope().whenInDoubt();
        return new Settled(
                Steps.over(
                        MessageState.DOUBTFUL, message, message.progress().hop(), now.plus(rule.after()), reason, now),
                telling.story(
                        message,
                        via,
                        TimelineEntry.Kind.DOUBT,
                        attempt + "uncertain, " + reason.text() + "; a receipt is waited for "
                                + Words.of(rule.after())),
                Optional.empty());
    }

    /** The node that was sending died: what it handed over may have arrived. */
    Settled orphaned(StoredMessage message) {
        Reason reason = new Reason("node-died", "the node that was sending it stopped before the answer came");
        return begin(message, message.progress().via().orElse(new TransportName("unknown")), reason, "", telling.now());
    }

    /** No receipt came in time; the rule's choice. Empty when it stays in doubt. */
    Optional<Settled> isOver(StoredMessage message) {
        Instant now = telling.now();
        Reason reason = new Reason("repeated-in-doubt", "no receipt came; it may arrive twice");
        int hop = message.progress().hop();
        Walk walk = message.progress().walk().ended();
        OptionalInt next =
                switch (message.envelope().whenInDoubt().choice()) {
                    case REPEAT -> OptionalInt.of(hop);
                    case NEXT_CHANNEL -> message.nextHop();
                    case ASK -> OptionalInt.empty();
                };
        return next.stream()
                .boxed()
                .findFirst()
                .map(to -> new Settled(
                        Steps.repeated(
                                message,
                                to,
                                to == hop ? walk : walk.onNextWay(Settling.left(message, reason)),
                                reason,
                                now),
                        telling.story(
                                message,
                                Chronicle.SWITCHROOM,
                                TimelineEntry.Kind.RESUMED,
                                reason.text() + "; now over " + Settling.channel(message, to)),
                        Optional.empty()));
    }

    /** Stays in doubt until its validity ends; people should look. */
    Settled remain(StoredMessage message) {
        Instant now = telling.now();
        Reason reason = message.progress().reason().orElse(new Reason("doubt", "no answer"));
        return new Settled(
                Steps.over(
                        MessageState.DOUBTFUL,
                        message,
                        message.progress().hop(),
                        message.envelope().expiresAt(),
                        reason,
                        now),
                telling.story(
                        message,
                        Chronicle.SWITCHROOM,
                        TimelineEntry.Kind.DOUBT,
                        "stays in doubt: no receipt came and there is" + " no further way; a person may send it again"),
                Optional.of(message.envelope().role() + " may not have been told: " + reason.text()));
    }
}
