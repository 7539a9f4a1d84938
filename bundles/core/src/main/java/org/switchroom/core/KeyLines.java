package org.switchroom.core;

import java.util.LinkedHashMap;
import java.util.Map;

/** Names and texts as lines {@code name=text}, for documents and settings that are read by people, too. */
public final class KeyLines {
    private KeyLines() {}

    public static String write(Map<String, String> values) {
        StringBuilder lines = new StringBuilder();
        values.forEach((name, text) -> lines.append(name)
                .append('=')
                .append(text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r"))
                .append('\n'));
        return lines.toString();
    }

    /** In the order of the lines; what is no such line is passed over. */
    public static Map<String, String> read(String lines) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : lines.split("\n")) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(line.substring(0, equals), plain(line.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String plain(String written) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '\\' && i + 1 < written.length()) {
                i++;
                char escaped = written.charAt(i);
                text.append(escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
