package org.switchroom.mapper.read;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidJsonException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.TypeRef;
import com.jayway.jsonpath.spi.json.AbstractJsonProvider;
import com.jayway.jsonpath.spi.mapper.MappingProvider;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchroom.answer.Answer;
import org.switchroom.mapper.plan.Quoted;
import org.switchroom.mapper.plan.Source;
import org.switchroom.mapper.plan.Unmappable;
import org.switchroom.party.PartyKind;

/** One record of JSON, asked by JSONPath or, without a mapping, by our own names. */
record TreeSource(Object root, Finder finder) implements Source {
    private static final Configuration ON_TREES = Configuration.builder()
            .jsonProvider(new Trees())
            .mappingProvider(new AsItIs())
            .build();

    /** Our trees are Java's maps and lists already; nothing is parsed here. */
    private static final class Trees extends AbstractJsonProvider {
        @Override
        public Object parse(String json) {
            throw new InvalidJsonException("records are parsed before they are asked");
        }

        @Override
        public Object parse(InputStream json, String charset) {
            throw new InvalidJsonException("records are parsed before they are asked");
        }

        @Override
        public String toJson(Object value) {
            return Tree.write(value);
        }

        @Override
        public Object createArray() {
            return new ArrayList<>();
        }

        @Override
        public Object createMap() {
            return new LinkedHashMap<>();
        }
    }

    /** Asked where a filter's side gives a list or an object, which is what it wants already. */
    private static final class AsItIs implements MappingProvider {
        @Override
        public <T> T map(Object source, Class<T> type, Configuration configuration) {
            return type.cast(source);
        }

        @Override
        public <T> T map(Object source, TypeRef<T> type, Configuration configuration) {
            throw new UnsupportedOperationException("values stay as they are");
        }
    }

    @Override
    public List<String> path(JsonPath path) throws Unmappable {
        Object found;
        try {
            found = path.read(root, ON_TREES);
        } catch (PathNotFoundException absent) {
            return List.of();
        } catch (RuntimeException odd) {
            // Deliberate: on a record of a shape that nobody thought of, the library stumbles in many ways.
            throw new Unmappable(
                    path.getPath() + " can not be asked of this record: " + Quoted.of(String.valueOf(odd.getMessage())),
                    "Try the mapping with this record, and change the path");
        }
        List<String> texts = new ArrayList<>();
        if (found instanceof List<?> all && !path.isDefinite()) {
            for (Object one : all) {
                add(texts, one, path.getPath());
            }
        } else {
            add(texts, found, path.getPath());
        }
        return texts;
    }

    private static void add(List<String> texts, Object value, String where) throws Unmappable {
        if (value instanceof Map || value instanceof List) {
            throw new Unmappable(
                    where + " is " + (value instanceof Map ? "an object" : "a list") + ", not a value",
                    "Name the value in it" + (value instanceof Map ? "" : ", such as [0]; or all of them by [*]"));
        }
        if (value != null && !value.toString().isEmpty()) {
            texts.add(value.toString());
        }
    }

    /** The record's keys are our fields. */
    Answer<Map<String, String>> byName() throws Unmappable {
        if (!(root instanceof Map<?, ?> object)) {
            throw new Unmappable("the record is no object", "Send objects whose keys are a job's fields");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : object.entrySet()) {
            List<String> texts = new ArrayList<>();
            add(texts, entry.getValue(), Quoted.of(entry.getKey().toString()));
            fields.put(
                    entry.getKey().toString(),
                    Optional.of(texts)
                            .filter(t -> !t.isEmpty())
                            .map(t -> t.get(0))
                            .orElse(""));
        }
        return Answer.done(fields);
    }

    @Override
    public List<String> column(String name) {
        throw new IllegalStateException("a plan for json has no columns");
    }

    @Override
    public List<String> column(int number) {
        throw new IllegalStateException("a plan for json has no columns");
    }

    @Override
    public String party(PartyProperty property, Optional<PartyKind> kind, String value) throws Unmappable {
        return finder.party(property, kind, value);
    }
}
