package org.switchroom.mapper.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A record of JSON as maps, lists, texts, {@link WrittenNumber}s, truth and null; of bounded size. */
final class Tree {
    static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100)
                    .maxStringLength(50 * LineReader.LONGEST)
                    .maxNameLength(1_000)
                    .maxNumberLength(1_000)
                    .build())
            .build();
    /** So many values, and characters in them. A record with more is no job. */
    private static final int MOST = 10_000;

    private static final int LONGEST = 4 * LineReader.LONGEST;

    /** True as soon as something had to be left out. */
    private boolean tooLarge;

    private int values;
    private int characters;

    private Tree() {}

    /** @param root null where the JSON is null */
    record Read(Object root, boolean tooLarge) {}

    /** Reads the value that begins with the current token, to its end, however large it is. */
    static Read read(JsonParser parser) throws IOException {
        Tree tree = new Tree();
        Object root = tree.value(parser, parser.currentToken());
        return new Read(root, tree.tooLarge);
    }

    private Object value(JsonParser parser, JsonToken token) throws IOException {
        values++;
        tooLarge |= values > MOST || characters > LONGEST;
        if (tooLarge) {
            parser.skipChildren();
            return null;
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new WrittenNumber(text(parser));
            default -> text(parser);
        };
    }

    private String text(JsonParser parser) throws IOException {
        String text = parser.getText();
        characters += text.length();
        return text;
    }

    private Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            characters += name.length();
            Object value = value(parser, parser.nextToken());
            if (!tooLarge) {
                object.put(name, value);
            }
        }
        return object;
    }

    private List<Object> array(JsonParser parser) throws IOException {
        List<Object> array = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            Object value = value(parser, token);
            if (!tooLarge) {
                array.add(value);
            }
        }
        return array;
    }

    /** On one line. */
    static String write(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(json, value);
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Map<?, ?> object) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : object.entrySet()) {
                json.writeFieldName((String) entry.getKey());
                write(json, entry.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> array) {
            json.writeStartArray();
            for (Object one : array) {
                write(json, one);
            }
            json.writeEndArray();
        } else if (value instanceof WrittenNumber number) {
            json.writeNumber(number.toString());
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value == null) {
            json.writeNull();
        } else {
            json.writeString((String) value);
        }
    }
}
