package org.switchroom.route.intakehttp;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.switchroom.routing.Decision;
import org.switchroom.routing.Explanation;
import org.switchroom.routing.Leg;
import org.switchroom.routing.Rules;

/** Rules, their versions and explanations as the API writes them. */
final class RuleJson {
    private RuleJson() {}

    static void write(JsonGenerator json, Rules.InForce now) throws IOException {
        json.writeStartObject();
        fields(json, now.version());
        JsonText.text(json, "file", now.file());
        JsonText.text(json, "trouble", now.trouble());
        json.writeArrayFieldStart("rules");
        for (Rules.Line line : now.rules()) {
            json.writeStartObject();
            json.writeStringField("name", line.name());
            json.writeNumberField("line", line.line());
            json.writeStringField("when", line.when());
            json.writeStringField("then", line.then());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("text", now.text());
        json.writeEndObject();
    }

    static void write(JsonGenerator json, Rules.Version version) throws IOException {
        json.writeStartObject();
        fields(json, version);
        json.writeEndObject();
    }

    static void write(JsonGenerator json, Rules.Text text) throws IOException {
        json.writeStartObject();
        fields(json, text.version());
        json.writeStringField("text", text.text());
        json.writeEndObject();
    }

    private static void fields(JsonGenerator json, Rules.Version version) throws IOException {
        json.writeNumberField("version", version.number());
        if (version.number() > 0) {
            json.writeStringField("actor", version.actor());
            json.writeStringField("comment", version.comment());
            JsonText.time(json, "at", version.at());
        }
    }

    static void writeLines(JsonGenerator json, List<String> lines) throws IOException {
        json.writeStartObject();
        JsonText.texts(json, "lines", lines);
        json.writeEndObject();
    }

    static void write(JsonGenerator json, Rules.Mistake mistake) throws IOException {
        json.writeStartObject();
        json.writeNumberField("line", mistake.line());
        json.writeNumberField("column", mistake.column());
        json.writeStringField("cause", mistake.cause());
        json.writeStringField("nextStep", mistake.nextStep());
        json.writeEndObject();
    }

    static void write(JsonGenerator json, Rules.Replay replay) throws IOException {
        json.writeStartObject();
        json.writeNumberField("jobs", replay.jobs());
        json.writeNumberField("decisions", replay.decisions());
        json.writeNumberField("changed", replay.changed());
        json.writeBooleanField("complete", replay.complete());
        json.writeArrayFieldStart("differences");
        for (Rules.Difference difference : replay.differences()) {
            json.writeStartObject();
            json.writeStringField("job", difference.job().toString());
            json.writeStringField("number", difference.number());
            json.writeStringField("role", difference.role());
            json.writeStringField("party", difference.party());
            json.writeBooleanField("update", difference.update());
            JsonText.time(json, "at", difference.at());
            json.writeStringField("before", difference.before());
            json.writeStringField("after", difference.after());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    static void write(JsonGenerator json, Explanation explanation) throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", explanation.version());
        json.writeStringField("role", explanation.role());
        json.writeStringField("party", explanation.party());
        json.writeBooleanField("update", explanation.update());
        JsonText.time(json, "at", explanation.at());
        json.writeStringField("rule", explanation.rule());
        decision(json, explanation.decision());
        json.writeArrayFieldStart("tried");
        for (Explanation.Tried tried : explanation.tried()) {
            json.writeStartObject();
            json.writeStringField("rule", tried.rule());
            json.writeNumberField("line", tried.line());
            json.writeBooleanField("decided", tried.decided());
            json.writeStringField("because", tried.because());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("otherTenants", explanation.otherTenants());
        json.writeArrayFieldStart("ways");
        for (Explanation.Way way : explanation.ways()) {
            way(json, way);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void decision(JsonGenerator json, Decision decision) throws IOException {
        json.writeStringField(
                "decision",
                decision instanceof Decision.Send ? "SEND" : decision instanceof Decision.Reject ? "REJECT" : "SILENT");
        JsonText.texts(json, "why", decision.why());
        json.writeArrayFieldStart("legs");
        for (Leg leg : decision instanceof Decision.Send send ? send.legs() : List.<Leg>of()) {
            json.writeStartObject();
            json.writeNumberField("validitySeconds", leg.validity().toSeconds());
            json.writeStringField("inDoubt", leg.whenInDoubt().choice().name());
            json.writeNumberField(
                    "inDoubtAfterSeconds", leg.whenInDoubt().after().toSeconds());
            JsonText.text(json, "hold", leg.hold());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void way(JsonGenerator json, Explanation.Way way) throws IOException {
        json.writeStartObject();
        json.writeNumberField("leg", way.leg());
        json.writeStringField("channel", way.hop().channel());
        json.writeStringField("to", way.hop().to().toString());
        json.writeArrayFieldStart("transports");
        for (Explanation.Look look : way.transports()) {
            json.writeStartObject();
            json.writeStringField("transport", look.transport().value());
            json.writeBooleanField("asked", look.asked());
            json.writeStringField("because", look.because());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
