package org.switchroom.route.mail;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.switchroom.job.JobField;
import org.switchroom.message.Content;

/**
 * Turns a content into the subject and body that the recipient reads. Templates see a job's fields by their API names
 * (times in the configured zone) and {@code number}, {@code kindWords}, {@code priorityWords}, {@code urgent},
 * {@code distress}, {@code update}, {@code lines} (each field but the notes as {@code label} and {@code value}, in
 * reading order); a plain text as {@code subject} and {@code body}.
 */
record MailTexts(
        ZoneId zone,
        MailTemplate jobSubject,
        MailTemplate jobBody,
        MailTemplate updateSubject,
        MailTemplate updateBody,
        MailTemplate textSubject,
        MailTemplate textBody) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm zzz", Locale.ENGLISH);

    Content.Text text(Content content) {
        return content.fold(this::text, MailTexts::alarm, this::job, MailTexts::binary);
    }

    private Content.Text text(Content.Text text) {
        Map<String, Object> values = Map.of("subject", text.subject(), "body", text.body());
        return new Content.Text(textSubject.render(values).strip(), textBody.render(values), text.answering());
    }

    /** Core renders alarms to text before they come here; this keeps a preview of one readable. */
    private static Content.Text alarm(Content.Alarm alarm) {
        return new Content.Text(
                "Alarm " + alarm.account(),
                "Account " + alarm.account() + ", event " + alarm.qualifier() + alarm.code() + ", partition "
                        + alarm.partition() + ", zone or user " + alarm.zoneOrUser());
    }

    /** Core sends none by mail; this keeps a preview of one readable. */
    private static Content.Text binary(Content.Binary binary) {
        return new Content.Text("Message", binary.words() + "; it is not sent by mail");
    }

    private Content.Text job(Content.Job job) {
        Map<String, Object> values = values(job);
        return job.update()
                ? new Content.Text(updateSubject.render(values).strip(), updateBody.render(values))
                : new Content.Text(jobSubject.render(values).strip(), jobBody.render(values));
    }

    private Map<String, Object> values(Content.Job job) {
        Map<String, Object> values = new HashMap<>();
        List<Map<String, String>> lines = new ArrayList<>();
        lines.add(Map.of("label", "Number", "value", job.number()));
        job.fields().forEach((name, raw) -> {
            String value = readable(name, raw);
            values.put(name, value);
            if (!name.equals("number") && !name.equals("notes") && !value.isBlank()) {
                lines.add(Map.of("label", label(name), "value", MailWriter.oneLine(value)));
            }
        });
        String priority = job.fields().getOrDefault("priority", "");
        values.put("number", job.number());
        values.put("update", job.update());
        values.put("urgent", priority.equals("URGENT"));
        values.put("distress", priority.equals("DISTRESS"));
        values.put("priorityWords", words(priority));
        values.put(
                "kindWords",
                job.fields().containsKey("kind") ? words(job.fields().get("kind")) : "job");
        values.put("lines", aligned(lines));
        return values;
    }

    private String readable(String name, String raw) {
        var type = JobField.byApiName(name).map(JobField::type);
        if (type.isPresent() && type.get() == JobField.Type.TIME) {
            return time(raw);
        }
        boolean isListed = name.equals("kind") || name.equals("priority") || name.equals("state");
        return isListed ? words(raw) : raw;
    }

    private String time(String raw) {
        try {
            Instant at = OffsetDateTime.parse(raw).toInstant();
            return TIME.format(at.atZone(zone));
        } catch (DateTimeException asItStands) {
            return raw;
        }
    }

    private static String words(String constant) {
        return constant.replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    /** {@code alarmCompany} is "Alarm company". */
    private static String label(String apiName) {
        return switch (apiName) {
            case "dueAt" -> "Due";
            case "onSiteAt" -> "On site";
            case "clearedAt" -> "Cleared";
            default -> {
                String spaced = apiName.replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
                yield spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
            }
        };
    }

    /** In a fixed-width font the values stand under each other. */
    private static List<Map<String, String>> aligned(List<Map<String, String>> lines) {
        int width = lines.stream()
                .mapToInt(line -> line.get("label").length())
                .max()
                .orElse(0);
        return lines.stream()
                .map(line -> Map.of(
                        "label", line.get("label"),
                        "padding", " ".repeat(width - line.get("label").length()),
                        "value", line.get("value")))
                .toList();
    }
}
