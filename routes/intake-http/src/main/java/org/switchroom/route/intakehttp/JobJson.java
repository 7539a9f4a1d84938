package org.switchroom.route.intakehttp;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import org.switchroom.job.FieldChange;
import org.switchroom.job.Job;
import org.switchroom.job.JobField;

/** Jobs and their changes as the API writes them. */
final class JobJson {
    private JobJson() {}

    static void write(JsonGenerator json, Job job) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", job.id().toString());
        json.writeStringField("tenant", job.tenant());
        json.writeStringField("state", job.state().name());
        for (Map.Entry<JobField, String> field : job.fields().entrySet()) {
            json.writeStringField(field.getKey().apiName(), field.getValue());
        }
        if (job.attention().isPresent()) {
            var attention = job.attention().get();
            json.writeObjectFieldStart("attention");
            json.writeStringField("cause", attention.cause().name());
            json.writeStringField("detail", attention.detail());
            json.writeNumberField("count", attention.count());
            JsonText.time(json, "since", attention.since());
            json.writeEndObject();
        }
        json.writeNumberField("unsentChanges", job.unsentChanges());
        json.writeNumberField("revision", job.revision());
        json.writeStringField("createdBy", job.createdBy());
        JsonText.time(json, "createdAt", job.createdAt());
        JsonText.time(json, "changedAt", job.changedAt());
        json.writeEndObject();
    }

    static void write(JsonGenerator json, FieldChange change) throws IOException {
        json.writeStartObject();
        json.writeNumberField("revision", change.revision());
        json.writeStringField("field", change.field());
        JsonText.text(json, "before", change.before());
        JsonText.text(json, "after", change.after());
        json.writeStringField("by", change.by());
        JsonText.time(json, "at", change.at());
        json.writeEndObject();
    }
}
