package org.switchroom.core;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.switchroom.job.Attention;
import org.switchroom.job.JobId;
import org.switchroom.message.MessageId;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.trace.TimelineEntry;

/** Makes timeline rows, so that every place that tells a story tells it in the same shape. */
public final class Chronicle {
    /** The actor of what nobody asked for. */
    public static final String SWITCHROOM = "switchroom";

    private final Journal journal;

    public Chronicle(Journal journal) {
        this.journal = Objects.requireNonNull(journal);
    }

    public Row ofJob(String tenant, JobId job, Instant at, String actor, TimelineEntry.Kind kind, String text) {
        return row(tenant, Optional.of(job), Optional.empty(), at, actor, kind, text);
    }

    public Row ofMessage(
            String tenant,
            Optional<JobId> job,
            MessageId message,
            Instant at,
            String actor,
            TimelineEntry.Kind kind,
            String text) {
        return row(tenant, job, Optional.of(message), at, actor, kind, text);
    }

    /** Turns a job red, and says why. */
    public List<Row> red(String tenant, JobId job, String detail, Instant now) {
        return List.of(
                new Row.RaiseAttention(job, Attention.Cause.COMM_PROBLEM, detail, now),
                ofJob(tenant, job, now, SWITCHROOM, TimelineEntry.Kind.ATTENTION, "needs attention: " + detail));
    }

    public Row row(
            String tenant,
            Optional<JobId> job,
            Optional<MessageId> message,
            Instant at,
            String actor,
            TimelineEntry.Kind kind,
            String text) {
        return new Row.Timeline(new TimelineEntry(journal.nextId(), tenant, job, message, at, actor, kind, text));
    }
}
