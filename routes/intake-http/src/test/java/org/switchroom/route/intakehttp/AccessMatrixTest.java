package org.switchroom.route.intakehttp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.switchroom.access.Caller;
import org.switchroom.access.Role;
import org.switchroom.access.Scope;
import org.switchroom.job.Job;
import org.switchroom.party.Party;

/** Every endpoint, for every role, for things of the caller's tenant and of another one. Made from the table. */
final class AccessMatrixTest {
    private static final Caller NORTH = new Caller("maker", List.of("north"), false, Set.of(Scope.values()));

    private final FakeCore core = new FakeCore(Runnable::run);
    private final Job job = core.jobs()
            .create(NORTH, Map.of("kind", "ORDER"), false, Optional.empty())
            .toCompletableFuture()
            .join()
            .<Job>fold(created -> created.value(), problem -> null);
    private final Party party = core.parties()
            .create(NORTH, Map.of("kind", "PERSON", "name", "P"), Optional.empty())
            .toCompletableFuture()
            .join()
            .<Party>fold(created -> created.value(), problem -> null);
    private final String message =
            core.addMessage("north", Optional.of(job.id())).id().toString();
    private final String token = core.access()
            .issue(NORTH, "north", "machine", Set.of(Scope.JOBS_READ))
            .toCompletableFuture()
            .join()
            .<String>fold(made -> made.token().id(), problem -> null);

    static Stream<Arguments> matrix() {
        return new FakeCore(Runnable::run).endpoints().stream().flatMap(endpoint -> Stream.of(Role.values())
                .flatMap(role -> Stream.of("north", "south").map(tenant -> Arguments.of(endpoint.id(), role, tenant))));
    }

    private String idFor(Endpoint endpoint) {
        return switch (endpoint.template().split("/")[1]) {
            case "jobs" -> job.id().toString();
            case "parties" -> party.id().toString();
            case "messages" -> message;
            case "tokens" -> token;
            case "rules" -> "1";
            case "alarm-systems" -> core.alarms().account.id().toString();
            case "alarm-events" -> core.alarms().event.id().toString();
            case "alarm-calls" -> "1";
            case "central-stations" -> "vienna";
            case "dealers" -> "north";
            default -> "mail";
        };
    }

    private String bodyFor(Endpoint endpoint) {
        return switch (endpoint.id()) {
            case "jobs-create" -> "{\"kind\":\"ORDER\"}";
            case "parties-create" -> "{\"kind\":\"PERSON\",\"name\":\"Q\"}";
            case "sms-send", "sms-preview" -> "{\"to\":\"+436641234567\",\"text\":\"Hello\"}";
            case "sms-switches-set" -> "{\"1400\":\"1\"}";
            case "sms-prefixes-set" -> "{\"43\":\"650\"}";
            case "sms-texts-set" -> "{\"text\":\"Hello\"}";
            case "sms-jobs-create" -> "{\"name\":\"Night\"}";
            case "messages-resend", "sms-resend" -> "{\"ids\":[\"" + message + "\"]}";
            case "mappings-set" -> "{\"text\":\"kind = \\\"ORDER\\\"\"}";
            case "mappings-rollback" -> "{\"version\":1}";
            case "mappings-try" -> "{\"sample\":\"kind\"}";
            case "rules-explain" -> "{\"kind\":\"ORDER\"}";
            case "rules-rollback" -> "{\"version\":1}";
            case "alarms-send" -> "{\"panel\":\"1A2B\",\"code\":\"130\"}";
            case "alarm-systems-activate" ->
                "{\"stationNumber\":\"1\",\"account\":\"1234\",\"crc\":\"4F2A\",\"lifeSafetyAtOnce\":true}";
            case "alarm-systems-on-test" -> "{\"minutes\":5}";
            case "alarm-systems-create", "stations-put", "dealers-apply" -> "{\"name\":\"n\"}";
            case "dealers-state" -> "{\"state\":\"APPROVED\"}";
            case "tenants-create" -> "{\"id\":\"west\",\"name\":\"West\"}";
            case "tokens-create" -> "{\"tenant\":\"north\",\"name\":\"n\",\"scopes\":[\"jobs:read\"]}";
            default -> endpoint.content() == Endpoint.Content.PATCH ? "{\"notes\":\"n\"}" : "";
        };
    }

    /** True when what the request names belongs to north. */
    private static boolean namesSomethingOfNorth(Endpoint endpoint) {
        boolean own = !endpoint.variables().isEmpty()
                && !endpoint.template().startsWith("/transports")
                && !endpoint.template().startsWith("/central-stations")
                && !endpoint.template().startsWith("/sms")
                && !endpoint.template().startsWith("/rules");
        return own
                || Set.of("messages-resend", "sms-resend", "tokens-create", "alarms-send")
                        .contains(endpoint.id());
    }

    private Reply send(Endpoint endpoint, Caller caller) {
        Map<String, String> variables = endpoint.variables().isEmpty() ? Map.of() : Map.of("id", idFor(endpoint));
        String type = endpoint.content() == Endpoint.Content.YAML ? "application/yaml" : "application/json";
        String query = endpoint.id().equals("rules-diff") ? "old=1&new=1" : "";
        Request request =
                Callers.request(caller, variables, query, bodyFor(endpoint), "If-Match", "\"1\"", "Content-Type", type);
        return Reception.take(endpoint, request).toCompletableFuture().join();
    }

    @ParameterizedTest(name = "{0} for {1} of {2}")
    @MethodSource("matrix")
    void a_role_does_what_its_scopes_allow_and_a_tenant_sees_its_own_only(String id, Role role, String tenant) {
        Endpoint endpoint = core.endpoint(id);

        Reply reply = send(endpoint, Callers.caller(role, tenant));

        String body = new String(reply.body(), StandardCharsets.UTF_8);
        if (!Scope.of(role).contains(endpoint.scope())) {
            assertThat(reply.status()).isEqualTo(403);
            assertThat(body).contains(endpoint.scope().text());
        } else if (tenant.equals("south") && namesSomethingOfNorth(endpoint)) {
            assertThat(reply.status()).isEqualTo(404);
        } else {
            assertThat(reply.status()).isIn(200, 201);
        }
        if (tenant.equals("south")) {
            assertThat(body).doesNotContain(job.id().toString(), party.id().toString(), message, "\"north\"");
        }
    }

    @Test
    void dispatching_while_posting_needs_the_scope_of_dispatching() {
        Request request = Callers.request(
                Callers.caller(Role.OPERATOR, "north"), Map.of(), "", "{\"kind\":\"ORDER\",\"dispatch\":true}");

        Reply reply = Reception.take(core.endpoint("jobs-create"), request)
                .toCompletableFuture()
                .join();

        assertThat(reply.status()).isEqualTo(403);
        assertThat(core.jobCount()).isEqualTo(1);
    }

    @Test
    void the_table_has_every_address_once() {
        Set<String> seen = new HashSet<>();
        for (Endpoint endpoint : core.endpoints()) {
            assertThat(seen.add(endpoint.method() + " " + endpoint.template()))
                    .as(endpoint.id())
                    .isTrue();
            assertThat(seen.add(endpoint.id())).isTrue();
        }
        assertThat(core.endpoints()).hasSizeGreaterThan(25);
    }
}
