package org.switchroom.route.intakehttp;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.switchroom.access.Caller;
import org.switchroom.http.Admission;

/**
 * A request as an endpoint sees it: read whole, without anything of the server in it.
 *
 * @param variables what stands for the names in the endpoint's template
 * @param query as sent, without the question mark; empty when there is none
 * @param headers looks a header up by its name in any case, null when there is none; only until the endpoint answers
 *     its stage
 * @param body empty when there is none
 */
record Request(
        Map<String, String> variables,
        String query,
        Function<String, String> headers,
        byte[] body,
        Admission admission) {
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.apply(name));
    }

    String variable(String name) {
        return variables.get(name);
    }

    /** Only endpoints ask, and those are reached by known callers only. */
    Caller caller() {
        return admission.caller().orElseThrow();
    }
}
