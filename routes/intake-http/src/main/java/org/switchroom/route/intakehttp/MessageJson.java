package org.switchroom.route.intakehttp;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import org.switchroom.message.Content;
import org.switchroom.outbox.Envelope;
import org.switchroom.outbox.Progress;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.routing.Hop;
import org.switchroom.transport.Reason;

/** Messages as the API writes them: what was decided, and how far it is. */
final class MessageJson {
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
