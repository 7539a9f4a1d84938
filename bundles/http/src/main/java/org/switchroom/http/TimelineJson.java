package org.switchroom.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.switchroom.trace.TimelineEntry;

/** How one thing that happened is written, in timelines and in the live feed alike. */
public final class TimelineJson {
    private TimelineJson() {}

    public static void write(JsonGenerator json, TimelineEntry entry) throws IOException {
        json.writeStartObject();
        // As text: a 64-bit number loses digits in JavaScript.
        json.writeStringField("id", Long.toString(entry.id()));
        json.writeStringField("tenant", entry.tenant());
        if (entry.job().isPresent()) {
            json.writeStringField("job", entry.job().get().toString());
        }
        if (entry.message().isPresent()) {
            json.writeStringField("message", entry.message().get().toString());
        }
        json.writeStringField("at", entry.at().toString());
        json.writeStringField("actor", entry.actor());
        json.writeStringField("kind", entry.kind().name());
        json.writeStringField("text", entry.text());
        json.writeEndObject();
    }
}
