package org.switchroom.http.door;

import java.security.Principal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.access.Role;
import org.switchroom.access.Tenant;

/** Karaf's users. A role {@code tenant:<id>} names a tenant that the user acts for. */
final class JaasRealm implements Realm {
    private static final Logger LOG = LoggerFactory.getLogger(JaasRealm.class);
    private static final String TENANT = "tenant:";

    /** By name: Karaf has this class twice, in lib/boot and in a bundle, and either may have made the principal. */
    private static final String ROLE_PRINCIPAL = "org.apache.karaf.jaas.boot.principal.RolePrincipal";

    private final String realm;

    JaasRealm(String realm) {
        this.realm = realm;
    }

    @Override
    public Optional<Person> login(String name, char[] password) {
        Subject subject = new Subject();
        try {
            LoginContext login = new LoginContext(realm, subject, callbacks -> answer(callbacks, name, password));
            login.login();
            Person person = person(name, subject.getPrincipals());
            login.logout();
            return Optional.of(person);
        } catch (LoginException refused) {
            LOG.debug("Login to realm {} refused: {}", realm, refused.getMessage());
            return Optional.empty();
        } catch (SecurityException noRealm) {
            LOG.warn(
                    "Nobody can log in over HTTP Basic: realm {} is not configured; check org.switchroom.http.cfg",
                    realm);
            return Optional.empty();
        }
    }

    private static void answer(Callback[] callbacks, String name, char[] password) throws UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            if (callback instanceof NameCallback wanted) {
                wanted.setName(name);
            } else if (callback instanceof PasswordCallback wanted) {
                wanted.setPassword(password);
            } else {
                throw new UnsupportedCallbackException(callback);
            }
        }
    }

    static Person person(String name, Set<Principal> principals) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        List<String> tenants = new ArrayList<>();
        for (Principal principal : principals) {
            if (!principal.getClass().getName().equals(ROLE_PRINCIPAL)) {
                continue;
            }
            String word = principal.getName();
            if (word.startsWith(TENANT) && Tenant.isId(word.substring(TENANT.length()))) {
                tenants.add(word.substring(TENANT.length()));
            }
            Arrays.stream(Role.values())
                    .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(word))
                    .forEach(roles::add);
        }
        return new Person(name, roles, tenants.stream().sorted().toList());
    }
}
