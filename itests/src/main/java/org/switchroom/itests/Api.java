package org.switchroom.itests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** A client of the HTTP API, as a partner would write one: the JDK's own client and a JSON library. */
public final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param body parsed, or an empty object when there was none or it is not JSON */
    public record Reply(int status, JsonNode body, HttpResponse<String> raw) {
        public String text(String field) {
            return body.path(field).asText();
        }

        public Optional<String> header(String name) {
            return raw.headers().firstValue(name);
        }

        /** The reply itself, or an error that shows what came instead. */
        public Reply expect(int wanted) {
            if (status != wanted) {
                throw new AssertionError(
                        "expected " + wanted + " from " + raw.uri() + ", got " + status + ": " + raw.body());
            }
            return this;
        }
    }

    private final Distribution distribution;
    private final Optional<String> authorization;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private Api(Distribution distribution, Optional<String> authorization) {
        this.distribution = distribution;
        this.authorization = authorization;
    }

    public static Api basic(Distribution distribution, String user, String password) {
        String pair = user + ":" + password;
        return new Api(
                distribution,
                Optional.of("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))));
    }

    public static Api bearer(Distribution distribution, String secret) {
        return new Api(distribution, Optional.of("Bearer " + secret));
    }

    public static Api anonymous(Distribution distribution) {
        return new Api(distribution, Optional.empty());
    }

    public Reply get(String path) {
        return send("GET", path, "", Map.of());
    }

    public Reply post(String path, String json) {
        return send("POST", path, json, Map.of());
    }

    public Reply post(String path, Map<String, ?> body) {
        return post(path, json(body));
    }

    public static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }

    public Reply send(String method, String path, String body, Map<String, String> headers) {
        return send(method, path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    public Reply send(String method, String path, byte[] body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(distribution.url(path))
                .timeout(Duration.ofSeconds(30))
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        authorization.ifPresent(value -> request.setHeader("Authorization", value));
        if (body.length > 0 && !headers.containsKey("Content-Type")) {
            request.setHeader("Content-Type", "application/json");
        }
        headers.forEach(request::setHeader);
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), parsed(response.body()), response);
        } catch (IOException broken) {
            throw new UncheckedIOException(method + " " + path, broken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private static JsonNode parsed(String body) {
        try {
            JsonNode node = JSON.readTree(body);
            return node == null ? JSON.createObjectNode() : node;
        } catch (IOException notJson) {
            return JSON.createObjectNode();
        }
    }
}
