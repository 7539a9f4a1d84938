package org.switchroom.trace;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.switchroom.job.JobId;
import org.switchroom.message.MessageId;

/**
 * One thing that happened, as people read it.
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
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
    }
}
