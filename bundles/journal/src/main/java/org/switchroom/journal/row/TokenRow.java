package org.switchroom.journal.row;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.switchroom.access.ApiToken;
import org.switchroom.access.Scope;

@Entity
@Table(name = "token")
public class TokenRow {
    @Id
    String id;

    String tenant;
    String name;
    String digest;
    /** As tokens write them, a space between two. */
    String scopes;

    Instant createdAt;
    Instant revokedAt;

    protected TokenRow() {}

    public static TokenRow of(ApiToken token) {
        TokenRow row = new TokenRow();
        row.id = token.id();
        row.tenant = token.tenant();
        row.name = token.name();
        row.digest = token.digest();
        row.scopes = token.scopes().stream().map(Scope::text).sorted().collect(Collectors.joining(" "));
        row.createdAt = Times.kept(token.createdAt());
        row.revokedAt = Times.kept(token.revokedAt());
        return row;
    }

    public ApiToken token() {
        return new ApiToken(id, tenant, name, digest, scopes(), createdAt, Optional.ofNullable(revokedAt));
    }

    private Set<Scope> scopes() {
        Set<Scope> read = EnumSet.noneOf(Scope.class);
        for (String word : scopes.split(" ")) {
            Scope.parse(word).ifPresent(read::add);
        }
        return read;
    }
}
