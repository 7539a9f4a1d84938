package org.switchroom.http.live;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.switchroom.access.Tenants;

/** Whether an Authorization header that opened the door has a token that was revoked since. Blocks on the database. */
final class RevokedTokens implements Predicate<String> {
    private static final String BEARER = "bearer ";

    private final Supplier<Optional<Tenants>> tenants;

    RevokedTokens(Supplier<Optional<Tenants>> tenants) {
        this.tenants = tenants;
    }

    /** False while core is away: nothing is known then, and nothing is told either. */
    @Override
    public boolean test(String authorization) {
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return false;
        }
        String secret = authorization.substring(BEARER.length()).strip();
        return tenants.get().map(known -> known.byToken(secret).isEmpty()).orElse(false);
    }
}
