package org.switchroom.route.intakehttp;

import java.util.LinkedHashMap;
import java.util.Map;
import org.switchroom.answer.Problem;
import org.switchroom.http.HttpProblem;

/**
 * What is answered.
 *
 * @param headers beside Content-Type and Content-Length
 */
record Reply(int status, String contentType, Map<String, String> headers, byte[] body) {
    private static final String JSON = "application/json";

    static Reply json(int status, byte[] body) {
        return new Reply(status, JSON, Map.of(), body);
    }

    static Reply of(HttpProblem problem, String requestId) {
        return new Reply(problem.status(), HttpProblem.MEDIA_TYPE, Map.of(), problem.json(requestId));
    }

    static Reply of(Problem problem, Request request) {
        Reply reply = of(HttpProblem.of(problem), request.admission().requestId());
        return problem.kind() == Problem.Kind.UNAVAILABLE ? reply.with("Retry-After", "5") : reply;
    }

    static Reply empty(int status) {
        return new Reply(status, JSON, Map.of(), new byte[0]);
    }

    Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, contentType, more, body);
    }
}
