package org.switchroom.route.intakehttp;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.answer.Problem;
import org.switchroom.http.HttpProblem;

/** What happens before an endpoint's action and after it, for every endpoint alike. Never throws. */
final class Reception {
    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
    private static final String JSON = "application/json";
    /** RFC 9512, and what curl and browsers call it. */
    private static final List<String> YAML =
            List.of("application/yaml", "application/x-yaml", "text/yaml", "text/plain");

    private static final String MERGE_PATCH = "application/merge-patch+json";

    private Reception() {}

    static CompletionStage<Reply> take(Endpoint endpoint, Request request) {
        String requestId = request.admission().requestId();
        Optional<HttpProblem> refused = refusal(endpoint, request);
        if (refused.isPresent()) {
            return CompletableFuture.completedFuture(Reply.of(refused.get(), requestId));
        }
        try {
            return endpoint.action().answer(request).exceptionally(defect -> defect(endpoint, requestId, defect));
        } catch (RuntimeException defect) {
            return CompletableFuture.completedFuture(defect(endpoint, requestId, defect));
        }
    }

    private static Reply defect(Endpoint endpoint, String requestId, Throwable defect) {
        LOG.error("Request {} to {} failed by a defect of ours; please report it", requestId, endpoint.id(), defect);
        return Reply.of(HttpProblem.defect(), requestId);
    }

    private static Optional<HttpProblem> refusal(Endpoint endpoint, Request request) {
        if (!request.admission().may(endpoint.scope())) {
            return Optional.of(HttpProblem.missing(endpoint.scope()));
        }
        Optional<String> accept = request.header("Accept");
        if (accept.isPresent() && !acceptsJson(accept.get())) {
            return Optional.of(HttpProblem.notAcceptable(accept.get()));
        }
        if (request.body().length > request.admission().longestBody()) {
            return Optional.of(HttpProblem.of(Problem.of(
                    Problem.Kind.TOO_LARGE,
                    "the body has more than " + request.admission().longestBody() + " bytes",
                    "Send less, or raise body.max-bytes of org.switchroom.http.")));
        }
        return switch (endpoint.content()) {
            case NONE -> bodyWhereNoneIs(request);
            case FIELDS -> wrongType(request, List.of(JSON));
            case YAML -> wrongType(request, YAML);
            case PATCH -> wrongType(request, List.of(MERGE_PATCH, JSON));
        };
    }

    /** An empty object is what many clients send when they mean nothing. */
    private static Optional<HttpProblem> bodyWhereNoneIs(Request request) {
        boolean nothing = request.body().length == 0
                || (request.body().length <= 8
                        && new String(request.body(), java.nio.charset.StandardCharsets.ISO_8859_1)
                                .strip()
                                .equals("{}"));
        return nothing
                ? Optional.empty()
                : Optional.of(HttpProblem.of(Problem.of(
                        Problem.Kind.MALFORMED,
                        "there is a body, and this address takes none",
                        "Send the request without a body.")));
    }

    private static Optional<HttpProblem> wrongType(Request request, List<String> expected) {
        String found = request.header("Content-Type").orElse("");
        String[] parts = found.split(";", 10);
        String type = parts[0].strip().toLowerCase(Locale.ROOT);
        boolean right = expected.contains(type);
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().toLowerCase(Locale.ROOT).replace("\"", "");
            right &= !parameter.startsWith("charset=") || parameter.equals("charset=utf-8");
        }
        return right
                ? Optional.empty()
                : Optional.of(HttpProblem.unsupportedMediaType(found, String.join(" or ", expected)));
    }

    private static boolean acceptsJson(String accept) {
        if (accept.equals("*/*") || accept.isBlank()) {
            return true;
        }
        for (String range : accept.toLowerCase(Locale.ROOT).split(",", 50)) {
            String[] parts = range.split(";", 10);
            String type = parts[0].strip();
            boolean named = type.equals("*/*")
                    || type.equals("application/*")
                    || type.equals(JSON)
                    || type.equals(HttpProblem.MEDIA_TYPE);
            boolean refused = false;
            for (int i = 1; i < parts.length; i++) {
                refused |= parts[i].strip().matches("q=0(\\.0{0,3})?");
            }
            if (named && !refused) {
                return true;
            }
        }
        return false;
    }
}
