package org.switchroom.core.notice;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.switchroom.core.Chronicle;
import org.switchroom.job.JobId;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.trace.TimelineEntry;
import org.switchroom.transport.InboundMessage;

/** Sends on what comes in by SMS to the people who are to read it. */
public final class TextForwarding {
    private final NoticeSettings settings;
    private final Letters letters;
    private final Chronicle chronicle;
    private final Clock clock;

    public TextForwarding(NoticeSettings settings, Journal journal, Chronicle chronicle, Clock clock) {
        this.settings = settings;
        this.letters = new Letters(journal, clock);
        this.chronicle = chronicle;
        this.clock = clock;
    }

    /**
     * What is stored together with the arrival, so that a text that is acknowledged is also sent on. Empty when it is no
     * SMS, or nobody wants it.
     *
     * @param job of the message that it answers
     */
    public List<Row> rows(InboundMessage message, String tenant, Optional<JobId> job) {
        Optional<Address> to = settings.texts().of(tenant);
        if (to.isEmpty() || !message.from().isPhone() || !(message.content() instanceof Content.Text text)) {
            return List.of();
        }
        Content.Text words = new Content.Text(
                "SMS from " + message.from().value(),
                text.body() + "\n\nCame in over " + message.via().value() + ", " + message.receivedAt() + "."
                        + job.map(answered -> " It answers what was sent about job " + answered + ".")
                                .orElse(""));
        StoredMessage letter = letters.letter(tenant, settings.channel(), to.get(), words, "an SMS that came in");
        return List.of(
                new Row.NewMessage(letter),
                chronicle.ofMessage(
                        tenant,
                        job,
                        letter.id(),
                        clock.instant(),
                        Chronicle.SWITCHROOM,
                        TimelineEntry.Kind.DECIDED,
                        "the SMS is sent on to " + to.get().masked() + " → queued"));
    }
}
