package org.switchroom.shell.job;

import java.util.List;
import org.switchroom.job.FieldChange;
import org.switchroom.job.Job;
import org.switchroom.shell.Facts;
import org.switchroom.trace.TimelineEntry;

/** Jobs and what happened to them, as facts under the names of the API. */
public final class JobFacts {
    private JobFacts() {}

    static Facts of(Job job) {
        Facts facts = new Facts().with("id", job.id()).with("state", job.state().name());
        job.fields().forEach((field, value) -> facts.with(field.apiName(), value));
        return facts.with("attention", job.attention().map(attention -> new Facts()
                        .with("cause", attention.cause().name())
                        .with("detail", attention.detail())
                        .with("count", attention.count())
                        .with("since", attention.since())))
                .with("unsentChanges", job.unsentChanges())
                .with("revision", job.revision())
                .with("tenant", job.tenant())
                .with("createdBy", job.createdBy())
                .with("createdAt", job.createdAt())
                .with("changedAt", job.changedAt());
    }

    static Facts of(FieldChange change) {
        return new Facts()
                .with("revision", change.revision())
                .with("at", change.at())
                .with("by", change.by())
                .with("field", change.field())
                .with("before", change.before())
                .with("after", change.after());
    }

    public static List<Facts> of(List<TimelineEntry> timeline) {
        return timeline.stream().map(JobFacts::of).toList();
    }

    private static Facts of(TimelineEntry entry) {
        return new Facts()
                .with("at", entry.at())
                .with("actor", entry.actor())
                .with("kind", entry.kind().name())
                .with("text", entry.text())
                .with("job", entry.job())
                .with("message", entry.message())
                .with("id", entry.id());
    }
}
