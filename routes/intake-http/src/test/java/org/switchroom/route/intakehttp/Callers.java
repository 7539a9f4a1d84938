package org.switchroom.route.intakehttp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.switchroom.access.Caller;
import org.switchroom.access.Role;
import org.switchroom.access.Scope;
import org.switchroom.http.Admission;

/** Requests as tests need them. */
final class Callers {
    private Callers() {}

    static Caller caller(Role role, String tenant) {
        return new Caller("someone", List.of(tenant), false, Scope.of(role));
    }

    static Admission admission(Caller caller) {
        return new Admission(Optional.of(caller), "user:" + caller.name(), "request-1", 262_144);
    }

    static Request request(Caller caller, Map<String, String> variables, String query, String body, String... headers) {
        return request(caller, variables, query, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** @param headers names and values in turn; Content-Type is there when there is a body */
    static Request request(Caller caller, Map<String, String> variables, String query, byte[] body, String... headers) {
        Map<String, String> named = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (body.length > 0) {
            named.put("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            named.put(headers[i], headers[i + 1]);
        }
        return new Request(variables, query, named::get, body, admission(caller));
    }
}
