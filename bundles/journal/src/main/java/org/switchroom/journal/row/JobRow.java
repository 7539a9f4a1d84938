package org.switchroom.journal.row;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.switchroom.job.Attention;
import org.switchroom.job.Job;
import org.switchroom.job.JobField;
import org.switchroom.job.JobId;
import org.switchroom.job.JobState;
import org.switchroom.message.IdText;

@Entity
@Table(name = "job")
public class JobRow {
    @Id
    long id;

    String tenant;
    String state;
    String kind;
    String number;
    Long customer;
    Long location;
    String siteCode;
    Long alarmCompany;
    Long provider;
    Long inspector;
    Long occupant;
    String serviceCode;
    Long billTo;
    String alarmStatus;
    String priority;
    String notes;
    String dueAt;
    String onSiteAt;
    String clearedAt;
    String attentionCause;
    String attentionDetail;
    Integer attentionCount;
    Instant attentionSince;
    int unsentChanges;
    int revision;
    String createdBy;
    Instant createdAt;
    Instant changedAt;

    protected JobRow() {}

    public static JobRow of(Job job) {
        JobRow row = new JobRow();
        row.id = job.id().value();
        row.tenant = job.tenant();
        row.state = job.state().name();
        job.fields().forEach(row::put);
        job.attention().ifPresent(attention -> {
            row.attentionCause = attention.cause().name();
            row.attentionDetail = attention.detail();
            row.attentionCount = attention.count();
            row.attentionSince = Times.kept(attention.since());
        });
        row.unsentChanges = job.unsentChanges();
        row.revision = job.revision();
        row.createdBy = job.createdBy();
        row.createdAt = Times.kept(job.createdAt());
        row.changedAt = Times.kept(job.changedAt());
        return row;
    }

    public Job job() {
        Map<JobField, String> fields = new EnumMap<>(JobField.class);
        for (JobField field : JobField.values()) {
            String value = get(field);
            if (value != null) {
                fields.put(field, value);
            }
        }
        Optional<Attention> attention = Optional.ofNullable(attentionCause)
                .map(cause ->
                        new Attention(Attention.Cause.valueOf(cause), attentionDetail, attentionCount, attentionSince));
        return new Job(
                new JobId(id),
                tenant,
                JobState.valueOf(state),
                fields,
                attention,
                unsentChanges,
                revision,
                createdBy,
                createdAt,
                changedAt);
    }

    private void put(JobField field, String value) {
        switch (field) {
            case KIND -> kind = value;
            case NUMBER -> number = value;
            case CUSTOMER -> customer = party(field, value);
            case LOCATION -> location = party(field, value);
            case SITE_CODE -> siteCode = value;
            case ALARM_COMPANY -> alarmCompany = party(field, value);
            case PROVIDER -> provider = party(field, value);
            case INSPECTOR -> inspector = party(field, value);
            case OCCUPANT -> occupant = party(field, value);
            case SERVICE_CODE -> serviceCode = value;
            case BILL_TO -> billTo = party(field, value);
            case ALARM_STATUS -> alarmStatus = value;
            case PRIORITY -> priority = value;
            case NOTES -> notes = value;
            case DUE_AT -> dueAt = value;
            case ON_SITE_AT -> onSiteAt = value;
            case CLEARED_AT -> clearedAt = value;
        }
    }

    private String get(JobField field) {
        return switch (field) {
            case KIND -> kind;
            case NUMBER -> number;
            case CUSTOMER -> written(customer);
            case LOCATION -> written(location);
            case SITE_CODE -> siteCode;
            case ALARM_COMPANY -> written(alarmCompany);
            case PROVIDER -> written(provider);
            case INSPECTOR -> written(inspector);
            case OCCUPANT -> written(occupant);
            case SERVICE_CODE -> serviceCode;
            case BILL_TO -> written(billTo);
            case ALARM_STATUS -> alarmStatus;
            case PRIORITY -> priority;
            case NOTES -> notes;
            case DUE_AT -> dueAt;
            case ON_SITE_AT -> onSiteAt;
            case CLEARED_AT -> clearedAt;
        };
    }

    private static Long party(JobField field, String value) {
        return IdText.read(value)
                .orElseThrow(() ->
                        new IllegalArgumentException(field.apiName() + " of a job is a party's id, found " + value));
    }

    private static String written(Long id) {
        return id == null ? null : IdText.write(id);
    }
}
