package org.switchroom.journal.row;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.switchroom.job.JobId;
import org.switchroom.message.MessageId;
import org.switchroom.trace.TimelineEntry;

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

    protected TimelineRow() {}

    public static TimelineRow of(TimelineEntry entry) {
        TimelineRow row = new TimelineRow();
        row.id = entry.id();
        row.tenant = entry.tenant();
        row.job = entry.job().map(JobId::value).orElse(null);
        row.message = entry.message().map(MessageId::value).orElse(null);
        row.happenedAt = Times.kept(entry.at());
        row.actor = entry.actor();
        row.kind = entry.kind().name();
        row.text = entry.text();
        return row;
    }

    public TimelineEntry entry() {
        return new TimelineEntry(
                id,
                tenant,
                Optional.ofNullable(job).map(JobId::new),
                Optional.ofNullable(message).map(MessageId::new),
                happenedAt,
                actor,
                TimelineEntry.Kind.valueOf(kind),
                text);
    }
}
