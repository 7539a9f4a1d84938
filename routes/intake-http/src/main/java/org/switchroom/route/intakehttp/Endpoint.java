package org.switchroom.route.intakehttp;

import java.util.Arrays;
import java.util.List;
import org.switchroom.access.Scope;

/**
 * One line of the API's table.
 *
 * @param id names the route, with the route set's name before it
 * @param template path below {@code /api}, with names in braces
 * @param scope what a caller needs
 * @param parameters of the query
 */
record Endpoint(
        String id,
        String method,
        String template,
        Scope scope,
        Content content,
        List<String> parameters,
        String summary,
        Action action) {
    /** What its requests carry. */
    enum Content {
        NONE,
        FIELDS,
        /** Fields to change, as RFC 7396 has them: null clears. */
        PATCH
    }

    List<String> variables() {
        return Arrays.stream(template.split("/"))
                .filter(part -> part.startsWith("{"))
                .map(part -> part.substring(1, part.length() - 1))
                .toList();
    }
}
