package org.switchroom.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;
import org.junit.jupiter.api.Test;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;

class CallersTest {
    @Test
    void an_operator_of_one_tenant_may_write_jobs_there_and_nowhere_else() throws NotDone {
        Caller olga = Callers.of(List.of(
                new UserPrincipal("olga"),
                new RolePrincipal("ssh"),
                new RolePrincipal("operator"),
                new RolePrincipal("tenant:north")));

        assertThat(olga.name()).isEqualTo("olga");
        assertThat(olga.tenants()).containsExactly("north");
        assertThat(olga.may(Scope.JOBS_WRITE)).isTrue();
        assertThat(olga.may(Scope.JOBS_DISPATCH)).isFalse();
        assertThat(olga.mayActFor("main")).isFalse();
    }

    @Test
    void an_administrator_may_act_for_every_tenant_and_means_the_first_one() throws NotDone {
        Caller admin = Callers.of(List.of(new UserPrincipal("admin"), new RolePrincipal("admin")));

        assertThat(admin.everyTenant()).isTrue();
        assertThat(admin.tenant()).isEqualTo("main");
        assertThat(admin.may(Scope.ADMIN)).isTrue();
    }

    @Test
    void somebody_without_a_role_may_nothing() throws NotDone {
        assertThat(Callers.of(List.of(new UserPrincipal("guest"))).scopes()).isEmpty();
    }

    @Test
    void nobody_is_told_to_log_in() {
        assertThatThrownBy(() -> Callers.of(List.of()))
                .isInstanceOf(NotDone.class)
                .hasMessageContaining("Log in");
    }
}
