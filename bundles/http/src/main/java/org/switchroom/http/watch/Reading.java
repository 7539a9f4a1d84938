package org.switchroom.http.watch;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.switchroom.http.Admission;
import org.switchroom.http.HttpProblem;

/** Pages that are only read. */
final class Reading {
    private Reading() {}

    /** False when the method is another one, and then it is answered. */
    static boolean allowed(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String method = request.getMethod();
        if (method.equals("GET") || method.equals("HEAD")) {
            return true;
        }
        response.setHeader("Allow", "GET, HEAD");
        HttpProblem.methodNotAllowed(method, "GET, HEAD")
                .writeTo(response, Admission.of(request).requestId());
        return false;
    }
}
