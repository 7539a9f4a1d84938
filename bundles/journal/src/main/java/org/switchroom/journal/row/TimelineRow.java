package org.switchroom.journal.row;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.switchroom.job.JobId;
import org.switchroom.message.MessageId;
import org.switchroom.trace.TimelineEntry;

/**
 * What one entry tells of one job, or of one message without a job: its last line, with the lines before it in one column.
 * A new job tells half a dozen lines; as rows they would be most of what taking it in costs (docs/adr/0038).
 */
@Entity
@Table(name = "timeline")
public class TimelineRow {
    @Id
    long id;

    String tenant;
    Long job;
    Long message;
    Instant happenedAt;
    String actor;
    String kind;
    String text;
    /** JSON; null when there is but one line. */
    String earlier;

    protected TimelineRow() {}

    /** @param told of the same job, or of the same message and no job; oldest first, at least one */
    public static TimelineRow of(List<TimelineEntry> told) {
        TimelineEntry last = told.get(told.size() - 1);
        TimelineRow row = new TimelineRow();
        row.id = last.id();
        row.tenant = last.tenant();
        row.job = last.job().map(JobId::value).orElse(null);
        row.message = last.message().map(MessageId::value).orElse(null);
        row.happenedAt = Times.kept(last.at());
        row.actor = last.actor();
        row.kind = last.kind().name();
        row.text = last.text();
        row.earlier = told.size() == 1 ? null : Json.told(told.subList(0, told.size() - 1));
        return row;
    }

    /** Oldest first. */
    public List<TimelineEntry> told() {
        Optional<JobId> of = Optional.ofNullable(job).map(JobId::new);
        List<TimelineEntry> told = new ArrayList<>(earlier == null ? List.of() : Json.told(earlier, tenant, of));
        told.add(new TimelineEntry(
                id,
                tenant,
                of,
                Optional.ofNullable(message).map(MessageId::new),
                happenedAt,
                actor,
                TimelineEntry.Kind.valueOf(kind),
                text));
        return told;
    }
}
