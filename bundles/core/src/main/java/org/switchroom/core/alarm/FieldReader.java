package org.switchroom.core.alarm;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchroom.answer.Problem;

/**
 * Reads what was written into fields: each as what it should be, and of all that is wrong the first thing. Reading goes
 * on behind a wrong field, with a value that nobody sees. One thread.
 */
final class FieldReader {
    private final Map<String, String> fields;
    private Optional<Problem> problem = Optional.empty();

    FieldReader(Map<String, String> fields) {
        this.fields = fields;
    }

    /** The first thing that was found wrong so far. */
    Optional<Problem> problem() {
        return problem;
    }

    void wrong(String field, String cause, String nextStep) {
        wrong(Problem.field(field, cause, nextStep));
    }

    void wrong(Problem found) {
        problem = problem.or(() -> Optional.of(found));
    }

    /** As it is written. */
    String value(String field, String usual) {
        return fields.getOrDefault(field, usual);
    }

    /** Without blanks around it; empty when it is missing or blank. */
    Optional<String> text(String field) {
        return Optional.ofNullable(fields.get(field)).map(String::strip).filter(it -> !it.isEmpty());
    }

    /** The lines that say something. */
    List<String> lines(String field) {
        return Flat.lines(fields.getOrDefault(field, ""));
    }

    boolean flag(String field, boolean usual) {
        Optional<String> value = text(field);
        if (value.isPresent() && !value.get().equals("true") && !value.get().equals("false")) {
            wrong(field, "it is neither true nor false", "Send true or false");
        }
        return value.map(Boolean::parseBoolean).orElse(usual);
    }

    /** @param text in the field */
    Duration seconds(String field, String text) {
        if (!text.strip().matches("[0-9]{1,7}")) {
            wrong(field, "'" + text + "' is no number of seconds", "Send a whole number");
            return Duration.ZERO;
        }
        return Duration.ofSeconds(Long.parseLong(text.strip()));
    }
}
