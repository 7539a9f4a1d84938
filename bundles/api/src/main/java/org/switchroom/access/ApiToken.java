package org.switchroom.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A machine's way in. The secret itself is shown once and never kept; {@code digest} is its SHA-256 in hex.
 *
 * @param id public part, quoted to revoke it
 */
public record ApiToken(
        String id,
        String tenant,
        String name,
        String digest,
        Set<Scope> scopes,
        Instant createdAt,
        Optional<Instant> revokedAt) {
    public ApiToken {
        scopes = Set.copyOf(scopes);
    }
}
