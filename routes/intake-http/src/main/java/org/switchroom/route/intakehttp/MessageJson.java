package org.switchroom.route.intakehttp;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import org.switchroom.message.Content;
import org.switchroom.message.MessageState;
import org.switchroom.message.Priority;
import org.switchroom.outbox.Envelope;
import org.switchroom.outbox.Progress;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.routing.Hop;
import org.switchroom.transport.Reason;

/** Messages as the API writes them: what was decided, and how far it is. */
final class MessageJson {
    private static final Shape HOP = Shape.object()
            .needs("channel", Shape.text("A transport, or the group of several"))
            .needs("to", Shape.text("The address, as scheme:rest"))
            .named("Hop");

    private static final Shape CONTENT = Shape.object()
            .needs("kind", Shape.oneOf(Content.Kind.values(), "Which of the members below are there"))
            .may("subject", Shape.text("TEXT"))
            .may("body", Shape.text("TEXT; BINARY: how much there is, never what"))
            .may("account", Shape.text("ALARM: of the panel"))
            .may("qualifier", Shape.count("ALARM: 1 new, 3 restore, 6 still present"))
            .may("code", Shape.text("ALARM: of the event, three digits"))
            .may("partition", Shape.count("ALARM: 0 for none"))
            .may("zoneOrUser", Shape.count("ALARM: 0 for none"))
            .may("number", Shape.text("JOB: its number"))
            .may("update", Shape.flag("JOB: the recipient has been told of it before"))
            .may("fields", Shape.map(Shape.text("As the recipient sees it"), "JOB: by the names of a job's fields"))
            .may("userDataHeader", Shape.flag("BINARY: each segment begins with a user data header"))
            .may("octets", Shape.count("BINARY: of all segments"))
            .may("segments", Shape.count("BINARY: how many SMS it takes"))
            .named("Content");

    private static final Shape REASON = Shape.object()
            .needs("code", Shape.text("Stable, for programs"))
            .needs("text", Shape.text("For people"))
            .named("Reason");

    /** What {@link #write} writes. */
    static final Shape SHAPE = Shape.object()
            .needs("id", Shape.id("Never given again"))
            .needs("tenant", Shape.text("Whose message it is"))
            .may("job", Shape.id("The job that it follows from"))
            .may("party", Shape.id("Whom it is for"))
            .needs("role", Shape.text("What the recipient is on the job"))
            .needs("priority", Shape.oneOf(Priority.values(), "How urgent"))
            .needs("content", CONTENT)
            .needs("plan", Shape.list(HOP, "The ways, in the order in which they are tried"))
            .needs("why", Shape.list(Shape.text("One reason"), "Why it goes this way"))
            .may("resendOf", Shape.id("The message that it is a copy of"))
            .needs("createdAt", Shape.time("When it was decided"))
            .needs("expiresAt", Shape.time("Until when it is worth sending"))
            .needs("state", Shape.oneOf(MessageState.values(), "How far it is"))
            .needs("stateWords", Shape.text("The same for people"))
            .needs("to", Shape.text("The address in use now"))
            .needs("hop", Shape.count("Which way of the plan, from 0"))
            .needs("attempts", Shape.count("How often it was tried"))
            .may("dueAt", Shape.time("When it is tried next; missing when it has ended"))
            .may("reason", REASON)
            .may("via", Shape.text("The transport that had it last"))
            .may("reference", Shape.text("What the other side calls it"))
            .needs("mayHaveArrivedTwice", Shape.flag("Sent again after silence"))
            .needs("changedAt", Shape.time("When it was last changed"))
            .named("Message");

    static final Shape PAGE = Shape.page("Messages", SHAPE);

    private MessageJson() {}

    static void write(JsonGenerator json, StoredMessage message) throws IOException {
        json.writeStartObject();
        envelope(json, message.envelope());
        progress(json, message.progress(), message.hop());
        json.writeEndObject();
    }

    private static void envelope(JsonGenerator json, Envelope envelope) throws IOException {
        json.writeStringField("id", envelope.id().toString());
        json.writeStringField("tenant", envelope.tenant());
        JsonText.text(json, "job", envelope.job());
        JsonText.text(json, "party", envelope.party());
        json.writeStringField("role", envelope.role());
        json.writeStringField("priority", envelope.priority().name());
        content(json, envelope.content());
        json.writeArrayFieldStart("plan");
        for (Hop hop : envelope.plan()) {
            json.writeStartObject();
            json.writeStringField("channel", hop.channel());
            json.writeStringField("to", hop.to().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
        JsonText.texts(json, "why", envelope.why());
        JsonText.text(json, "resendOf", envelope.resendOf());
        JsonText.time(json, "createdAt", envelope.createdAt());
        JsonText.time(json, "expiresAt", envelope.expiresAt());
    }

    private static void content(JsonGenerator json, Content content) throws IOException {
        json.writeObjectFieldStart("content");
        json.writeStringField("kind", content.kind().name());
        if (content instanceof Content.Text text) {
            json.writeStringField("subject", text.subject());
            json.writeStringField("body", text.body());
        } else if (content instanceof Content.Alarm alarm) {
            json.writeStringField("account", alarm.account());
            json.writeNumberField("qualifier", alarm.qualifier());
            json.writeStringField("code", alarm.code());
            json.writeNumberField("partition", alarm.partition());
            json.writeNumberField("zoneOrUser", alarm.zoneOrUser());
        } else if (content instanceof Content.Job job) {
            json.writeStringField("number", job.number());
            json.writeBooleanField("update", job.update());
            json.writeObjectFieldStart("fields");
            for (Map.Entry<String, String> field : job.fields().entrySet()) {
                json.writeStringField(field.getKey(), field.getValue());
            }
            json.writeEndObject();
        } else if (content instanceof Content.Binary binary) {
            json.writeStringField("body", binary.words());
            json.writeBooleanField("userDataHeader", binary.userDataHeader());
            json.writeNumberField("octets", binary.length());
            json.writeNumberField("segments", binary.segments().size());
        }
        json.writeEndObject();
    }

    private static void progress(JsonGenerator json, Progress progress, Hop hop) throws IOException {
        json.writeStringField("state", progress.state().name());
        json.writeStringField("stateWords", progress.state().words());
        json.writeStringField("to", hop.to().toString());
        json.writeNumberField("hop", progress.hop());
        json.writeNumberField("attempts", progress.attempts());
        if (!progress.state().isFinal()) {
            JsonText.time(json, "dueAt", progress.dueAt());
        }
        if (progress.reason().isPresent()) {
            Reason reason = progress.reason().get();
            json.writeObjectFieldStart("reason");
            json.writeStringField("code", reason.code());
            json.writeStringField("text", reason.text());
            json.writeEndObject();
        }
        JsonText.text(json, "via", progress.via());
        JsonText.text(json, "reference", progress.reference().map(reference -> reference.value()));
        json.writeBooleanField("mayHaveArrivedTwice", progress.mayHaveArrivedTwice());
        JsonText.time(json, "changedAt", progress.changedAt());
    }
}
