package org.switchroom.journal.row;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.switchroom.job.FieldChange;
import org.switchroom.job.JobId;

@Entity
@Table(name = "job_change")
public class JobChangeRow {
    @Id
    long id;

    long job;
    int revision;
    String field;
    String valueBefore;
    String valueAfter;
    String changedBy;
    Instant changedAt;

    protected JobChangeRow() {}

    public static JobChangeRow of(long id, FieldChange change) {
        JobChangeRow row = new JobChangeRow();
        row.id = id;
        row.job = change.job().value();
        row.revision = change.revision();
        row.field = change.field();
        row.valueBefore = change.before().orElse(null);
        row.valueAfter = change.after().orElse(null);
        row.changedBy = change.by();
        row.changedAt = Times.kept(change.at());
        return row;
    }

    public FieldChange change() {
        return new FieldChange(
                new JobId(job),
                revision,
                field,
                Optional.ofNullable(valueBefore),
                Optional.ofNullable(valueAfter),
                changedBy,
                changedAt);
    }
}
