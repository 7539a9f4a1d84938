package org.switchroom.http.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Principal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginException;
import javax.security.auth.spi.LoginModule;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchroom.access.Role;

final class JaasRealmTest {
    private Configuration before;

    @BeforeEach
    void configure() {
        before = Configuration.getConfiguration();
        Configuration.setConfiguration(new Configuration() {
            @Override
            public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
                return name.equals("test")
                        ? new AppConfigurationEntry[] {
                            new AppConfigurationEntry(
                                    OneUser.class.getName(),
                                    AppConfigurationEntry.LoginModuleControlFlag.REQUIRED,
                                    Map.of())
                        }
                        : null;
            }
        });
    }

    @AfterEach
    void restore() {
        Configuration.setConfiguration(before);
    }

    /** Knows otto, an operator of north and east. */
    public static final class OneUser implements LoginModule {
        private Subject subject;
        private CallbackHandler handler;

        @Override
        public void initialize(Subject subject, CallbackHandler handler, Map<String, ?> state, Map<String, ?> options) {
            this.subject = subject;
            this.handler = handler;
        }

        @Override
        public boolean login() throws LoginException {
            NameCallback name = new NameCallback("user");
            PasswordCallback password = new PasswordCallback("password", false);
            try {
                handler.handle(new Callback[] {name, password});
            } catch (Exception e) {
                throw new LoginException(e.getMessage());
            }
            if (!name.getName().equals("otto") || !new String(password.getPassword()).equals("right")) {
                throw new LoginException("no");
            }
            return true;
        }

        @Override
        public boolean commit() {
            List.of("operator", "tenant:north", "tenant:east", "group")
                    .forEach(role -> subject.getPrincipals().add(new RolePrincipal(role)));
            return true;
        }

        @Override
        public boolean abort() {
            return true;
        }

        @Override
        public boolean logout() {
            return true;
        }
    }

    @Test
    void roles_and_tenants_come_from_the_role_principals() {
        assertThat(new JaasRealm("test").login("otto", "right".toCharArray()))
                .contains(new Realm.Person("otto", EnumSet.of(Role.OPERATOR), List.of("east", "north")));
    }

    @Test
    void a_wrong_password_and_a_realm_that_is_not_there_are_nobody() {
        assertThat(new JaasRealm("test").login("otto", "wrong".toCharArray())).isEmpty();
        assertThat(new JaasRealm("missing").login("otto", "right".toCharArray()))
                .isEmpty();
    }

    @Test
    void a_principal_that_only_looks_like_a_role_gives_nothing() {
        Set<Principal> principals = Set.of(new UserPrincipal("admin"), new RolePrincipal("tenant:../x"));

        assertThat(JaasRealm.person("x", principals))
                .isEqualTo(new Realm.Person("x", EnumSet.noneOf(Role.class), List.of()));
    }
}
