package org.switchroom.http.door;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.switchroom.access.ApiToken;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.access.Tenant;
import org.switchroom.access.Tenants;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Created;
import org.switchroom.answer.IdempotencyKey;

/** As much of core as the door asks for. */
public final class TokensInMemory implements Tenants {
    private final Map<String, Caller> callers;
    private final List<Tenant> tenants;

    public TokensInMemory(Map<String, Caller> callers, String... tenants) {
        this.callers = new HashMap<>(callers);
        this.tenants =
                Stream.of(tenants).map(id -> new Tenant(id, id, Instant.EPOCH)).toList();
    }

    void forgetAll() {
        callers.clear();
    }

    @Override
    public Optional<Caller> byToken(String secret) {
        return Optional.ofNullable(callers.get(secret));
    }

    @Override
    public List<Tenant> list() {
        return tenants;
    }

    @Override
    public CompletionStage<Answer<Created<Tenant>>> create(
            Caller caller, String id, String name, Optional<IdempotencyKey> key) {
        throw new AssertionError("the door makes no tenants");
    }

    @Override
    public Answer<List<ApiToken>> tokens(Caller caller) {
        throw new AssertionError("the door lists no tokens");
    }

    @Override
    public CompletionStage<Answer<Created<NewToken>>> issue(
            Caller caller, String tenant, String name, Set<Scope> scopes, Optional<IdempotencyKey> key) {
        throw new AssertionError("the door makes no tokens");
    }

    @Override
    public CompletionStage<Answer<ApiToken>> revoke(Caller caller, String tokenId) {
        throw new AssertionError("the door revokes no tokens");
    }
}
