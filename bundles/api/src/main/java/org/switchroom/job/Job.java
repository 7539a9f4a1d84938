package org.switchroom.job;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.switchroom.message.IdText;
import org.switchroom.message.Priority;
import org.switchroom.party.PartyId;

/**
 * A job as it stands.
 *
 * @param fields in their written form; a field that is not set is not there. KIND, NUMBER and PRIORITY always are
 * @param unsentChanges edits since it was complete that nobody has been told of
 * @param revision counts from 1; what a change must quote
 * @param createdBy the caller that brought it
 */
public record Job(
        JobId id,
        String tenant,
        JobState state,
        Map<JobField, String> fields,
        Optional<Attention> attention,
        int unsentChanges,
        int revision,
        String createdBy,
        Instant createdAt,
        Instant changedAt) {
    public Job {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(attention, "attention");
        Objects.requireNonNull(createdBy, "createdBy");
        EnumMap<JobField, String> copy = new EnumMap<>(JobField.class);
        copy.putAll(fields);
        for (JobField needed : new JobField[] {JobField.KIND, JobField.NUMBER, JobField.PRIORITY}) {
            if (!copy.containsKey(needed)) {
                throw new IllegalArgumentException("a job has a " + needed.apiName());
            }
        }
        fields = Collections.unmodifiableMap(copy);
    }

    /** The next revision, with the red set or taken away. */
    public Job with(Optional<Attention> next, Instant now) {
        return new Job(id, tenant, state, fields, next, unsentChanges, revision + 1, createdBy, createdAt, now);
    }

    public Optional<String> field(JobField field) {
        return Optional.ofNullable(fields.get(field));
    }

    public JobKind kind() {
        return JobKind.valueOf(fields.get(JobField.KIND));
    }

    public String number() {
        return fields.get(JobField.NUMBER);
    }

    public Priority priority() {
        return Priority.valueOf(fields.get(JobField.PRIORITY));
    }

    /** The party in a role; only for fields of type PARTY. */
    public Optional<PartyId> party(JobField role) {
        var id = IdText.read(fields.get(role));
        return id.isPresent() ? Optional.of(new PartyId(id.getAsLong())) : Optional.empty();
    }
}
