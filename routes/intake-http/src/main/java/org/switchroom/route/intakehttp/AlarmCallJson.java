package org.switchroom.route.intakehttp;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.switchroom.phone.CallBook.LineView;
import org.switchroom.phone.Ending;
import org.switchroom.phone.StationCall;
import org.switchroom.phone.StationCall.Handshake;
import org.switchroom.phone.StationCall.Told;
import org.switchroom.phone.StationCall.Tone;
import org.switchroom.transport.Health;

/** Telephone lines and calls as the API writes them. */
final class AlarmCallJson {
    private static final Shape LINE = Shape.object()
            .needs("name", Shape.text("Unique in the runtime"))
            .needs("kind", Shape.text("How it is made, such as sip/udp"))
            .needs("trunk", Shape.text("What it dials over"))
            .needs("state", Shape.oneOf(Health.State.values(), "Registered or answering, or not"))
            .needs("detail", Shape.text("For people; why it is out"))
            .needs("since", Shape.time("Since when it is in this state"))
            .needs("channels", Shape.count("Calls at once"))
            .needs("busy", Shape.count("Calls that are up or being dialled"))
            .may("lastSuccess", Shape.time("When a station last kissed an event off over it"))
            .may("lastEnding", Shape.oneOf(Ending.How.values(), "How its latest call ended"))
            .may("lastDetail", Shape.text("The same, for people"))
            .may("lastEndingAt", Shape.time("When that was"))
            .named("AlarmLine");

    private static final Shape TONE = Shape.object()
            .needs("hertz", number("Its frequency"))
            .needs("dbm0", number("Its level"))
            .needs("millis", Shape.count("Its length"))
            .named("HeardTone");

    private static final Shape HANDSHAKE = Shape.object()
            .needs("afterMillis", Shape.count("From the answer to its end; negative when it came before the answer"))
            .needs("low", TONE)
            .needs("high", TONE)
            .named("Handshake");

    private static final Shape TOLD = Shape.object()
            .needs("tenant", Shape.text("Whose it is"))
            .needs("message", Shape.id("The message it was told for"))
            .needs("digits", Shape.text("All 16"))
            .needs("result", Shape.text("Such as kissed-off or no-kiss-off"))
            .needs("attempts", Shape.count("How often its digits were begun"))
            .may("kissOff", TONE)
            .needs("detail", Shape.text("For people"))
            .needs("afterMillis", Shape.count("From the answer to its end"))
            .named("ToldEvent");

    /** What {@link #write} writes of a call. */
    static final Shape CALL = Shape.object()
            .needs("number", Shape.count("Counts from 1 since the start"))
            .needs("began", Shape.time("When it was dialled"))
            .needs("station", Shape.text("The number dialled"))
            .needs("line", Shape.text("Over which it went"))
            .may("ending", Shape.oneOf(Ending.How.values(), "How it ended; missing while it goes on"))
            .may("detail", Shape.text("The same, in the network's words"))
            .may("setUpMillis", Shape.count("From dialling to the answer"))
            .needs("lengthMillis", Shape.count("From the answer to the end"))
            .may("handshake", HANDSHAKE)
            .needs("events", Shape.list(TOLD, "The caller's own, in the order in which they came to an end"))
            .may("packets", Shape.count("Of sound that came"))
            .may("lost", Shape.count("Packets of sound that did not come"))
            .may("jitterMillis", number("As RFC 3550 has it"))
            .may("recording", Shape.text("File on the machine with the sound"))
            .named("AlarmCall");

    static final Shape LINES = Shape.object()
            .needs("items", Shape.list(LINE, "In the order in which they are tried"))
            .named("AlarmLines");

    static final Shape CALLS =
            Shape.object().needs("items", Shape.list(CALL, "Newest first")).named("AlarmCalls");

    private AlarmCallJson() {}

    private static Shape number(String meaning) {
        return new Shape(Map.of("type", "number"), Map.of()).with("description", meaning);
    }

    static void write(JsonGenerator json, LineView line) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", line.name());
        json.writeStringField("kind", line.kind());
        json.writeStringField("trunk", line.trunk());
        json.writeStringField("state", line.health().state().name());
        json.writeStringField("detail", line.health().detail());
        JsonText.time(json, "since", line.health().since());
        json.writeNumberField("channels", line.channels());
        json.writeNumberField("busy", line.inUse());
        JsonText.text(json, "lastSuccess", line.lastSuccess());
        JsonText.text(json, "lastEnding", line.last().map(last -> last.how().name()));
        JsonText.text(json, "lastDetail", line.last().map(last -> last.detail()));
        JsonText.text(json, "lastEndingAt", line.last().map(last -> last.at()));
        json.writeEndObject();
    }

    static void write(JsonGenerator json, StationCall call) throws IOException {
        json.writeStartObject();
        json.writeNumberField("number", call.number());
        JsonText.time(json, "began", call.began());
        json.writeStringField("station", call.station());
        json.writeStringField("line", call.line());
        JsonText.text(json, "ending", call.ending().map(ending -> ending.how().name()));
        JsonText.text(json, "detail", call.ending().map(Ending::detail));
        Optional<Duration> setUp = call.ending().flatMap(Ending::setUp);
        if (setUp.isPresent()) {
            json.writeNumberField("setUpMillis", setUp.get().toMillis());
        }
        json.writeNumberField("lengthMillis", call.length().toMillis());
        if (call.handshake().isPresent()) {
            write(json, call.handshake().get());
        }
        json.writeArrayFieldStart("events");
        for (Told told : call.events()) {
            write(json, told);
        }
        json.writeEndArray();
        Optional<Ending.Sound> sound = call.ending().flatMap(Ending::sound);
        if (sound.isPresent()) {
            json.writeNumberField("packets", sound.get().received());
            json.writeNumberField("lost", sound.get().lost());
            json.writeNumberField("jitterMillis", tenths(sound.get().jitterMillis()));
        }
        JsonText.text(json, "recording", call.recording());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Handshake handshake) throws IOException {
        json.writeObjectFieldStart("handshake");
        json.writeNumberField("afterMillis", handshake.after().toMillis());
        write(json, "low", handshake.low());
        write(json, "high", handshake.high());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Told told) throws IOException {
        json.writeStartObject();
        json.writeStringField("tenant", told.tenant());
        json.writeStringField("message", told.message().toString());
        json.writeStringField("digits", told.digits());
        json.writeStringField("result", told.result());
        json.writeNumberField("attempts", told.attempts());
        if (told.kissOff().isPresent()) {
            write(json, "kissOff", told.kissOff().get());
        }
        json.writeStringField("detail", told.detail());
        json.writeNumberField("afterMillis", told.after().toMillis());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, Tone tone) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("hertz", tenths(tone.hertz()));
        json.writeNumberField("dbm0", tenths(tone.level()));
        json.writeNumberField("millis", tone.length().toMillis());
        json.writeEndObject();
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
