package org.switchroom.core.reply;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.switchroom.core.Chronicle;
import org.switchroom.core.JournalWriter;
import org.switchroom.core.Sha256;
import org.switchroom.core.notice.Letters;
import org.switchroom.core.party.PhoneNumbers;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.store.Arrival;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;
import org.switchroom.store.Written;
import org.switchroom.trace.TimelineEntry;
import org.switchroom.transport.InboundMessage;

/** Tells who sent an answer that did nothing; a number once a day, whatever it sends, so that two machines never talk. */
public final class PoliteAnswers {
    private static final String VIA = "reply.answer";

    private final JournalWriter writer;
    private final Chronicle chronicle;
    private final Letters letters;
    private final PhoneNumbers numbers;

    public PoliteAnswers(JournalWriter writer, Chronicle chronicle, Letters letters, PhoneNumbers numbers) {
        this.writer = writer;
        this.chronicle = chronicle;
        this.letters = letters;
        this.numbers = numbers;
    }

    /** By the line that the answer came in by. Completes when it is queued, or need not be; never exceptionally. */
    public CompletionStage<Written> tell(InboundMessage message, String tenant, String why, Instant now) {
        Optional<String> phone = numbers.e164(message.from().value());
        if (phone.isEmpty()) {
            return CompletableFuture.completedFuture(new Written.Stored());
        }
        StoredMessage letter = letters.letter(
                tenant,
                message.via().value(),
                new Address("tel", phone.get()),
                new Content.Text("", why),
                "an SMS came in that could not be used");
        Arrival once = new Arrival(
                tenant,
                VIA,
                Sha256.hex(phone.get()),
                LocalDate.ofInstant(now, ZoneOffset.UTC).toString(),
                Sha256.hex(why),
                letter.id().toString(),
                now);
        return writer.write(new Entry(
                Optional.of(once),
                java.util.List.of(
                        new Row.NewMessage(letter),
                        chronicle.ofMessage(
                                tenant,
                                Optional.empty(),
                                letter.id(),
                                now,
                                Chronicle.SWITCHROOM,
                                TimelineEntry.Kind.DECIDED,
                                "the sender of an SMS that could not be used is told → queued"))));
    }
}
