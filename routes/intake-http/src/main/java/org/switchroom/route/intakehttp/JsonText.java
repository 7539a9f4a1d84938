package org.switchroom.route.intakehttp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.switchroom.answer.Page;

/** Writes JSON by hand: the fields of an answer are a contract, and this is where one sees them. */
final class JsonText {
    private static final JsonFactory JSON = new JsonFactory();

    /** Writes one value. */
    interface Writer<T> {
        void write(JsonGenerator json, T value) throws IOException;
    }

    private JsonText() {}

    static <T> byte[] of(T value, Writer<? super T> writer) {
        ByteArrayBuilder bytes = new ByteArrayBuilder(1000);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            writer.write(json, value);
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
        byte[] text = bytes.toByteArray();
        bytes.release();
        return text;
    }

    static <T> byte[] list(List<T> items, Writer<? super T> writer) {
        return page(new Page<>(items, Optional.empty()), writer);
    }

    static <T> byte[] page(Page<T> page, Writer<? super T> writer) {
        return of(page, (json, whole) -> {
            json.writeStartObject();
            json.writeArrayFieldStart("items");
            for (T item : whole.items()) {
                writer.write(json, item);
            }
            json.writeEndArray();
            text(json, "next", whole.next());
            json.writeEndObject();
        });
    }

    static void text(JsonGenerator json, String name, Optional<?> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get().toString());
        }
    }

    static void time(JsonGenerator json, String name, Instant at) throws IOException {
        json.writeStringField(name, at.toString());
    }

    static void texts(JsonGenerator json, String name, Iterable<?> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (Object value : values) {
            json.writeString(value.toString());
        }
        json.writeEndArray();
    }
}
