package org.switchroom.shell.tenant;

import java.util.stream.Collectors;
import org.switchroom.access.ApiToken;
import org.switchroom.access.Scope;
import org.switchroom.access.Tenant;
import org.switchroom.shell.Facts;

/** Tenants and tokens as facts; never a secret or its digest. */
final class TenantFacts {
    private TenantFacts() {}

    static Facts of(Tenant tenant) {
        return new Facts().with("id", tenant.id()).with("name", tenant.name()).with("createdAt", tenant.createdAt());
    }

    static Facts of(ApiToken token) {
        return new Facts()
                .with("id", token.id())
                .with("tenant", token.tenant())
                .with("name", token.name())
                .with(
                        "scopes",
                        token.scopes().stream().sorted().map(Scope::text).collect(Collectors.joining(" ")))
                .with("createdAt", token.createdAt())
                .with("revokedAt", token.revokedAt());
    }
}
