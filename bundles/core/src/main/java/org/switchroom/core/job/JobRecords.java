package org.switchroom.core.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.switchroom.core.Chronicle;
import org.switchroom.job.FieldChange;
import org.switchroom.job.Job;
import org.switchroom.store.Row;
import org.switchroom.trace.TimelineEntry;

/** What is kept whenever a job changes: the job, its log, its story and the audit. */
final class JobRecords {
    private final Chronicle chronicle;

    JobRecords(Chronicle chronicle) {
        this.chronicle = chronicle;
    }

    /** @param who as the story and the audit show it */
    List<Row> saved(
            String who,
            Job after,
            List<FieldChange> changes,
            TimelineEntry.Kind kind,
            String text,
            String action,
            Instant now) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row.ChangedJob(after));
        changes.forEach(change -> rows.add(new Row.Change(change)));
        rows.add(chronicle.ofJob(after.tenant(), after.id(), now, who, kind, text));
        rows.add(audit(who, action, after, now));
        return rows;
    }

    static Row audit(String who, String action, Job job, Instant now) {
        return new Row.Audit(who, action, job.id().toString(), job.number() + " revision " + job.revision(), now);
    }
}
