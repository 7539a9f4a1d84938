package org.switchroom.route.intakehttp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;

/**
 * A JSON object of plain values, as every request body is one. Whatever the bytes are, reading them gives the fields or
 * a problem, and takes memory in proportion to their length.
 *
 * @param values texts as they are; numbers and booleans as they were written; empty for null
 * @param lists of texts, only under names where a list is expected
 */
record Fields(Map<String, String> values, Map<String, List<String>> lists) {
    /** More than any of our objects has; what is beyond is a mistake or an attack. */
    private static final int MOST_FIELDS = 64;

    private static final int MOST_ITEMS = 200;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(20)
                    .maxNameLength(100)
                    .maxNumberLength(40)
                    .maxStringLength(100_000)
                    .build())
            // Names come from strangers: interning them would fill a table that is never emptied.
            .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
            .configure(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES, false)
            .build();

    static Answer<Fields> read(byte[] body, Set<String> listNames) {
        return read(body, listNames, Set.of());
    }

    /** @param either names under which there is a list of texts or one text, kept among the values */
    static Answer<Fields> read(byte[] body, Set<String> listNames, Set<String> either) {
        try (JsonParser json = JSON.createParser(StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(body))
                .toString())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return malformed("the body is not a JSON object");
            }
            Fields fields = new Fields(new LinkedHashMap<>(), new LinkedHashMap<>());
            while (json.nextToken() != JsonToken.END_OBJECT) {
                Optional<Problem> problem = fields.take(json, json.currentName(), listNames, either);
                if (problem.isPresent()) {
                    return Answer.refused(problem.get());
                }
            }
            return json.nextToken() == null
                    ? Answer.done(fields)
                    : malformed("something follows after the JSON object");
        } catch (CharacterCodingException notUtf8) {
            return malformed("the body is not UTF-8");
        } catch (StreamConstraintsException tooMuch) {
            return malformed("the body is nested too deeply, or has a name, number or text that is too long");
        } catch (IOException notJson) {
            return malformed("the body is not JSON");
        }
    }

    /** Empty when the name is not there; empty text when it is null. */
    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The first name that is none of these. */
    Optional<Problem> unknownBeside(Set<String> known) {
        return java.util.stream.Stream.concat(values.keySet().stream(), lists.keySet().stream())
                .filter(name -> !known.contains(name))
                .findFirst()
                .map(name -> Problem.field(
                        Quote.of(name),
                        "there is no such field",
                        "Use one of: "
                                + String.join(", ", known.stream().sorted().toList()) + "."));
    }

    private Optional<Problem> take(JsonParser json, String name, Set<String> listNames, Set<String> either)
            throws IOException {
        if (values.containsKey(name) || lists.containsKey(name)) {
            return Optional.of(new Problem(
                    Problem.Kind.MALFORMED,
                    Optional.of(Quote.of(name)),
                    "the field is there twice",
                    "Send each field once."));
        }
        if (values.size() + lists.size() >= MOST_FIELDS) {
            return Optional.of(Problem.of(
                    Problem.Kind.INVALID,
                    "the object has more than " + MOST_FIELDS + " fields",
                    "Send the fields that the API names."));
        }
        JsonToken token = json.nextToken();
        if (token == JsonToken.START_ARRAY && (listNames.contains(name) || either.contains(name))) {
            return takeList(json, name);
        }
        if (token == null || !token.isScalarValue() || listNames.contains(name)) {
            String expected = listNames.contains(name) ? "a list of texts" : "a text";
            return Optional.of(Problem.field(Quote.of(name), "it is not " + expected, "Send " + expected + "."));
        }
        String text = token == JsonToken.VALUE_NULL ? "" : json.getText();
        values.put(name, text);
        return Characters.problem(Quote.of(name), text);
    }

    private Optional<Problem> takeList(JsonParser json, String name) throws IOException {
        List<String> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.VALUE_STRING || items.size() >= MOST_ITEMS) {
                return Optional.of(Problem.field(
                        Quote.of(name),
                        "an item is not a text, or there are more than " + MOST_ITEMS,
                        "Send a list of at most " + MOST_ITEMS + " texts."));
            }
            items.add(json.getText());
            Optional<Problem> problem = Characters.problem(Quote.of(name), json.getText());
            if (problem.isPresent()) {
                return problem;
            }
        }
        lists.put(name, items);
        return Optional.empty();
    }

    private static Answer<Fields> malformed(String cause) {
        return Answer.refused(Problem.of(
                Problem.Kind.MALFORMED,
                cause,
                "Send one JSON object in UTF-8, such as {\"kind\":\"ORDER\"}, with texts, numbers, booleans or null."));
    }
}
