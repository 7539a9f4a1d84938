package org.switchroom.shell;

import java.security.AccessController;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.Subject;
import org.switchroom.access.Caller;
import org.switchroom.access.Role;
import org.switchroom.access.Scope;
import org.switchroom.access.Tenant;

/** Makes the caller of the person at the console, as the HTTP side makes it of a login: roles, and {@code tenant:ID}. */
public final class Callers {
    private static final String TENANT = "tenant:";

    /** By name: Karaf has these classes twice, in lib/boot and in a bundle, and either may have made the principal. */
    private static final String USER = "UserPrincipal";

    private static final String ROLE = "RolePrincipal";

    private Callers() {}

    /** Who runs the current command. */
    public static Caller current() throws NotDone {
        return of(principals());
    }

    /** The same, acting for the given tenant. */
    public static Caller current(String tenant) throws NotDone {
        Caller caller = current();
        if (tenant == null) {
            return caller;
        }
        return caller.actingFor(tenant)
                .orElseThrow(
                        () -> new NotDone("You may not act for tenant '" + tenant + "'. tenant:list shows the tenants;"
                                + " an administrator adds tenant:" + tenant + " to your line in etc/users.properties"));
    }

    static Caller of(Collection<? extends Principal> principals) throws NotDone {
        String name = null;
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        List<String> tenants = new ArrayList<>();
        boolean everyTenant = false;
        for (Principal principal : principals) {
            String word = principal.getName();
            if (principal.getClass().getSimpleName().equals(USER)) {
                name = word;
            } else if (principal.getClass().getSimpleName().equals(ROLE)) {
                Optional<Role> role = role(word);
                role.ifPresent(known -> scopes.addAll(Scope.of(known)));
                everyTenant |= role.equals(Optional.of(Role.ADMIN));
                if (word.startsWith(TENANT) && Tenant.isId(word.substring(TENANT.length()))) {
                    tenants.add(word.substring(TENANT.length()));
                }
            }
        }
        if (name == null) {
            throw new NotDone("Nobody is logged in here, so there is nobody to act for. Log in over SSH");
        }
        return new Caller(name, tenants.isEmpty() ? List.of(Tenant.MAIN) : tenants, everyTenant, scopes);
    }

    private static Optional<Role> role(String word) {
        for (Role role : Role.values()) {
            if (role.name().toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    /** Karaf 4.4 hands the login down by the access controller; its own commands ask in the same way. */
    @SuppressWarnings("removal")
    private static Set<Principal> principals() {
        Subject subject = Subject.getSubject(AccessController.getContext());
        return subject == null ? Set.of() : subject.getPrincipals();
    }
}
