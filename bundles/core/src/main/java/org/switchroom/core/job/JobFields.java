package org.switchroom.core.job;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.core.FieldText;
import org.switchroom.job.JobField;
import org.switchroom.job.JobKind;
import org.switchroom.message.Priority;
import org.switchroom.party.PartyId;

/** Turns the written fields of a job into checked ones, or names the first that is wrong. */
public final class JobFields {
    private static final List<String> NAMES =
            Arrays.stream(JobField.values()).map(JobField::apiName).toList();

    private JobFields() {}

    /** An empty value stays empty: it clears the field. Times are brought to UTC. */
    public static Answer<Map<JobField, String>> read(Map<String, String> written) {
        Map<JobField, String> fields = new EnumMap<>(JobField.class);
        for (var one : written.entrySet()) {
            Optional<JobField> field = JobField.byApiName(one.getKey());
            if (field.isEmpty()) {
                return Answer.refused(Problem.field(
                        one.getKey(), "a job has no such field", "Known are " + String.join(", ", NAMES)));
            }
            Optional<Problem> wrong =
                    one.getValue().isEmpty() ? Optional.empty() : check(field.get(), one.getKey(), one.getValue());
            if (wrong.isPresent()) {
                return Answer.refused(wrong.get());
            }
            fields.put(field.get(), normal(field.get(), one.getValue()));
        }
        return Answer.done(fields);
    }

    private static String normal(JobField field, String value) {
        return field.type() == JobField.Type.TIME && !value.isEmpty()
                ? OffsetDateTime.parse(value).toInstant().toString()
                : value;
    }

    private static Optional<Problem> check(JobField field, String name, String value) {
        return switch (field.type()) {
            case KIND -> oneOf(name, value, JobKind.values());
            case PRIORITY -> oneOf(name, value, Priority.values());
            case WORD -> FieldText.line(name, value);
            case TEXT -> FieldText.text(name, value);
            case PARTY ->
                PartyId.parse(value).isPresent()
                        ? Optional.empty()
                        : Optional.of(Problem.field(
                                name,
                                "'" + shown(value) + "' is no party's id",
                                "Send an id as /api/parties shows it"));
            case TIME -> time(name, value);
        };
    }

    private static Optional<Problem> oneOf(String name, String value, Enum<?>[] known) {
        return Arrays.stream(known).anyMatch(one -> one.name().equals(value))
                ? Optional.empty()
                : Optional.of(
                        Problem.field(name, "'" + shown(value) + "' is not known", "Known are " + List.of(known)));
    }

    private static Optional<Problem> time(String name, String value) {
        try {
            int year = OffsetDateTime.parse(value).getYear();
            return year >= 1970 && year < 10_000
                    ? Optional.empty()
                    : Optional.of(Problem.field(name, "the year " + year + " is far off", "Check the time"));
        } catch (DateTimeException notATime) {
            return Optional.of(Problem.field(
                    name, "'" + shown(value) + "' is no time with offset", "Send it like 2026-11-21T14:05:00Z"));
        }
    }

    private static String shown(String value) {
        return value.length() > 40 ? value.substring(0, 40) + "…" : value;
    }
}
