package org.switchroom.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchroom.core.House.DISPATCHER;
import static org.switchroom.core.House.problem;
import static org.switchroom.core.House.value;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.access.Tenants;
import org.switchroom.answer.Problem;
import org.switchroom.core.House;
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

    @Test
    void refuses_a_token_for_a_tenant_that_is_not_there() {
        assertThat(problem(house.core.tenants().issue(DISPATCHER, "nowhere", "x", Set.of(Scope.JOBS_READ)))
                        .kind())
                .isEqualTo(Problem.Kind.NOT_FOUND);
    }
}
