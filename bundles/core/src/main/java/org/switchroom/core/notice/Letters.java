package org.switchroom.core.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.message.MessageId;
import org.switchroom.message.Priority;
import org.switchroom.outbox.Envelope;
import org.switchroom.outbox.Progress;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.routing.Hop;
import org.switchroom.routing.WhenInDoubt;
import org.switchroom.store.Journal;

/** Makes messages of the outbox that belong to no job. */
public final class Letters {
    /** The part that says: nobody is told when this one fails. */
    public static final String NOTICE = "notice";

    /** After a day nobody wants to hear of it; the page of red jobs says what is still wrong. */
    private static final Duration VALIDITY = Duration.ofDays(1);

    private final Journal journal;
    private final Clock clock;

    public Letters(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    public StoredMessage letter(String tenant, String channel, Address to, Content.Text words, String why) {
        Instant now = clock.instant();
        Envelope envelope = new Envelope(
                new MessageId(journal.nextId()),
                tenant,
                Optional.empty(),
                Optional.empty(),
                NOTICE,
                words,
                Priority.ROUTINE,
                NOTICE + ":" + to,
                List.of(new Hop(channel, to)),
                // A notice that comes twice does no harm, one that is lost may.
                new WhenInDoubt(WhenInDoubt.Choice.REPEAT, Duration.ofMinutes(5)),
                List.of(why),
                Optional.empty(),
                now,
                now.plus(VALIDITY));
        return new StoredMessage(envelope, Progress.fresh(now));
    }

    static boolean isNotice(StoredMessage message) {
        return message.envelope().role().equals(NOTICE);
    }
}
