package org.switchroom.core.service;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.switchroom.core.KeyLines;
import org.switchroom.service.ServiceJob;

/** A service job as the text of a document, and back. */
final class JobLines {
    private JobLines() {}

    static String write(ServiceJob job) {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("kind", job.kind());
        lines.put("system", Boolean.toString(job.system()));
        lines.putAll(fields(job));
        return KeyLines.write(lines);
    }

    /** What can be changed, as it is written. */
    static Map<String, String> fields(ServiceJob job) {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("active", Boolean.toString(job.active()));
        lines.put("logKind", job.logKind().name());
        lines.put("name", job.name());
        lines.put("description", job.description());
        lines.put("note", job.note());
        lines.put("validFrom", job.validFrom().toString());
        lines.put("validUntil", job.validUntil().toString());
        lines.put("errorMail", String.join(",", job.errorMail()));
        lines.put("tenants", String.join(",", job.tenants()));
        lines.put("schedule", job.schedule());
        lines.put("priority", job.high() ? "HIGH" : "NORMAL");
        return lines;
    }

    /**
     * @param lines checked, or written by {@link #write}
     * @throws DateTimeException when a day is none
     */
    static ServiceJob job(
            String id, Map<String, String> lines, int version, ServiceJob.Stamp created, ServiceJob.Stamp changed) {
        return new ServiceJob(
                id,
                Kinds.id(lines.getOrDefault("kind", Kinds.SMS)),
                Boolean.parseBoolean(lines.get("active")),
                ServiceJob.LogKind.valueOf(lines.get("logKind")),
                lines.get("name"),
                lines.get("description"),
                lines.get("note"),
                LocalDate.parse(lines.get("validFrom")),
                LocalDate.parse(lines.get("validUntil")),
                list(lines.get("errorMail")),
                list(lines.get("tenants")),
                Boolean.parseBoolean(lines.getOrDefault("system", "false")),
                lines.get("schedule"),
                lines.get("priority").equals("HIGH"),
                version,
                created,
                changed);
    }

    static List<String> list(String written) {
        return Arrays.stream(written.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .distinct()
                .toList();
    }
}
