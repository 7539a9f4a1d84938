package org.switchroom.route.intakehttp;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.switchroom.service.LogLine;
import org.switchroom.service.ServiceJob;
import org.switchroom.service.ServiceJobs;

/** Service jobs, their runs and their log as the API writes them. */
final class ServiceJobJson {
    static final Shape SHAPE = Shape.object()
            .needs("id", Shape.text("By which it is named; says nothing"))
            .needs("kind", Shape.text("What it does, such as sms-service; never changed"))
            .may("kindWords", Shape.text("The same for people; missing while nothing here does this kind of work"))
            .needs("active", Shape.flag("Whether it runs"))
            .needs("logKind", Shape.oneOf(ServiceJob.LogKind.values(), "What its runs leave in the log"))
            .needs("name", Shape.text("For people; need not be unique"))
            .needs("description", Shape.text("For people"))
            .needs("note", Shape.text("For people"))
            .needs("validFrom", Shape.text("Its first day").with("format", "date"))
            .needs("validUntil", Shape.text("Its last day").with("format", "date"))
            .needs("errorMail", Shape.list(Shape.text("An address"), "Who hears of a run that fails"))
            .needs("tenants", Shape.list(Shape.text("A tenant"), "Who may use it; none stands for all"))
            .needs("allTenants", Shape.flag("True when it names none"))
            .needs("system", Shape.flag("It can not be removed"))
            .needs("schedule", Shape.text("Such as every 5 min"))
            .needs("priority", Shape.oneOf(List.of("NORMAL", "HIGH"), "HIGH: started before others of the same moment"))
            .needs("version", Shape.count("What a change has to quote, as its ETag; 0: as delivered"))
            .needs("createdBy", Shape.text("Who made it"))
            .needs("createdAt", Shape.time("When"))
            .needs("changedBy", Shape.text("Who changed it last"))
            .needs("changedAt", Shape.time("When"))
            .may("lastRun", Shape.time("When its last run began"))
            .may("lastDurationMillis", Shape.count("How long that took"))
            .may("nextRun", Shape.time("When it runs next by the clock"))
            .needs("runs", Shape.count("How often it ran"))
            .needs("runsWithError", Shape.count("How often with an error"))
            .needs("skipped", Shape.count("How often it was due while it still ran"))
            .may("lastError", Shape.text("The last one"))
            .named("ServiceJob");

    static final Shape PAGE = Shape.page("ServiceJobs", SHAPE);

    static final Shape CHANGE = written().nothingElse().named("ServiceJobChange");

    /** An export can be sent as it is. */
    static final Shape NEW = written()
            .may("kind", Shape.text("What it does, one that is there; sms-service without it"))
            .named("NewServiceJob");

    static final Set<String> SHOWN_ONLY = Set.of(
            "id",
            "kindWords",
            "allTenants",
            "system",
            "version",
            "createdBy",
            "createdAt",
            "changedBy",
            "changedAt",
            "lastRun",
            "lastDurationMillis",
            "nextRun",
            "runs",
            "runsWithError",
            "skipped",
            "lastError");

    static final Shape RAN = Shape.object()
            .needs("at", Shape.time("When it began"))
            .needs("tookMillis", Shape.count("How long it took"))
            .needs("did", Shape.text("What it did, in the words of its kind"))
            .may("error", Shape.text("What went wrong"))
            .named("ServiceRun");

    static final Shape LOG = Shape.page(
            "ServiceLog",
            Shape.object()
                    .needs("event", Shape.oneOf(LogLine.Event.values(), "What sort of thing"))
                    .needs("date", Shape.time("When"))
                    .needs("computer", Shape.text("On which machine"))
                    .needs("user", Shape.text("Who caused it"))
                    .needs("application", Shape.text("Which program"))
                    .needs("version", Shape.text("Of the program"))
                    .needs("message", Shape.text("What happened"))
                    .needs("job", Shape.text("The service job"))
                    .may("tenant", Shape.text("Whose affair it was"))
                    .named("ServiceLogLine"));

    private ServiceJobJson() {}

    private static Shape.Members written() {
        return Shape.object()
                .may("active", Shape.flag("Whether it runs"))
                .may("logKind", Shape.oneOf(ServiceJob.LogKind.values(), "What its runs leave in the log"))
                .may("name", Shape.text("For people").with("maxLength", 200))
                .may("description", Shape.text("For people"))
                .may("note", Shape.text("For people"))
                .may("validFrom", Shape.text("Its first day").with("format", "date"))
                .may("validUntil", Shape.text("Its last day").with("format", "date"))
                .may("errorMail", Shape.list(Shape.text("An address"), "Who hears of a run that fails"))
                .may("tenants", Shape.list(Shape.text("A tenant"), "Who may use it; none stands for all"))
                .may(
                        "schedule",
                        Shape.text("every 5 min, hourly, daily 06:00, weekly mon,thu 06:00, monthly 1 06:00, cron …"))
                .may(
                        "priority",
                        Shape.oneOf(List.of("NORMAL", "HIGH"), "HIGH: started before others of the same moment"))
                .may("userName", Shape.text("Taken, without effect"))
                .may("dialogName", Shape.text("Taken, without effect"));
    }

    static void write(JsonGenerator json, ServiceJobs.View view) throws IOException {
        json.writeStartObject();
        job(json, view.job());
        JsonText.text(json, "kindWords", view.kindWords());
        ServiceJob.Runs runs = view.runs();
        JsonText.text(json, "lastRun", runs.last());
        if (runs.lastTook().isPresent()) {
            json.writeNumberField("lastDurationMillis", runs.lastTook().get().toMillis());
        }
        JsonText.text(json, "nextRun", view.nextRun());
        json.writeNumberField("runs", runs.count());
        json.writeNumberField("runsWithError", runs.withError());
        json.writeNumberField("skipped", runs.skipped());
        JsonText.text(json, "lastError", runs.lastError());
        json.writeEndObject();
    }

    private static void job(JsonGenerator json, ServiceJob job) throws IOException {
        json.writeStringField("id", job.id());
        json.writeStringField("kind", job.kind());
        json.writeBooleanField("active", job.active());
        json.writeStringField("logKind", job.logKind().name());
        json.writeStringField("name", job.name());
        json.writeStringField("description", job.description());
        json.writeStringField("note", job.note());
        json.writeStringField("validFrom", job.validFrom().toString());
        json.writeStringField("validUntil", job.validUntil().toString());
        JsonText.texts(json, "errorMail", job.errorMail());
        JsonText.texts(json, "tenants", job.tenants());
        json.writeBooleanField("allTenants", job.tenants().isEmpty());
        json.writeBooleanField("system", job.system());
        json.writeStringField("schedule", job.schedule());
        json.writeStringField("priority", job.high() ? "HIGH" : "NORMAL");
        json.writeNumberField("version", job.version());
        json.writeStringField("createdBy", job.created().by());
        JsonText.time(json, "createdAt", job.created().at());
        json.writeStringField("changedBy", job.changed().by());
        JsonText.time(json, "changedAt", job.changed().at());
    }

    static void write(JsonGenerator json, ServiceJobs.Ran ran) throws IOException {
        json.writeStartObject();
        JsonText.time(json, "at", ran.at());
        json.writeNumberField("tookMillis", ran.took().toMillis());
        json.writeStringField("did", ran.did());
        JsonText.text(json, "error", ran.error());
        json.writeEndObject();
    }

    static void write(JsonGenerator json, LogLine line) throws IOException {
        json.writeStartObject();
        json.writeStringField("event", line.event().name());
        JsonText.time(json, "date", line.at());
        json.writeStringField("computer", line.computer());
        json.writeStringField("user", line.actor());
        json.writeStringField("application", line.application());
        json.writeStringField("version", line.version());
        json.writeStringField("message", line.message());
        json.writeStringField("job", line.job());
        JsonText.text(json, "tenant", line.tenant());
        json.writeEndObject();
    }
}
