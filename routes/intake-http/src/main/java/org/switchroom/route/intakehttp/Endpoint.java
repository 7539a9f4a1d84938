package org.switchroom.route.intakehttp;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.switchroom.access.Scope;

/**
 * One line of the API's table.
 *
 * @param id names the route, with the route set's name before it
 * @param template path below {@code /api}, with names in braces
 * @param scope what a caller needs
 * @param parameters of the query
 * @param success what it answers with when all is well
 * @param takes what its requests carry, when they carry anything
 * @param gives what it answers
 */
record Endpoint(
        String id,
        String method,
        String template,
        Scope scope,
        Content content,
        List<String> parameters,
        String summary,
        Action action,
        int success,
        Optional<Shape> takes,
        Optional<Shape> gives) {
    /** Not described yet: {@link #giving} has to follow. */
    Endpoint(
            String id,
            String method,
            String template,
            Scope scope,
            Content content,
            List<String> parameters,
            String summary,
            Action action) {
        this(
                id,
                method,
                template,
                scope,
                content,
                parameters,
                summary,
                action,
                200,
                Optional.empty(),
                Optional.empty());
    }

    Endpoint taking(Shape shape) {
        return described(success, Optional.of(shape), gives);
    }

    Endpoint giving(Shape shape) {
        return described(success, takes, Optional.of(shape));
    }

    /** Something new comes of it: 201. */
    Endpoint making(Shape shape) {
        return described(201, takes, Optional.of(shape));
    }

    private Endpoint described(int status, Optional<Shape> taken, Optional<Shape> given) {
        return new Endpoint(id, method, template, scope, content, parameters, summary, action, status, taken, given);
    }

    /** What its requests carry. */
    enum Content {
        NONE,
        FIELDS,
        /** A text in YAML, as it stands in its file. */
        YAML,
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
