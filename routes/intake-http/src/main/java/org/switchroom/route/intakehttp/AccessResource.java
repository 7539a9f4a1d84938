package org.switchroom.route.intakehttp;

import static org.switchroom.access.Scope.ADMIN;
import static org.switchroom.route.intakehttp.Endpoint.Content.FIELDS;
import static org.switchroom.route.intakehttp.Endpoint.Content.NONE;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.switchroom.access.Scope;
import org.switchroom.access.Tenants;
import org.switchroom.answer.Problem;

/** {@code /api/tenants} and {@code /api/tokens}, for administrators. */
final class AccessResource extends Resource {
    private static final String SCOPES = "scopes";

    private final Tenants tenants;

    AccessResource(Tenants tenants) {
        this.tenants = tenants;
    }

    @Override
    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint("tenants-list", "GET", "/tenants", ADMIN, NONE, List.of(), "Tenants", this::tenants)
                        .giving(Shape.page("Tenants", AccessJson.TENANT)),
                new Endpoint(
                                "tenants-create",
                                "POST",
                                "/tenants",
                                ADMIN,
                                FIELDS,
                                List.of(),
                                "A new tenant: id and name",
                                this::createTenant)
                        .taking(AccessJson.NEW_TENANT)
                        .making(AccessJson.TENANT),
                new Endpoint("tokens-list", "GET", "/tokens", ADMIN, NONE, List.of(), "API tokens", this::tokens)
                        .giving(Shape.page("Tokens", AccessJson.TOKEN)),
                new Endpoint(
                                "tokens-create",
                                "POST",
                                "/tokens",
                                ADMIN,
                                FIELDS,
                                List.of(),
                                "A new token: tenant, name and scopes; the answer shows its secret, once",
                                this::issue)
                        .taking(AccessJson.NEW_TOKEN)
                        .making(AccessJson.ISSUED),
                new Endpoint(
                                "tokens-revoke",
                                "DELETE",
                                "/tokens/{id}",
                                ADMIN,
                                NONE,
                                List.of(),
                                "Ends a token; refused from the next request on",
                                this::revoke)
                        .giving(AccessJson.TOKEN));
    }

    /** Those that the caller acts for; only an administrator of every tenant sees every one. */
    CompletionStage<Reply> tenants(Request request) {
        return done(Reply.json(
                200,
                JsonText.list(
                        tenants.list().stream()
                                .filter(tenant -> request.caller().mayActFor(tenant.id()))
                                .toList(),
                        AccessJson::write)));
    }

    CompletionStage<Reply> createTenant(Request request) {
        return with(request, Fields.read(request.body(), Set.of()), fields -> fields.unknownBeside(Set.of("id", "name"))
                .map(problem -> refused(problem, request))
                .orElseGet(() -> with(
                        request,
                        Keys.of(request),
                        key -> made(
                                request,
                                tenants.create(
                                        request.caller(),
                                        fields.value("id").orElse(""),
                                        fields.value("name").orElse(""),
                                        key),
                                tenant -> Reply.json(201, JsonText.of(tenant, AccessJson::write))))));
    }

    CompletionStage<Reply> tokens(Request request) {
        return reply(
                request,
                tenants.tokens(request.caller()),
                tokens -> Reply.json(200, JsonText.list(tokens, AccessJson::write)));
    }

    CompletionStage<Reply> issue(Request request) {
        return with(request, Fields.read(request.body(), Set.of(SCOPES)), fields -> {
            Optional<Problem> problem =
                    fields.unknownBeside(Set.of("tenant", "name", SCOPES)).or(() -> unknownScope(fields));
            if (problem.isPresent()) {
                return refused(problem.get(), request);
            }
            Set<Scope> scopes = EnumSet.noneOf(Scope.class);
            words(fields).forEach(word -> Scope.parse(word).ifPresent(scopes::add));
            return with(
                    request,
                    Keys.of(request),
                    key -> made(
                            request,
                            tenants.issue(
                                    request.caller(),
                                    fields.value("tenant")
                                            .orElse(request.caller().tenant()),
                                    fields.value("name").orElse(""),
                                    scopes,
                                    key),
                            AccessResource::issued));
        });
    }

    private static Reply issued(Tenants.NewToken made) {
        return Reply.json(
                        201,
                        JsonText.of(
                                made, (json, all) -> AccessJson.write(json, all.token(), Optional.of(all.secret()))))
                .with("Location", "/api/tokens/" + made.token().id());
    }

    private static Optional<Problem> unknownScope(Fields fields) {
        String known = Stream.of(Scope.values()).map(Scope::text).collect(Collectors.joining(", "));
        List<String> words = words(fields);
        if (words.isEmpty()) {
            return Optional.of(Problem.field(SCOPES, "there is none", "Send a list of: " + known + "."));
        }
        return words.stream()
                .filter(word -> Scope.parse(word).isEmpty())
                .findFirst()
                .map(word -> Problem.field(SCOPES, "there is no scope " + Quote.of(word), "Use: " + known + "."));
    }

    private static List<String> words(Fields fields) {
        return fields.lists().getOrDefault(SCOPES, List.of());
    }

    CompletionStage<Reply> revoke(Request request) {
        return reply(
                request,
                tenants.revoke(request.caller(), request.variable("id")),
                token -> Reply.json(200, JsonText.of(token, AccessJson::write)));
    }
}
