package org.switchroom.http.live;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.switchroom.http.TimelineJson;
import org.switchroom.trace.TimelineEntry;

/** One event as it is sent. */
final class Frame {
    private static final JsonFactory JSON = new JsonFactory();

    private Frame() {}

    static byte[] of(TimelineEntry entry) {
        var bytes = new ByteArrayOutputStream(400);
        bytes.writeBytes(("id: " + entry.id() + "\ndata: ").getBytes(StandardCharsets.US_ASCII));
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            TimelineJson.write(json, entry); // one line: JSON escapes line breaks
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
        bytes.writeBytes("\n\n".getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }
}
