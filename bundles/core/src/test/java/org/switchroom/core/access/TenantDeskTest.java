package org.switchroom.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchroom.core.House.DISPATCHER;
import static org.switchroom.core.House.problem;
import static org.switchroom.core.House.value;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.access.Tenant;
import org.switchroom.access.Tenants;
import org.switchroom.answer.Created;
import org.switchroom.answer.IdempotencyKey;
import org.switchroom.answer.Problem;
import org.switchroom.core.House;
import org.switchroom.core.JournalWriter;
import org.switchroom.store.Row;

final class TenantDeskTest {
    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    private Tenants.NewToken token() {
        return value(house.core.tenants().issue(DISPATCHER, "main", "partner", Set.of(Scope.JOBS_WRITE)));
    }

    @Test
    void knows_the_caller_behind_a_tokens_secret() {
        Caller caller = house.core.tenants().byToken(token().secret()).orElseThrow();

        assertThat(caller.name()).isEqualTo("token:partner");
        assertThat(caller.isMachine()).isTrue();
        assertThat(caller.scopes()).containsExactly(Scope.JOBS_WRITE);
    }

    @Test
    void keeps_the_digest_and_never_the_secret() {
        Tenants.NewToken token = token();

        assertThat(house.journal.rows(Row.NewToken.class).toString()).doesNotContain(token.secret());
        assertThat(house.journal.rows(Row.Audit.class).toString()).doesNotContain(token.secret());
    }

    @Test
    void refuses_a_revoked_token_from_the_next_request_on() {
        Tenants.NewToken token = token();
        assertThat(house.core.tenants().byToken(token.secret())).isPresent();

        value(house.core.tenants().revoke(DISPATCHER, token.token().id()));

        assertThat(house.core.tenants().byToken(token.secret())).isEmpty();
    }

    @Test
    void lets_nobody_but_administrators_make_tokens() {
        Caller viewer = new Caller("v", List.of("main"), false, Set.of(Scope.JOBS_READ));

        Problem refused = problem(house.core.tenants().issue(viewer, "main", "x", Set.of(Scope.ADMIN)));

        assertThat(refused.kind()).isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(refused.cause()).contains("admin");
    }

    private static Optional<IdempotencyKey> key(String digest) {
        return Optional.of(new IdempotencyKey("boss", "k-1", digest));
    }

    @Test
    void gives_the_same_token_with_its_secret_to_who_repeats_the_request_with_its_key() {
        Tenants tenants = house.core.tenants();
        Set<Scope> scopes = Set.of(Scope.JOBS_READ);
        Created<Tenants.NewToken> first = value(tenants.issue(DISPATCHER, "main", "panel", scopes, key("a")));

        Created<Tenants.NewToken> again = value(tenants.issue(DISPATCHER, "main", "panel", scopes, key("a")));
        Problem other = problem(tenants.issue(DISPATCHER, "main", "another", scopes, key("b")));

        assertThat(first.repeated()).isFalse();
        assertThat(again).isEqualTo(new Created<>(first.value(), true));
        assertThat(other.field()).contains("Idempotency-Key");
        assertThat(value(tenants.tokens(DISPATCHER))).hasSize(1);
        assertThat(tenants.byToken(again.value().secret())).isPresent();
    }

    @Test
    void says_what_to_do_when_the_repeated_tokens_secret_is_known_to_nobody_any_more() {
        Set<Scope> scopes = Set.of(Scope.JOBS_READ);
        value(house.core.tenants().issue(DISPATCHER, "main", "panel", scopes, key("a")));
        Tenants afterRestart = new TenantDesk(
                house.journal, new JournalWriter(house.journal, news -> {}, () -> {}), java.time.Clock.systemUTC());

        Problem refused = problem(afterRestart.issue(DISPATCHER, "main", "panel", scopes, key("a")));

        assertThat(refused.kind()).isEqualTo(Problem.Kind.CONFLICT);
        assertThat(refused.nextStep()).contains("Revoke that token");
        assertThat(value(afterRestart.tokens(DISPATCHER))).hasSize(1);
    }

    @Test
    void makes_a_tenant_once_for_its_key_and_refuses_an_id_that_is_taken() {
        Tenants tenants = house.core.tenants();
        Created<Tenant> first = value(tenants.create(DISPATCHER, "north", "North", key("a")));

        assertThat(value(tenants.create(DISPATCHER, "north", "North", key("a"))))
                .isEqualTo(new Created<>(first.value(), true));
        assertThat(problem(tenants.create(DISPATCHER, "south", "South", key("b")))
                        .field())
                .contains("Idempotency-Key");
        assertThat(problem(tenants.create(DISPATCHER, "north", "Other")).cause())
                .contains("north is there already");
        assertThat(tenants.list()).extracting(Tenant::id).containsExactly("main", "north");
    }

    @Test
    void refuses_a_token_for_a_tenant_that_is_not_there() {
        assertThat(problem(house.core.tenants().issue(DISPATCHER, "nowhere", "x", Set.of(Scope.JOBS_READ)))
                        .kind())
                .isEqualTo(Problem.Kind.NOT_FOUND);
    }
}
