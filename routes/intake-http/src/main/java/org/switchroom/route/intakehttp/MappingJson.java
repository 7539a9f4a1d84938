package org.switchroom.route.intakehttp;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import org.switchroom.answer.Problem;
import org.switchroom.job.JobField;
import org.switchroom.mapping.Content;
import org.switchroom.mapping.Mapping;
import org.switchroom.mapping.Mappings;

/** Mappings, and what became of samples, as the API writes them. */
final class MappingJson {
    static final Shape SHAPE = Shape.object()
            .needs("name", Shape.text("By which intakes name it"))
            .needs("tenant", Shape.text("Whose it is"))
            .needs("version", Shape.count("From 1"))
            .needs("text", Shape.text("What it says, see docs/mappings.md"))
            .needs("actor", Shape.text("Who wrote it"))
            .needs("comment", Shape.text("Why, for the history"))
            .needs("at", Shape.time("When"))
            .named("Mapping");

    static final Shape LIST = Shape.object()
            .needs("items", Shape.list(SHAPE, "In the order that the address describes"))
            .named("Mappings");

    static final Shape WANTED = Shape.object()
            .needs("text", Shape.text("What it says, see docs/mappings.md"))
            .may("comment", Shape.text("Why, for the history"))
            .nothingElse()
            .named("MappingWanted");

    static final Shape ROLLBACK = Shape.object()
            .needs("version", Shape.count("Number of the old version"))
            .nothingElse()
            .named("MappingRollback");

    static final Shape SAMPLE = Shape.object()
            .needs("sample", Shape.text("Some records, as the partner sends them"))
            .may("format", Shape.oneOf(Content.Format.values(), "CSV when missing"))
            .may("text", Shape.text("Tried instead of the stored mapping"))
            .nothingElse()
            .named("MappingSample");

    static final Shape TRIALS = Shape.object()
            .needs(
                    "items",
                    Shape.list(
                            Shape.object()
                                    .needs("record", Shape.count("From 1"))
                                    .needs("line", Shape.count("Where it begins, from 1"))
                                    .may("job", Shape.map(Shape.text("A value"), "Fields of the job that would be"))
                                    .may(
                                            "problem",
                                            Shape.object()
                                                    .may("field", Shape.text("Of the job or the record"))
                                                    .needs("cause", Shape.text("What was found"))
                                                    .needs("nextStep", Shape.text("What to try"))
                                                    .inPlace())
                                    .inPlace(),
                            "One for each record"))
            .named("MappingTrials");

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
