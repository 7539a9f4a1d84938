package org.switchroom.trace;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.switchroom.job.JobId;
import org.switchroom.message.MessageId;
import org.switchroom.message.Texts;

/**
 * One thing that happened, as people read it. What can not be kept in its words is replaced ({@link Texts}).
 *
 * @param id grows with time; the cursor of the live feed
 * @param actor who did it: a caller, a transport, or {@code switchroom}
 * @param text one line, or several for an explanation
 */
public record TimelineEntry(
        long id,
        String tenant,
        Optional<JobId> job,
        Optional<MessageId> message,
        Instant at,
        String actor,
        Kind kind,
        String text) {
    /** What sort of thing happened; stable words for the API. */
    public enum Kind {
        RECEIVED,
        CREATED,
        CHANGED,
        STATE,
        ATTENTION,
        DECIDED,
        QUEUED,
        SENDING,
        ACCEPTED,
        REFUSED,
        RETRY,
        DOUBT,
        RECEIPT,
        HELD,
        RESUMED,
        EXPIRED,
        CANCELLED,
        RESENT
    }

    public TimelineEntry {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(job, "job");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(at, "at");
        actor = Texts.keepable(actor);
        Objects.requireNonNull(kind, "kind");
        text = Texts.keepable(text);
    }
}
