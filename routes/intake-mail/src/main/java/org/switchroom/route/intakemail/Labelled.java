package org.switchroom.route.intakemail;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.switchroom.job.JobField;

/**
 * Lines such as {@code Customer: Bank} in the text of a mail. A line without a label goes on with the value before it
 * when that was the last of a note; a signature ({@code -- }) and quoted lines end it.
 */
final class Labelled {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern LINE = Pattern.compile("([\\p{L}][\\p{L}\\p{N} ._/-]{0,60}?)\\s*[:=]\\s*(.*)");
    private static final int MOST_LINES = 2_000;

    private Labelled() {}

    /**
     * By our own field names, as people write them: {@code Alarm company}, {@code alarm-company}, {@code ALARMCOMPANY}
     * are {@code alarmCompany}. Other labels are no fields.
     */
    static Map<String, String> ofOurNames(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        read(text).forEach((label, value) -> ours(label).ifPresent(name -> fields.putIfAbsent(name, value)));
        return fields;
    }

    private static Optional<String> ours(String label) {
        String letters = label.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
        for (JobField field : JobField.values()) {
            if (field.apiName().toLowerCase(Locale.ROOT).equals(letters)) {
                return Optional.of(field.apiName());
            }
        }
        return Optional.empty();
    }

    /** By the labels as they stand, the first of each. */
    static Map<String, String> read(String text) {
        Map<String, String> lines = new LinkedHashMap<>();
        String last = "";
        int count = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (line.equals("-- ") || line.startsWith(">") || ++count > MOST_LINES) {
                break;
            }
            Matcher labelled = LINE.matcher(line.strip());
            if (labelled.matches()) {
                last = labelled.group(1);
                if (lines.putIfAbsent(last, labelled.group(2).strip()) != null) {
                    last = "";
                }
            } else if (ours(last).filter(JobField.NOTES.apiName()::equals).isPresent()) {
                lines.merge(last, line.strip(), (before, more) -> before + "\n" + more);
            } else {
                last = "";
            }
        }
        lines.replaceAll((label, value) -> value.strip());
        lines.values().removeIf(String::isEmpty);
        return lines;
    }

    /** As one JSON object, for a mapping. */
    static String json(Map<String, String> fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (Map.Entry<String, String> field : fields.entrySet()) {
                json.writeStringField(field.getKey(), field.getValue());
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing JSON into memory failed", impossible);
        }
        return text.toString();
    }
}
