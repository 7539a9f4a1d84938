package org.switchroom.route.intakehttp;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import org.switchroom.answer.Problem;
import org.switchroom.job.JobField;
import org.switchroom.mapping.Mapping;
import org.switchroom.mapping.Mappings;

/** Mappings, and what became of samples, as the API writes them. */
final class MappingJson {
    private MappingJson() {}

    static void write(JsonGenerator json, Mapping mapping) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", mapping.name());
        json.writeStringField("tenant", mapping.tenant());
        json.writeNumberField("version", mapping.version());
        json.writeStringField("text", mapping.text());
        json.writeStringField("actor", mapping.actor());
        json.writeStringField("comment", mapping.comment());
        JsonText.time(json, "at", mapping.at());
        json.writeEndObject();
    }

    static void write(JsonGenerator json, Mappings.Trial trial) throws IOException {
        json.writeStartObject();
        json.writeNumberField("record", trial.record().record());
        json.writeNumberField("line", trial.record().line());
        Map<JobField, String> fields = trial.job().fold(found -> found, problem -> Map.of());
        Problem problem = trial.job().fold(found -> null, refused -> refused);
        if (problem == null) {
            json.writeObjectFieldStart("job");
            for (Map.Entry<JobField, String> field : fields.entrySet()) {
                json.writeStringField(field.getKey().apiName(), field.getValue());
            }
            json.writeEndObject();
        } else {
            json.writeObjectFieldStart("problem");
            JsonText.text(json, "field", problem.field());
            json.writeStringField("cause", problem.cause());
            json.writeStringField("nextStep", problem.nextStep());
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
