package org.switchroom.core.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.EventClass;
import org.switchroom.message.Content;
import org.switchroom.message.MessageId;
import org.switchroom.message.Priority;
import org.switchroom.outbox.Envelope;
import org.switchroom.outbox.Progress;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.routing.Hop;
import org.switchroom.routing.WhenInDoubt;

/** How messages of the relay go into the outbox, whoever they are for: they belong to no job and to no party. */
final class AlarmMessage {
    /** A day later somebody has been there, or nobody will. */
    private static final Duration VALIDITY = Duration.ofDays(1);
    /** A lost alarm is the worst, one that comes twice a nuisance. */
    private static final WhenInDoubt REPEAT = new WhenInDoubt(WhenInDoubt.Choice.REPEAT, Duration.ofSeconds(10));

    private AlarmMessage() {}

    /**
     * @param account whose event it tells of
     * @param eventClass of the event
     * @param plan the ways in order, at least one
     */
    static StoredMessage of(
            MessageId id,
            AlarmAccount account,
            String role,
            Content content,
            EventClass eventClass,
            String lane,
            List<Hop> plan,
            List<String> why,
            Instant now) {
        Envelope envelope = new Envelope(
                id,
                account.tenant(),
                Optional.empty(),
                Optional.empty(),
                role,
                content,
                priority(eventClass),
                lane,
                plan,
                REPEAT,
                why,
                Optional.empty(),
                now,
                now.plus(VALIDITY));
        return new StoredMessage(envelope, Progress.fresh(now));
    }

    static Priority priority(EventClass eventClass) {
        if (eventClass.lifeSafety()) {
            return Priority.DISTRESS;
        }
        return switch (eventClass) {
            case TAMPER, BURGLARY, TECHNICAL, SUPERVISORY, TROUBLE, OTHER -> Priority.URGENT;
            default -> Priority.ROUTINE;
        };
    }
}
