package org.switchroom.route.intakehttp;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.switchroom.answer.Problem;
import org.switchroom.job.JobId;
import org.switchroom.message.IdText;

/** A request's query, read parameter by parameter; remembers the first thing that is wrong. One thread. */
final class Query {
    /** Asked for at the door already. */
    private static final String TENANT = "tenant";

    private static final int LONGEST_TEXT = 200;
    private static final int USUAL_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 200;

    private final Map<String, String> values = new LinkedHashMap<>();
    private Optional<Problem> problem = Optional.empty();

    /** @param known the names that the endpoint has */
    Query(String query, List<String> known) {
        for (String pair : query.isEmpty() ? new String[0] : query.split("&", 100)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (!known.contains(name) && !name.equals(TENANT)) {
                wrong(name, "there is no such parameter", "Use one of: " + String.join(", ", known) + ".");
            } else {
                put(name, equals < 0 ? "" : pair.substring(equals + 1));
            }
        }
    }

    /** Ask last. */
    Optional<Problem> problem() {
        return problem;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> type) {
        Optional<E> found = text(name).flatMap(word -> Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst());
        if (found.isEmpty() && values.containsKey(name)) {
            wrong(name, "there is no such value", "Use one of: " + Arrays.toString(type.getEnumConstants()) + ".");
        }
        return found;
    }

    Optional<Integer> number(String name) {
        Optional<String> word = text(name);
        if (word.isPresent() && !word.get().matches("[1-9][0-9]{0,8}")) {
            wrong(name, "it is not a number from 1", "Send a number.");
            return Optional.empty();
        }
        return word.map(Integer::parseInt);
    }

    boolean flag(String name) {
        String word = values.getOrDefault(name, "false");
        if (!word.equals("true") && !word.equals("false")) {
            wrong(name, "it is neither true nor false", "Send true or false.");
        }
        return word.equals("true");
    }

    Optional<Instant> time(String name) {
        try {
            return text(name).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
        } catch (DateTimeException notATime) {
            wrong(name, "it is not a time", "Send ISO 8601 with offset, such as 2026-11-21T14:05:00Z ('+' is %2B).");
            return Optional.empty();
        }
    }

    Optional<JobId> job(String name) {
        Optional<JobId> id = text(name).flatMap(JobId::parse);
        if (id.isEmpty() && values.containsKey(name)) {
            wrong(name, "it is not the id of a job", "Send an id as the API gave it.");
        }
        return id;
    }

    /** The {@code next} of the page before. */
    Optional<String> after() {
        Optional<String> after = text("after");
        if (after.isPresent() && IdText.read(after.get()).isEmpty()) {
            wrong("after", "it is not the next of a page", "Send what the page before gave as next.");
        }
        return after;
    }

    int limit() {
        String word = values.getOrDefault("limit", Integer.toString(USUAL_LIMIT));
        if (word.matches("[0-9]{1,3}")) {
            int limit = Integer.parseInt(word);
            if (limit >= 1 && limit <= HIGHEST_LIMIT) {
                return limit;
            }
        }
        wrong("limit", "it is not a number from 1 to " + HIGHEST_LIMIT, "Send a number in that range.");
        return USUAL_LIMIT;
    }

    private void put(String name, String encoded) {
        String value;
        try {
            value = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEscape) {
            wrong(name, "its percent signs are not followed by two hex digits", "Encode the value (RFC 3986 §2.1).");
            return;
        }
        if (value.length() > LONGEST_TEXT || value.indexOf('\uFFFD') >= 0) {
            wrong(name, "it has more than " + LONGEST_TEXT + " characters, or is not UTF-8", "Send less, in UTF-8.");
        } else if (Characters.problem(name, value).isPresent()) {
            problem = problem.or(() -> Characters.problem(name, value));
        } else if (values.put(name, value) != null) {
            wrong(name, "it is there twice", "Send it once.");
        }
    }

    private void wrong(String name, String cause, String nextStep) {
        if (problem.isEmpty()) {
            problem = Optional.of(Problem.field(Quote.of(name), cause, nextStep));
        }
    }
}
