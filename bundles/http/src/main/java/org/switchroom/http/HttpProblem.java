package org.switchroom.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import org.switchroom.access.Scope;
import org.switchroom.answer.Problem;

/**
 * A problem as HTTP tells it (RFC 9457), with our members {@code field}, {@code cause}, {@code nextStep} and {@code
 * requestId}.
 *
 * @param word the last part of its type URI
 */
public record HttpProblem(
        int status, String word, String title, Optional<String> field, String cause, String nextStep) {
    /** RFC 9457 §3. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** RFC 9457 §3.1.1: an absolute URI; it names the kind and need not lead anywhere. */
    private static final String TYPE = "urn:switchroom:problem:";

    private static final JsonFactory JSON = new JsonFactory();

    public static HttpProblem of(Problem problem) {
        Problem.Kind kind = problem.kind();
        return new HttpProblem(
                kind.httpStatus(),
                kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                title(kind),
                problem.field(),
                problem.cause(),
                problem.nextStep());
    }

    public static HttpProblem methodNotAllowed(String method, String allowed) {
        return of(
                405,
                "method-not-allowed",
                "Method not allowed",
                method + " is not possible here",
                "Use one of: " + allowed + ".");
    }

    public static HttpProblem notAcceptable(String accept) {
        return of(
                406,
                "not-acceptable",
                "Not acceptable",
                "Accept asks for '" + shortened(accept) + "' and answers are application/json",
                "Send Accept: application/json, or leave the header out.");
    }

    public static HttpProblem unsupportedMediaType(String found, String expected) {
        return of(
                415,
                "unsupported-media-type",
                "Unsupported media type",
                "the body's Content-Type is '" + shortened(found) + "'",
                "Send Content-Type: " + expected + ", in UTF-8.");
    }

    public static HttpProblem nothingHere() {
        return of(
                404,
                "not-found",
                "Not found",
                "there is nothing at this address",
                "GET /api/openapi.json lists what there is.");
    }

    /** For defects: says nothing of what happened inside. The log has it under the request id. */
    public static HttpProblem defect() {
        return of(
                500,
                "defect",
                "Defect",
                "Switchroom made a mistake",
                "Tell the administrator the requestId; the log has the details. Before you send it again, look whether it"
                        + " was carried out.");
    }

    public static HttpProblem starting(String what) {
        return of(
                503,
                "unavailable",
                "Unavailable",
                what + " is not ready; nothing was done",
                "Try again in a few seconds; GET /health/ready says what is waited for.");
    }

    public static HttpProblem missing(Scope scope) {
        return of(Problem.of(
                Problem.Kind.FORBIDDEN,
                "this needs the scope " + scope.text() + ", and the caller does not have it",
                "Ask an administrator for a role or a token with this scope."));
    }

    private static HttpProblem of(int status, String word, String title, String cause, String nextStep) {
        return new HttpProblem(status, word, title, Optional.empty(), cause, nextStep);
    }

    private static String title(Problem.Kind kind) {
        return switch (kind) {
            case MALFORMED -> "Malformed request";
            case UNAUTHENTICATED -> "Not authenticated";
            case FORBIDDEN -> "Forbidden";
            case NOT_FOUND -> "Not found";
            case CONFLICT -> "Conflict";
            case STALE -> "Changed meanwhile";
            case TOO_LARGE -> "Too large";
            case INVALID -> "Invalid value";
            case PRECONDITION_REQUIRED -> "Precondition required";
            case TOO_MANY -> "Too many requests";
            case UNAVAILABLE -> "Unavailable";
        };
    }

    public byte[] json(String requestId) {
        var bytes = new ByteArrayOutputStream(400);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("type", TYPE + word);
            json.writeStringField("title", title);
            json.writeNumberField("status", status);
            json.writeStringField("detail", field.map(name -> name + ": ").orElse("") + cause + ". " + nextStep);
            if (field.isPresent()) {
                json.writeStringField("field", field.get());
            }
            json.writeStringField("cause", cause);
            json.writeStringField("nextStep", nextStep);
            json.writeStringField("requestId", requestId);
            json.writeEndObject();
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
        return bytes.toByteArray();
    }

    /** Answers a request with it. */
    public void writeTo(HttpServletResponse response, String requestId) throws IOException {
        byte[] body = json(requestId);
        response.setStatus(status);
        response.setContentType(MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** What a client sent, short enough to be quoted back and without control characters. */
    private static String shortened(String text) {
        if (text == null) {
            return "";
        }
        String safe = text.replaceAll("[^\\x20-\\x7e]", "?");
        return safe.length() <= 100 ? safe : safe.substring(0, 100) + "…";
    }
}
