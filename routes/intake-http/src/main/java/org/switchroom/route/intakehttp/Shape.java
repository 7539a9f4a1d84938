package org.switchroom.route.intakehttp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a JSON value looks like, in OpenAPI 3.0's words. A named shape stands once under the description's components,
 * and is referred to where it is used.
 *
 * @param schema as it is written where the shape is used
 * @param components the named shapes in it, by name
 */
record Shape(Map<String, Object> schema, Map<String, Map<String, Object>> components) {
    Shape {
        schema = Collections.unmodifiableMap(new LinkedHashMap<>(schema));
        components = Collections.unmodifiableMap(new LinkedHashMap<>(components));
    }

    private static Shape plain(String type, String meaning) {
        return new Shape(Map.of("type", type), Map.of()).with("description", meaning);
    }

    static Shape text(String meaning) {
        return plain("string", meaning);
    }

    /** An id as the API gives it. */
    static Shape id(String meaning) {
        return text(meaning).with("pattern", "^[0-7][0-9a-hjkmnp-tv-z]{12}$");
    }

    static Shape time(String meaning) {
        return text(meaning).with("format", "date-time");
    }

    static Shape count(String meaning) {
        return plain("integer", meaning).with("format", "int64");
    }

    static Shape flag(String meaning) {
        return plain("boolean", meaning);
    }

    static Shape oneOf(Collection<String> words, String meaning) {
        return text(meaning).with("enum", List.copyOf(words));
    }

    static Shape oneOf(Enum<?>[] values, String meaning) {
        return oneOf(Stream.of(values).map(Enum::name).toList(), meaning);
    }

    static Shape list(Shape item, String meaning) {
        return new Shape(Map.of("type", "array", "items", item.schema), item.components).with("description", meaning);
    }

    /** Names that are not known beforehand, with values of one shape. */
    static Shape map(Shape value, String meaning) {
        return new Shape(Map.of("type", "object", "additionalProperties", value.schema), value.components)
                .with("description", meaning);
    }

    /** A list with the cursor to its next page. */
    static Shape page(String name, Shape item) {
        return object().needs("items", list(item, "In the order that the address describes"))
                .may("next", id("Send it as 'after' to get what follows; missing on the last page"))
                .named(name);
    }

    static Members object() {
        return new Members();
    }

    Shape with(String keyword, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(schema);
        more.put(keyword, value);
        return new Shape(more, components);
    }

    Shape orNull() {
        return with("nullable", true);
    }

    /** The members of an object, one by one. */
    static final class Members {
        private final Map<String, Object> properties = new LinkedHashMap<>();
        private final List<String> needed = new ArrayList<>();
        private final Map<String, Map<String, Object>> components = new LinkedHashMap<>();
        private boolean closed;

        /** Always there. */
        Members needs(String name, Shape shape) {
            needed.add(name);
            return may(name, shape);
        }

        Members may(String name, Shape shape) {
            properties.put(name, shape.schema);
            components.putAll(shape.components);
            return this;
        }

        /** Whatever else is sent is refused by name. */
        Members nothingElse() {
            closed = true;
            return this;
        }

        private Map<String, Object> schema() {
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put("type", "object");
            if (!needed.isEmpty()) {
                schema.put("required", List.copyOf(needed));
            }
            schema.put("properties", Collections.unmodifiableMap(new LinkedHashMap<>(properties)));
            if (closed) {
                schema.put("additionalProperties", false);
            }
            return schema;
        }

        Shape inPlace() {
            return new Shape(schema(), components);
        }

        Shape named(String name) {
            Map<String, Map<String, Object>> all = new LinkedHashMap<>(components);
            all.put(name, schema());
            return new Shape(Map.of("$ref", "#/components/schemas/" + name), all);
        }
    }
}
