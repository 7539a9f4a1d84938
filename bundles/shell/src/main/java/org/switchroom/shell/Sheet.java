package org.switchroom.shell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.karaf.shell.support.table.ShellTable;

/** Facts as text: a table, a page, or JSON. */
final class Sheet {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Sheet() {}

    static String table(List<Facts> rows, List<String> columns) {
        ShellTable table = new ShellTable().emptyTableText("none");
        columns.forEach(table::column);
        for (Facts row : rows) {
            table.addRow()
                    .addContent(columns.stream()
                            .map(name -> oneLine(row.map().get(name)))
                            .toArray());
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        table.print(new PrintStream(text, true, StandardCharsets.UTF_8));
        return text.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    /** One fact a line; lines of a longer text and facts of a fact are indented below their name. */
    static String page(Facts facts) {
        int width = facts.map().keySet().stream().mapToInt(String::length).max().orElse(0);
        StringBuilder page = new StringBuilder();
        facts.map()
                .forEach((name, value) ->
                        page.append(String.format("%-" + width + "s  %s%n", name, indented(value, width + 2))));
        return page.toString().stripTrailing();
    }

    static String json(Facts facts) {
        return write(plain(facts));
    }

    static String json(List<Facts> rows) {
        return write(plain(rows));
    }

    private static String write(Object plain) {
        try {
            return JSON.writeValueAsString(plain);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts that are no JSON: " + plain, e);
        }
    }

    private static Object plain(Object value) {
        if (value instanceof Facts facts) {
            return plain(facts.map());
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.forEach((key, inner) -> plain.put(key.toString(), plain(inner)));
            return plain;
        } else if (value instanceof Collection<?> all) {
            return all.stream().map(Sheet::plain).toList();
        } else if (value instanceof Number || value instanceof Boolean) {
            return value;
        }
        return value.toString();
    }

    private static String indented(Object value, int columns) {
        return text(value).replace("\n", "\n" + " ".repeat(columns));
    }

    private static String oneLine(Object value) {
        return value == null ? "" : text(value).replace("\n", " / ");
    }

    private static String text(Object value) {
        if (value instanceof Instant time) {
            return TIME.format(time.atZone(ZoneId.systemDefault()));
        } else if (value instanceof Duration duration) {
            return words(duration);
        } else if (value instanceof Facts facts) {
            return text(facts.map());
        } else if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + " " + text(entry.getValue()))
                    .collect(Collectors.joining(", "));
        } else if (value instanceof Collection<?> all) {
            return all.stream().map(Sheet::text).collect(Collectors.joining("\n"));
        }
        return String.valueOf(value);
    }

    /** The two largest units: {@code 2 d 3 h}, {@code 4 min 5 s}, {@code 0.120 s}. */
    static String words(Duration duration) {
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            return duration.toMillis() + " ms";
        } else if (duration.toMinutes() == 0) {
            return duration.toSeconds() + " s";
        } else if (duration.toHours() == 0) {
            return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
        } else if (duration.toDays() == 0) {
            return duration.toHours() + " h " + duration.toMinutesPart() + " min";
        }
        return duration.toDays() + " d " + duration.toHoursPart() + " h";
    }
}
