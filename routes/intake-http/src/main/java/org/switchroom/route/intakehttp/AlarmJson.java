package org.switchroom.route.intakehttp;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.alarm.EventClass;
import org.switchroom.alarm.PanelIntake;

/** Events of panels as the API writes them. */
final class AlarmJson {
    /** What a request to bring an event carries. */
    static final Shape NEW = Shape.object()
            .needs("panel", Shape.text("The account as the panel sends it, 3 to 16 hexadecimal digits"))
            .needs("code", Shape.text("Event code of Contact ID").with("pattern", "^[0-9]{3}$"))
            .may("qualifier", Shape.count("1 new or opening, 3 restored or closing, 6 still present; 1 when left out"))
            .may("partition", Shape.count("0 to 99; 0 when left out"))
            .may("zone", Shape.count("Zone or user, 0 to 999; 0 when left out"))
            .may("sequence", Shape.count("1 to 9999: the same one with the same content is a repeat; 0 for none"))
            .may("at", Shape.time("The panel's own clock; shown, and never used for a delay"))
            .nothingElse()
            .named("NewAlarm");

    static final Shape TAKEN = Shape.object()
            .needs("taken", Shape.oneOf(PanelIntake.Taken.values(), "What became of it; it is on disk"))
            .named("TakenAlarm");

    static final Shape EVENT = Shape.object()
            .needs("id", Shape.id("Grows with time"))
            .needs("tenant", Shape.text("Whose it is"))
            .may("account", Shape.id("The system; missing in quarantine"))
            .needs("panel", Shape.text("The account as the panel sent it"))
            .needs("via", Shape.text("The receiver it came to"))
            .may("sequence", Shape.count("The panel's number of the report"))
            .needs("eventClass", Shape.oneOf(EventClass.values(), "What it is about"))
            .needs("qualifier", Shape.count("1 new or opening, 3 restored or closing, 6 still present"))
            .needs("code", Shape.text("Event code of Contact ID"))
            .needs("partition", Shape.count("0 for none"))
            .needs("zone", Shape.count("Zone or user; 0 for none"))
            .needs("state", Shape.oneOf(AlarmEvent.State.values(), "What became of it"))
            .needs("why", Shape.text("Why, in words"))
            .needs("receivedAt", Shape.time("When it was given to the store"))
            .needs("dueAt", Shape.time("When it is, or was to be, relayed"))
            .may("panelTime", Shape.time("The panel's own clock"))
            .may("message", Shape.id("The message it was relayed by"))
            .needs("changedAt", Shape.time("When it came into its state"))
            .named("AlarmEvent");

    static final Shape PAGE = Shape.page("AlarmEvents", EVENT);

    static final Shape LINES = Shape.object()
            .needs("lines", Shape.list(Shape.text("One line"), "In reading order"))
            .named("Explanation");

    private AlarmJson() {}

    static void write(JsonGenerator json, PanelIntake.Taken taken) throws IOException {
        json.writeStartObject();
        json.writeStringField("taken", taken.name());
        json.writeEndObject();
    }

    static void lines(JsonGenerator json, List<String> lines) throws IOException {
        json.writeStartObject();
        JsonText.texts(json, "lines", lines);
        json.writeEndObject();
    }

    static void write(JsonGenerator json, AlarmEvent event) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", event.id().toString());
        json.writeStringField("tenant", event.tenant());
        JsonText.text(json, "account", event.account());
        json.writeStringField("panel", event.panel());
        json.writeStringField("via", event.via());
        if (event.sequence().isPresent()) {
            json.writeNumberField("sequence", event.sequence().get());
        }
        json.writeStringField("eventClass", event.eventClass().name());
        json.writeNumberField("qualifier", event.alarm().qualifier());
        json.writeStringField("code", event.alarm().code());
        json.writeNumberField("partition", event.alarm().partition());
        json.writeNumberField("zone", event.alarm().zoneOrUser());
        json.writeStringField("state", event.state().name());
        json.writeStringField("why", event.why());
        JsonText.time(json, "receivedAt", event.receivedAt());
        JsonText.time(json, "dueAt", event.dueAt());
        JsonText.text(json, "panelTime", event.panelTime());
        JsonText.text(json, "message", event.message());
        JsonText.time(json, "changedAt", event.changedAt());
        json.writeEndObject();
    }
}
