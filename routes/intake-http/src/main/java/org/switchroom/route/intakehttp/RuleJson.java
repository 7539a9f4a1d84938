package org.switchroom.route.intakehttp;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.switchroom.routing.Decision;
import org.switchroom.routing.Explanation;
import org.switchroom.routing.Leg;
import org.switchroom.routing.Rules;
import org.switchroom.routing.WhenInDoubt;

/** Rules, their versions and explanations as the API writes them. */
final class RuleJson {
    static final Shape VERSION = version(Shape.object()).named("RuleVersion");

    static final Shape VERSIONS =
            Shape.object().needs("items", Shape.list(VERSION, "Latest first")).named("RuleVersions");

    static final Shape TEXT = version(Shape.object())
            .needs("text", Shape.text("As it stands in its file"))
            .named("RuleText");

    static final Shape IN_FORCE = version(Shape.object())
            .may("file", Shape.text("Where they can be edited"))
            .may("trouble", Shape.text("Why the file does not say what is in force"))
            .needs(
                    "rules",
                    Shape.list(
                            Shape.object()
                                    .needs("name", Shape.text("By which people know it"))
                                    .needs("line", Shape.count("Where it begins"))
                                    .needs("when", Shape.text("What it asks for"))
                                    .needs("then", Shape.text("What it says"))
                                    .inPlace(),
                            "In the order in which they are asked"))
            .needs("text", Shape.text("As it stands in its file"))
            .named("Rules");

    static final Shape LINES = Shape.object()
            .needs("lines", Shape.list(Shape.text("A line"), "As diff -u writes them"))
            .named("RuleDifference");

    static final Shape MISTAKES = Shape.object()
            .needs(
                    "items",
                    Shape.list(
                            Shape.object()
                                    .needs("line", Shape.count("From 1"))
                                    .needs("column", Shape.count("From 1"))
                                    .needs("cause", Shape.text("What was found"))
                                    .needs("nextStep", Shape.text("What to try"))
                                    .inPlace(),
                            "None when it could be put in force"))
            .named("RuleMistakes");

    static final Shape REPLAY = Shape.object()
            .needs("jobs", Shape.count("How many were looked at"))
            .needs("decisions", Shape.count("How many were made again"))
            .needs("changed", Shape.count("How many came out differently"))
            .needs("complete", Shape.flag("False when there are more jobs than one replay looks at"))
            .needs("differences", Shape.list(difference(), "The first of those that came out differently"))
            .named("RuleReplay");

    static final Shape EXPLANATIONS = Shape.object()
            .needs("items", Shape.list(explanation(), "One for each recipient"))
            .named("RuleExplanations");

    /** What an old version is put in force again by. */
    static final Shape ROLLBACK = Shape.object()
            .needs("version", Shape.count("Number of the old version"))
            .may("comment", Shape.text("Why, for the history"))
            .nothingElse()
            .named("RuleRollback");

    private RuleJson() {}

    private static Shape.Members version(Shape.Members members) {
        return members.needs("version", Shape.count("0 when none were ever stored"))
                .may("actor", Shape.text("Who wrote it"))
                .may("comment", Shape.text("Why"))
                .may("at", Shape.time("When"));
    }

    private static Shape difference() {
        return Shape.object()
                .needs("job", Shape.id("The job"))
                .needs("number", Shape.text("Its number"))
                .needs("role", Shape.text("The recipient's part in it"))
                .needs("party", Shape.text("The recipient's name"))
                .needs("update", Shape.flag("False for the first news"))
                .needs("at", Shape.time("When it was decided"))
                .needs("before", Shape.text("What follows from the rules in force"))
                .needs("after", Shape.text("What would follow from the candidate"))
                .inPlace();
    }

    private static Shape explanation() {
        Shape tried = Shape.object()
                .needs("rule", Shape.text("Its name"))
                .needs("line", Shape.count("Where it begins"))
                .needs("decided", Shape.flag("True for the one that decided"))
                .needs("because", Shape.text("The condition that said no, or that all hold"))
                .inPlace();
        Shape leg = Shape.object()
                .needs("validitySeconds", Shape.count("How long it is worth sending"))
                .needs("inDoubt", Shape.oneOf(WhenInDoubt.Choice.values(), "When nobody knows whether it arrived"))
                .needs("inDoubtAfterSeconds", Shape.count("How long a receipt is waited for"))
                .may("hold", Shape.text("Why a person has to release it"))
                .inPlace();
        Shape look = Shape.object()
                .needs("transport", Shape.text("Its name"))
                .needs("asked", Shape.flag("False when it is passed over"))
                .needs("because", Shape.text("Why it is passed over; else how it is"))
                .inPlace();
        Shape way = Shape.object()
                .needs("leg", Shape.count("Of which message, from 1"))
                .needs("channel", Shape.text("A group or a transport"))
                .needs("to", Shape.text("The address"))
                .needs("transports", Shape.list(look, "In the order in which they are tried"))
                .inPlace();
        return Shape.object()
                .needs("version", Shape.count("Of the rules"))
                .needs("role", Shape.text("The recipient's part in the job"))
                .needs("party", Shape.text("The recipient's name"))
                .needs("update", Shape.flag("False for the first news"))
                .needs("at", Shape.time("For when it was decided"))
                .needs("rule", Shape.text("Which one decided; MessageVia when none did"))
                .needs("decision", Shape.oneOf(List.of("SEND", "SILENT", "REJECT"), "What follows"))
                .needs("why", Shape.list(Shape.text("A line"), "As the job's timeline tells it"))
                .needs("legs", Shape.list(leg, "The messages"))
                .needs("tried", Shape.list(tried, "The rules that were asked, in order"))
                .needs("otherTenants", Shape.count("How many rules of other tenants were before it"))
                .needs("ways", Shape.list(way, "The ways of each message, in order"))
                .named("RuleExplanation");
    }

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
