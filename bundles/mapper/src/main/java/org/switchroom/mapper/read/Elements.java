package org.switchroom.mapper.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The values of JSON text that are records: those of one list, or one behind the other. */
final class Elements {
    /** @param tree null to pass over */
    record Element(long line, Tree.Read tree) {}

    private final JsonParser parser;
    private final List<String> way;
    private boolean begun;
    private boolean inList;
    private boolean ended;

    /** @param way names that lead from the root to the list; empty when the root is it */
    Elements(JsonParser parser, List<String> way) {
        this.parser = parser;
        this.way = way;
    }

    Optional<Element> next(boolean keep) throws IOException {
        if (ended) {
            return Optional.empty();
        }
        JsonToken token = begun ? parser.nextToken() : begin();
        if (token == null || (inList && token == JsonToken.END_ARRAY)) {
            end(token);
            return Optional.empty();
        }
        long line = parser.currentTokenLocation().getLineNr();
        if (!keep) {
            parser.skipChildren();
            return Optional.of(new Element(line, null));
        }
        return Optional.of(new Element(line, Tree.read(parser)));
    }

    private JsonToken begin() throws IOException {
        begun = true;
        JsonToken token = parser.nextToken();
        for (String name : way) {
            token = enter(name, token);
        }
        if (token == JsonToken.START_ARRAY) {
            inList = true;
            return parser.nextToken();
        }
        if (!way.isEmpty()) {
            throw new NotThere("there is no list at $." + String.join(".", way));
        }
        return token;
    }

    private JsonToken enter(String name, JsonToken object) throws IOException {
        if (object == JsonToken.START_OBJECT) {
            for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                if (key.equals(name)) {
                    return value;
                }
                parser.skipChildren();
            }
        }
        throw new NotThere("there is no list at $." + String.join(".", way));
    }

    /** What stands behind the list is read, too: half a text is no text. */
    private void end(JsonToken last) throws IOException {
        ended = true;
        if (last != null) {
            int open = way.size();
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (open == 0) {
                    throw new NotThere("something stands behind the list of records");
                }
                if (token == JsonToken.END_OBJECT) {
                    open--;
                } else {
                    parser.skipChildren();
                }
            }
        }
    }

    /** The text is JSON and not what was expected. */
    static final class NotThere extends IOException {
        private static final long serialVersionUID = 1L;

        NotThere(String message) {
            super(message);
        }
    }
}
