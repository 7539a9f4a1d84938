package org.switchroom.core;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.switchroom.job.Attention;
import org.switchroom.job.Job;
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

    /** Turns a job red: the job as it is then, and why. */
    public List<Row> red(Job job, String detail, Instant now) {
        Attention attention = Attention.raised(job.attention(), Attention.Cause.COMM_PROBLEM, detail, now);
        return List.of(
                new Row.ChangedJob(job.with(Optional.of(attention), now)),
                ofJob(
                        job.tenant(),
                        job.id(),
                        now,
                        SWITCHROOM,
                        TimelineEntry.Kind.ATTENTION,
                        "needs attention, time " + attention.count() + ": " + detail));
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
