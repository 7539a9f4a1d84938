package org.switchroom.core.routing;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JsonSmartJsonProvider;
import com.jayway.jsonpath.spi.mapper.JsonSmartMappingProvider;
import java.util.Collection;

/** A JSONPath finds something in the job: anything but null, false and an empty list. */
final class JsonCondition implements Condition {
    private static final Configuration READING = Configuration.builder()
            .jsonProvider(new JsonSmartJsonProvider())
            .mappingProvider(new JsonSmartMappingProvider())
            .options(Option.SUPPRESS_EXCEPTIONS)
            .build();

    private final String text;
    private final JsonPath path;

    private JsonCondition(String text, JsonPath path) {
        this.text = text;
        this.path = path;
    }

    /** @throws IllegalArgumentException saying what is wrong with the path */
    static JsonCondition of(String text) {
        try {
            return new JsonCondition(text, JsonPath.compile(text));
        } catch (JsonPathException | IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(unreadable.getMessage(), unreadable);
        }
    }

    @Override
    public boolean holds(Situation situation) {
        Object found = path.read((Object) situation.json(), READING);
        return found != null && !Boolean.FALSE.equals(found) && !(found instanceof Collection<?> all && all.isEmpty());
    }

    @Override
    public String words() {
        return "json " + text;
    }

    @Override
    public String found(Situation situation) {
        return "it finds nothing in this job";
    }
}
