package org.switchroom.route.intakehttp;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.switchroom.http.HttpProblem;

/**
 * Completes the description that Camel makes of the REST routes by what Camel can not know: the fields of what requests
 * carry and of what is answered. Any thread.
 */
final class Description {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    private static final Shape PROBLEM = Shape.object()
            .needs("type", Shape.text("Names the kind of problem; leads nowhere"))
            .needs("title", Shape.text("The kind of problem, for people"))
            .needs("status", Shape.count("As in the status line"))
            .needs("detail", Shape.text("All of it in one text"))
            .may("field", Shape.text("The field, parameter or header at fault"))
            .needs("cause", Shape.text("What is wrong"))
            .needs("nextStep", Shape.text("What to do"))
            .needs("requestId", Shape.text("The log has more under it"))
            .named("Problem");

    private final List<Endpoint> endpoints;

    Description(List<Endpoint> endpoints) {
        this.endpoints = List.copyOf(endpoints);
    }

    byte[] complete(byte[] camels) {
        try {
            Map<String, Object> document = JSON.readValue(camels, OBJECT);
            Map<String, Object> schemas = member(member(document, "components"), "schemas");
            schemas.putAll(PROBLEM.components());
            for (Endpoint endpoint : endpoints) {
                endpoint.takes().ifPresent(shape -> schemas.putAll(shape.components()));
                endpoint.gives().ifPresent(shape -> schemas.putAll(shape.components()));
                complete(
                        member(
                                member(member(document, "paths"), endpoint.template()),
                                endpoint.method().toLowerCase(Locale.ROOT)),
                        endpoint);
            }
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
    }

    private static void complete(Map<String, Object> operation, Endpoint endpoint) {
        endpoint.takes().ifPresent(shape -> {
            Map<String, Object> content = new LinkedHashMap<>();
            boolean yaml = endpoint.content() == Endpoint.Content.YAML;
            content.put(yaml ? "application/yaml" : "application/json", Map.of("schema", shape.schema()));
            if (endpoint.content() == Endpoint.Content.PATCH) {
                content.put("application/merge-patch+json", Map.of("schema", shape.schema()));
            }
            operation.put(
                    "requestBody",
                    Map.of(
                            "required",
                            true,
                            "description",
                            yaml ? "A text in YAML" : "One JSON object; unknown fields are refused by name",
                            "content",
                            content));
        });
        Map<String, Object> responses = member(operation, "responses");
        endpoint.gives().ifPresent(shape -> member(responses, Integer.toString(endpoint.success()))
                .put("content", Map.of("application/json", Map.of("schema", shape.schema()))));
        responses.putIfAbsent("default", new LinkedHashMap<>(Map.of("description", "Not done; the problem says why")));
        responses.keySet().stream().filter(status -> !status.startsWith("2")).forEach(status -> member(
                        responses, status)
                .put("content", Map.of(HttpProblem.MEDIA_TYPE, Map.of("schema", PROBLEM.schema()))));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> member(Map<String, Object> object, String name) {
        return (Map<String, Object>) object.computeIfAbsent(name, unknown -> new LinkedHashMap<String, Object>());
    }
}
