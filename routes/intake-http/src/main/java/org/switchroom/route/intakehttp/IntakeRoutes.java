package org.switchroom.route.intakehttp;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.rest.RestBindingMode;
import org.apache.camel.model.rest.RestDefinition;
import org.apache.camel.model.rest.RestParamType;

/** The API as REST routes, made from the table of endpoints, with its description at {@code /api/openapi.json}. */
final class IntakeRoutes extends RouteBuilder {
    /** The registry's name of what completes the description. */
    static final String DESCRIPTION = "intake-http-description";

    private static final String BOOK = "intake-http-book";

    /** Those that ask {@link Keys}: every POST that makes something. */
    private static final Set<String> ONCE_BY_KEY = Set.of(
            "jobs-create",
            "parties-create",
            "tenants-create",
            "tokens-create",
            "messages-resend",
            "sms-send",
            "sms-resend");

    private static final Map<String, String> PARAMETERS = Map.ofEntries(
            Map.entry("state", "only those in this state"),
            Map.entry("kind", "only those of this kind"),
            Map.entry("number", "only those with this number"),
            Map.entry("text", "only those with this text somewhere"),
            Map.entry("attention", "true: only those that somebody should look at"),
            Map.entry("job", "only those of this job"),
            Map.entry("from", "made at or after this time, ISO 8601 with offset"),
            Map.entry("until", "made before this time, ISO 8601 with offset"),
            Map.entry("version", "that version; the one in force when left out"),
            Map.entry("after", "the next of the page before"),
            Map.entry("comment", "why, for the history"),
            Map.entry("old", "number of a version"),
            Map.entry("new", "number of a version"),
            Map.entry("below", "only versions below this number"),
            Map.entry("since", "jobs made since this time, ISO 8601 with offset; 24 hours ago when left out"),
            Map.entry("role", "only this role of the job, such as provider"),
            Map.entry("update", "true: as if the job had changed"),
            Map.entry("at", "as if it were then, ISO 8601 with offset"),
            Map.entry(
                    "inspectorSms",
                    "true or false: whether an order's inspector hears by SMS; as switch 1539 when left out"),
            Map.entry("mode", "where the text has to stand: contains, begins_with, equals or ends_with"),
            Map.entry("user", "only those that this user made or changed"),
            Map.entry("max", "at most so many lines, 1 to 1000; 100 when left out"),
            Map.entry("limit", "1 to 200, 50 when left out"));

    private final String prefix;
    private final List<Endpoint> endpoints;
    private final RouteBook book;

    /** @param prefix what the ids of the routes begin with */
    IntakeRoutes(String prefix, List<Endpoint> endpoints, RouteBook book) {
        this.prefix = prefix;
        this.endpoints = endpoints;
        this.book = book;
    }

    @Override
    public void configure() {
        getContext().getRegistry().bind(BOOK, book);
        getContext().getRegistry().bind(DESCRIPTION, new Description(endpoints));
        restConfiguration()
                .component("servlet")
                .componentProperty("httpRegistry", "#" + BOOK)
                .contextPath("/api")
                .bindingMode(RestBindingMode.off)
                // The server address is then relative to the description's own, and right behind every proxy.
                .useXForwardHeaders(true)
                .apiContextPath("/openapi.json")
                .apiContextRouteId(prefix + "-openapi")
                .apiProperty("api.title", "Switchroom")
                .apiProperty("api.version", "0.1")
                .apiProperty(
                        "api.description",
                        "Jobs in, messages out. Errors are application/problem+json (RFC 9457) with field, cause,"
                                + " nextStep and requestId. Live news: GET /api/events (server-sent events).")
                .apiProperty("base.path", "/api")
                .apiProperty("host", "127.0.0.1:8181");
        endpoints.stream()
                .collect(Collectors.groupingBy(IntakeRoutes::resource, TreeMap::new, Collectors.toList()))
                .forEach(this::resource);
        for (Endpoint endpoint : endpoints) {
            from("direct:" + route(endpoint))
                    .routeId(route(endpoint))
                    .process(new EndpointStep(endpoint))
                    .id(route(endpoint) + "-step");
        }
    }

    private void resource(String path, List<Endpoint> its) {
        RestDefinition api = rest(path).tag(path.substring(1)).produces("application/json");
        api.securityDefinitions()
                .basicAuth("user", "A user of the realm")
                .bearerToken("token", "An API token", "opaque");
        its.forEach(endpoint -> declare(api, endpoint));
    }

    /** {@code /jobs} of {@code /jobs/{id}}. */
    private static String resource(Endpoint endpoint) {
        return "/" + endpoint.template().split("/")[1];
    }

    private void declare(RestDefinition resource, Endpoint endpoint) {
        String below = endpoint.template().substring(resource(endpoint).length());
        boolean itself = below.isEmpty(); // an empty path would become /jobs/
        RestDefinition api =
                switch (endpoint.method()) {
                    case "GET" -> itself ? resource.get() : resource.get(below);
                    case "POST" -> itself ? resource.post() : resource.post(below);
                    case "PUT" -> itself ? resource.put() : resource.put(below);
                    case "PATCH" -> itself ? resource.patch() : resource.patch(below);
                    case "DELETE" -> itself ? resource.delete() : resource.delete(below);
                    default -> throw new IllegalStateException("no method " + endpoint.method() + " in this API");
                };
        api.id(route(endpoint) + "-rest")
                .description(endpoint.summary() + ". Needs the scope "
                        + endpoint.scope().text() + ".")
                .security("user")
                .security("token");
        endpoint.variables().forEach(name -> param(api, name, RestParamType.path, true, "as the API gave it"));
        endpoint.parameters().forEach(name -> param(api, name, RestParamType.query, false, PARAMETERS.get(name)));
        if (endpoint.content() != Endpoint.Content.NONE) {
            boolean yaml = endpoint.content() == Endpoint.Content.YAML;
            api.consumes(yaml ? "application/yaml" : "application/json");
            param(
                    api,
                    "body",
                    RestParamType.body,
                    true,
                    yaml ? "a text in YAML" : "one JSON object; unknown fields are refused by name");
        }
        if (endpoint.method().equals("PATCH")
                || endpoint.method().equals("PUT")
                || endpoint.id().endsWith("-rollback")) {
            param(api, "If-Match", RestParamType.header, true, "the ETag of what was read");
        }
        if (ONCE_BY_KEY.contains(endpoint.id())) {
            param(api, "Idempotency-Key", RestParamType.header, false, "repeats are carried out once, for 72 h");
        }
        answer(api, endpoint.success(), "Done");
        answer(api, 400, "Malformed");
        answer(api, 401, "Not authenticated");
        answer(api, 403, "The scope is missing");
        answer(api, 404, "No such thing, or another tenant's");
        answer(api, 422, "A field's value is wrong");
        api.to("direct:" + route(endpoint));
    }

    private static void answer(RestDefinition api, int status, String meaning) {
        api.responseMessage().code(status).message(meaning).endResponseMessage();
    }

    private static void param(
            RestDefinition api, String name, RestParamType type, boolean required, String description) {
        api.param()
                .name(name)
                .type(type)
                .required(required)
                .dataType(type == RestParamType.body ? "object" : "string")
                .description(description)
                .endParam();
    }

    private String route(Endpoint endpoint) {
        return prefix + "-" + endpoint.id();
    }
}
