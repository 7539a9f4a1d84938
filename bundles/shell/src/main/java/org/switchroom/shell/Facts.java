package org.switchroom.shell;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is known of one thing, by name, in reading order. What is not known is not there. */
public final class Facts {
    private final Map<String, Object> facts = new LinkedHashMap<>();

    /** Text, numbers, truth, times, lists and further facts; an empty {@code Optional} adds nothing. */
    public Facts with(String name, Object value) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(present -> facts.put(name, present));
        } else {
            facts.put(name, value);
        }
        return this;
    }

    Map<String, Object> map() {
        return Collections.unmodifiableMap(facts);
    }
}
