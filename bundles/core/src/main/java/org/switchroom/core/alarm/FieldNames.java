package org.switchroom.core.alarm;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.switchroom.answer.Problem;

/** Which names a request may use. */
final class FieldNames {
    private FieldNames() {}

    /** The problem with the first name that is not one of these. */
    static Optional<Problem> unknown(Map<String, String> fields, Set<String> known) {
        return fields.keySet().stream()
                .filter(field -> !known.contains(field))
                .findFirst()
                .map(field -> Problem.field(
                        field,
                        "there is no such field",
                        "Use " + known.stream().sorted().toList()));
    }
}
