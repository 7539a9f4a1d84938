package org.switchroom.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;

/**
 * A request that was let in. The door puts it on every request before any servlet sees it.
 *
 * @param caller who asks, already acting for the tenant that the request names; empty only on the open health pages
 * @param client stable name of the caller over restarts, unique between users and tokens; keeps idempotency keys apart
 * @param requestId on the answer and in the log
 * @param longestBody in bytes
 */
public record Admission(Optional<Caller> caller, String client, String requestId, int longestBody) {
    /** The context that every servlet of the HTTP side selects; it is the door. */
    public static final String CONTEXT = "switchroom";

    /** What a servlet sets so that requests are counted by route, never by address: {@code /api/jobs/{id}}. */
    public static final String ROUTE = "org.switchroom.http.route";

    private static final String ATTRIBUTE = "org.switchroom.http.admission";

    public Admission {
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(requestId, "requestId");
    }

    public boolean may(Scope scope) {
        return caller.isPresent() && caller.get().may(scope);
    }

    public void putOn(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** @throws IllegalStateException when the request did not come through the door: a defect, nothing is served */
    public static Admission of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Admission admission) {
            return admission;
        }
        throw new IllegalStateException("the request did not come through the door; its servlet must select the"
                + " whiteboard context '" + CONTEXT + "'");
    }
}
