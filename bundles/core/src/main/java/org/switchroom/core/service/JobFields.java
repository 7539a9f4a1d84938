package org.switchroom.core.service;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.switchroom.access.Tenant;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.core.FieldText;
import org.switchroom.service.ServiceJob;
import org.switchroom.service.Timing;
import org.switchroom.store.Journal;

/** Checks what is written about a service job, field by field. */
final class JobFields {
    /** Of the manual; taken, so that an import does not fail, and without any effect (SM-066, SM-067). */
    private static final Set<String> IGNORED = Set.of("userName", "dialogName");

    private static final Pattern MAIL = Pattern.compile("[^\\s@,;:]{1,64}@[^\\s@,;:]{1,253}");

    private final Journal journal;
    private final ZoneId zone;
    private final Function<Timing, Optional<String>> wrongTiming;

    /** @param wrongTiming what the clock finds wrong with a time */
    JobFields(Journal journal, ZoneId zone, Function<Timing, Optional<String>> wrongTiming) {
        this.journal = journal;
        this.zone = zone;
        this.wrongTiming = wrongTiming;
    }

    /** The fields before with the changes in them, all of them checked. */
    Answer<Map<String, String>> read(Map<String, String> before, Map<String, String> changes) {
        Map<String, String> after = new LinkedHashMap<>(before);
        for (Map.Entry<String, String> one : changes.entrySet()) {
            String name = one.getKey();
            if (IGNORED.contains(name)) {
                continue;
            }
            if (!before.containsKey(name)) {
                return Answer.refused(Problem.field(
                        name,
                        name.equals("kind") || name.equals("system")
                                ? "it is set when a job is made, and never changed"
                                : "a service job has no such field",
                        "Known are " + String.join(", ", before.keySet())));
            }
            String value = name.equals("description") || name.equals("note")
                    ? one.getValue()
                    : one.getValue().strip();
            Optional<Problem> wrong = wrong(name, value);
            if (wrong.isPresent()) {
                return Answer.refused(wrong.get());
            }
            after.put(name, value);
        }
        return LocalDate.parse(after.get("validUntil")).isBefore(LocalDate.parse(after.get("validFrom")))
                ? Answer.refused(Problem.field(
                        "validUntil",
                        "it ends on " + after.get("validUntil") + ", before it begins on " + after.get("validFrom"),
                        "Send a later day, or an earlier validFrom"))
                : Answer.done(after);
    }

    private Optional<Problem> wrong(String name, String value) {
        return switch (name) {
            case "active" -> oneOf(name, value, List.of("true", "false"));
            case "priority" -> oneOf(name, value, List.of("NORMAL", "HIGH"));
            case "logKind" ->
                oneOf(name, value, List.of(ServiceJob.LogKind.ERRORS_ONLY.name(), ServiceJob.LogKind.COMPLETE.name()));
            case "name" ->
                FieldText.line(name, value).or(() -> when(value.isBlank(), name, "the name is blank", "Send a name"));
            case "validFrom", "validUntil" -> day(name, value);
            case "errorMail" -> each(name, value, mail -> MAIL.matcher(mail).matches(), "is no mail address");
            case "tenants" -> each(name, value, this::isTenant, "is no tenant");
            case "schedule" -> schedule(name, value);
            default -> FieldText.text(name, value);
        };
    }

    private boolean isTenant(String id) {
        return journal.tenants().stream().map(Tenant::id).anyMatch(id::equals);
    }

    private Optional<Problem> schedule(String name, String value) {
        Optional<Timing> timing = ScheduleText.read(value, zone);
        return timing.isEmpty()
                ? Optional.of(Problem.field(name, "'" + value + "' is no schedule", ScheduleText.FORMS))
                : wrongTiming.apply(timing.get()).map(cause -> Problem.field(name, cause, ScheduleText.FORMS));
    }

    private static Optional<Problem> day(String name, String value) {
        try {
            LocalDate.parse(value);
            return Optional.empty();
        } catch (DateTimeException noDay) {
            return Optional.of(Problem.field(name, "'" + value + "' is no day", "Send one such as 2026-12-31"));
        }
    }

    private static Optional<Problem> each(String name, String value, Function<String, Boolean> fits, String wrong) {
        return JobLines.list(value).stream()
                .filter(item -> !fits.apply(item))
                .findFirst()
                .map(item -> Problem.field(name, "'" + item + "' " + wrong, "Correct it, with commas between several"));
    }

    private static Optional<Problem> oneOf(String name, String value, List<String> known) {
        return when(!known.contains(value), name, "'" + value + "' is not known", "Known are " + known);
    }

    private static Optional<Problem> when(boolean wrong, String name, String cause, String nextStep) {
        return wrong ? Optional.of(Problem.field(name, cause, nextStep)) : Optional.empty();
    }
}
