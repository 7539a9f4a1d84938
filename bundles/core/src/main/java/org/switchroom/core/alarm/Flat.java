package org.switchroom.core.alarm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/** Fields as a document keeps them: YAML with a text or a list of texts for each name. A list is lines elsewhere. */
final class Flat {
    private Flat() {}

    /** Leaves out what is empty. */
    static String write(Map<String, String> fields) {
        Map<String, Object> document = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            if (value.contains("\n")) {
                document.put(name, List.of(value.split("\n")));
            } else if (!value.isEmpty()) {
                document.put(name, value);
            }
        });
        return new Dump(DumpSettings.builder()
                        .setDefaultFlowStyle(FlowStyle.BLOCK)
                        .setDefaultScalarStyle(ScalarStyle.DOUBLE_QUOTED)
                        .setWidth(100_000)
                        .build())
                .dumpToString(document);
    }

    /** @throws RuntimeException when it is not what {@link #write} wrote */
    static Map<String, String> read(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        Object document = new Load(LoadSettings.builder().build()).loadFromString(text);
        if (document instanceof Map<?, ?> map) {
            map.forEach((name, value) -> fields.put(String.valueOf(name), text(value)));
        }
        return fields;
    }

    private static String text(Object value) {
        if (value instanceof List<?> list) {
            return String.join("\n", list.stream().map(String::valueOf).toList());
        }
        return String.valueOf(value);
    }

    /** The lines that say something. */
    static List<String> lines(String value) {
        List<String> lines = new ArrayList<>();
        value.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
        return lines;
    }
}
