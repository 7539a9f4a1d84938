package org.switchroom.route.intakehttp;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.switchroom.job.Attention;
import org.switchroom.job.FieldChange;
import org.switchroom.job.Job;
import org.switchroom.job.JobField;
import org.switchroom.job.JobKind;
import org.switchroom.job.JobState;
import org.switchroom.message.Priority;

/** Jobs and their changes as the API writes them. */
final class JobJson {
    /** What {@link #write(JsonGenerator, Job)} writes. */
    static final Shape SHAPE = shape();

    static final Shape PAGE = Shape.page("Jobs", SHAPE);

    /** What {@link #write(JsonGenerator, FieldChange)} writes. */
    static final Shape CHANGE = Shape.object()
            .needs("revision", Shape.count("The revision that the change made"))
            .needs("field", Shape.text("The field's name, or state"))
            .may("before", Shape.text("Missing when it was not set"))
            .may("after", Shape.text("Missing when it was cleared"))
            .needs("by", Shape.text("Who changed it"))
            .needs("at", Shape.time("When"))
            .named("FieldChange");

    /** What a new job may carry. */
    static final Shape NEW = creation();

    /** What a change of a job may carry. */
    static final Shape PATCH = change();

    private JobJson() {}

    private static Shape shape() {
        Shape.Members job = Shape.object()
                .needs("id", Shape.id("Never given again"))
                .needs("tenant", Shape.text("Whose job it is"))
                .needs("state", Shape.oneOf(JobState.values(), "How far it is"));
        for (JobField field : JobField.values()) {
            if (List.of(JobField.KIND, JobField.NUMBER, JobField.PRIORITY).contains(field)) {
                job.needs(field.apiName(), value(field));
            } else {
                job.may(field.apiName(), value(field));
            }
        }
        Shape attention = Shape.object()
                .needs("cause", Shape.oneOf(Attention.Cause.values(), "Changed, or somebody could not be told"))
                .needs("detail", Shape.text("For people"))
                .needs("count", Shape.count("How often since it was last acknowledged"))
                .needs("since", Shape.time("Since when it wants to be looked at"))
                .named("Attention");
        return job.may("attention", attention)
                .needs("unsentChanges", Shape.count("Edits since it was complete that nobody has been told of"))
                .needs("revision", Shape.count("Counts from 1; the ETag"))
                .needs("createdBy", Shape.text("Who brought it"))
                .needs("createdAt", Shape.time("When it was taken in"))
                .needs("changedAt", Shape.time("When it was last changed"))
                .named("Job");
    }

    private static Shape creation() {
        Shape.Members job = Shape.object();
        for (JobField field : JobField.values()) {
            if (field == JobField.KIND) {
                job.needs(field.apiName(), value(field));
            } else {
                job.may(field.apiName(), value(field));
            }
        }
        return job.may(JobsResource.DISPATCH, Shape.flag("true: tell the provider in the same step"))
                .nothingElse()
                .named("NewJob");
    }

    private static Shape change() {
        Shape.Members job = Shape.object();
        for (JobField field : JobField.values()) {
            job.may(field.apiName(), value(field).orNull());
        }
        List<String> reached = List.of(
                JobState.ACCEPTED.name(), JobState.REFUSED.name(), JobState.ON_SITE.name(), JobState.CANCELLED.name());
        return job.may("state", Shape.oneOf(reached, "What the provider said, or that the job is off"))
                .nothingElse()
                .named("JobChange");
    }

    private static Shape value(JobField field) {
        return switch (field.type()) {
            case KIND -> Shape.oneOf(JobKind.values(), "What sort of work it is");
            case PRIORITY -> Shape.oneOf(Priority.values(), "ROUTINE when left out");
            case WORD -> Shape.text("One line").with("maxLength", 200);
            case TEXT -> Shape.text("May have several lines").with("maxLength", 20_000);
            case PARTY -> Shape.id("A party of the same tenant");
            case TIME -> Shape.time("ISO 8601 with offset; kept in UTC");
        };
    }

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
