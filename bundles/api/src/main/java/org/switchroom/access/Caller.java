package org.switchroom.access;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Who is asking.
 *
 * @param name the user's or the token's name, as the audit trail shows it
 * @param tenants the tenants it acts for; the first one is meant where a request names none
 * @param everyTenant true for administrators: may name any tenant
 * @param scopes what it may do
 */
public record Caller(String name, java.util.List<String> tenants, boolean everyTenant, Set<Scope> scopes) {
    public Caller {
        Objects.requireNonNull(name, "name");
        tenants = java.util.List.copyOf(tenants);
        scopes = Set.copyOf(scopes);
        if (tenants.isEmpty()) {
            throw new IllegalArgumentException("caller " + name + " acts for no tenant");
        }
    }

    /** The tenant meant where a request names none. */
    public String tenant() {
        return tenants.get(0);
    }

    /** What the names of tokens begin with, so that a machine is never taken for a person. */
    public static final String MACHINE = "token:";

    /** True when a token asks, not a person. */
    public boolean isMachine() {
        return name.startsWith(MACHINE);
    }

    public boolean mayActFor(String tenant) {
        return everyTenant || tenants.contains(tenant);
    }

    public boolean may(Scope scope) {
        return scopes.contains(scope);
    }

    /** The same caller acting for one of its tenants; empty when it may not. */
    public Optional<Caller> actingFor(String tenant) {
        return mayActFor(tenant)
                ? Optional.of(new Caller(name, java.util.List.of(tenant), false, scopes))
                : Optional.empty();
    }
}
