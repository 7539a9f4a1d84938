package org.switchroom.journal.row;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.switchroom.job.JobId;
import org.switchroom.message.Address;
import org.switchroom.message.Answering;
import org.switchroom.message.Content;
import org.switchroom.message.MessageId;
import org.switchroom.outbox.Walk;
import org.switchroom.routing.Hop;
import org.switchroom.trace.TimelineEntry;
import org.switchroom.transport.TransportName;

/** The JSON columns: written by streaming, read as trees. */
public final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final ObjectMapper MAPPER = new ObjectMapper(FACTORY);

    private Json() {}

    /** As {@code text} looks inside a JSON string, to search a JSON column for it. */
    public static String quoted(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    static String content(Content content) {
        return write(json -> {
            json.writeStartObject();
            if (content instanceof Content.Text text) {
                json.writeStringField("subject", text.subject());
                json.writeStringField("body", text.body());
                if (text.answering().isPresent()) {
                    json.writeObjectFieldStart("answering");
                    json.writeStringField("to", text.answering().get().to());
                    json.writeBooleanField("automatic", text.answering().get().automatic());
                    json.writeEndObject();
                }
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
                json.writeBooleanField("userDataHeader", binary.userDataHeader());
                json.writeArrayFieldStart("segments");
                for (String segment : binary.segments()) {
                    json.writeString(segment);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        });
    }

    static Content content(String kind, String text) {
        JsonNode json = read(text);
        return switch (Content.Kind.valueOf(kind)) {
            case TEXT ->
                new Content.Text(
                        json.path("subject").asText(), json.path("body").asText(), answering(json.path("answering")));
            case ALARM ->
                new Content.Alarm(
                        json.path("account").asText(),
                        json.path("qualifier").asInt(),
                        json.path("code").asText(),
                        json.path("partition").asInt(),
                        json.path("zoneOrUser").asInt());
            case JOB -> {
                Map<String, String> fields = new LinkedHashMap<>();
                json.path("fields")
                        .properties()
                        .forEach(field ->
                                fields.put(field.getKey(), field.getValue().asText()));
                yield new Content.Job(
                        json.path("number").asText(), json.path("update").asBoolean(), fields);
            }
            case BINARY -> {
                List<String> segments = new ArrayList<>();
                json.path("segments").forEach(segment -> segments.add(segment.asText()));
                yield new Content.Binary(segments, json.path("userDataHeader").asBoolean());
            }
        };
    }

    private static Optional<Answering> answering(JsonNode json) {
        return json.isObject()
                ? Optional.of(new Answering(
                        json.path("to").asText(), json.path("automatic").asBoolean()))
                : Optional.empty();
    }

    static String plan(List<Hop> plan) {
        return write(json -> {
            json.writeStartArray();
            for (Hop hop : plan) {
                json.writeStartObject();
                json.writeStringField("channel", hop.channel());
                json.writeStringField("scheme", hop.to().scheme());
                json.writeStringField("value", hop.to().value());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    static List<Hop> plan(String text) {
        List<Hop> plan = new ArrayList<>();
        for (JsonNode hop : read(text)) {
            plan.add(new Hop(
                    hop.path("channel").asText(),
                    new Address(hop.path("scheme").asText(), hop.path("value").asText())));
        }
        return plan;
    }

    /** Null when the walk has brought nothing, which is so with most messages. */
    public static String walk(Walk walk) {
        if (walk.equals(Walk.NEW)) {
            return null;
        }
        return write(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("asked");
            for (TransportName transport : walk.asked()) {
                json.writeString(transport.value());
            }
            json.writeEndArray();
            if (walk.again().isPresent()) {
                json.writeStringField("again", Times.kept(walk.again().get()).toString());
            }
            json.writeArrayFieldStart("refused");
            for (String scheme : walk.refused()) {
                json.writeString(scheme);
            }
            json.writeEndArray();
            if (walk.left().isPresent()) {
                json.writeStringField("left", walk.left().get());
            }
            json.writeEndObject();
        });
    }

    static Walk walk(String text) {
        if (text == null) {
            return Walk.NEW;
        }
        JsonNode json = read(text);
        Set<TransportName> asked = new LinkedHashSet<>();
        json.path("asked").forEach(name -> asked.add(new TransportName(name.asText())));
        Set<String> refused = new LinkedHashSet<>();
        json.path("refused").forEach(scheme -> refused.add(scheme.asText()));
        return new Walk(asked, text(json, "again").map(Instant::parse), refused, text(json, "left"));
    }

    private static Optional<String> text(JsonNode json, String field) {
        return json.has(field) ? Optional.of(json.path(field).asText()) : Optional.empty();
    }

    static String words(Map<String, String> words) {
        return write(json -> {
            json.writeStartObject();
            for (Map.Entry<String, String> word : words.entrySet()) {
                json.writeStringField(word.getKey(), word.getValue());
            }
            json.writeEndObject();
        });
    }

    /** @param text null for none */
    static Map<String, String> words(String text) {
        Map<String, String> words = new LinkedHashMap<>();
        if (text != null) {
            read(text)
                    .properties()
                    .forEach(word -> words.put(word.getKey(), word.getValue().asText()));
        }
        return words;
    }

    static String lines(List<String> lines) {
        return write(json -> {
            json.writeStartArray();
            for (String line : lines) {
                json.writeString(line);
            }
            json.writeEndArray();
        });
    }

    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        read(text).forEach(line -> lines.add(line.asText()));
        return lines;
    }

    static String told(List<TimelineEntry> told) {
        return write(json -> {
            json.writeStartArray();
            for (TimelineEntry line : told) {
                json.writeStartObject();
                json.writeNumberField("id", line.id());
                if (line.message().isPresent()) {
                    json.writeNumberField("message", line.message().get().value());
                }
                json.writeStringField("at", Times.kept(line.at()).toString());
                json.writeStringField("actor", line.actor());
                json.writeStringField("kind", line.kind().name());
                json.writeStringField("text", line.text());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    static List<TimelineEntry> told(String text, String tenant, Optional<JobId> job) {
        List<TimelineEntry> told = new ArrayList<>();
        for (JsonNode line : read(text)) {
            told.add(new TimelineEntry(
                    line.path("id").asLong(),
                    tenant,
                    job,
                    line.has("message")
                            ? Optional.of(new MessageId(line.path("message").asLong()))
                            : Optional.empty(),
                    Instant.parse(line.path("at").asText()),
                    line.path("actor").asText(),
                    TimelineEntry.Kind.valueOf(line.path("kind").asText()),
                    line.path("text").asText()));
        }
        return told;
    }

    private interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    private static String write(Body body) {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            body.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("writing JSON into memory failed", e);
        }
        return text.toString();
    }

    private static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "a JSON column of the journal can not be read; somebody changed it by hand or the row is damaged",
                    e);
        }
    }
}
