package org.switchroom.route.intakehttp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.switchroom.access.ApiToken;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.access.Tenant;
import org.switchroom.access.Tenants;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;

/** Tenants and tokens in memory. */
final class FakeAccess implements Tenants {
    private final Map<String, Tenant> tenants = new LinkedHashMap<>();
    private final Map<String, ApiToken> tokens = new LinkedHashMap<>();
    private int lastToken;

    FakeAccess() {
        tenants.put(Tenant.MAIN, new Tenant(Tenant.MAIN, "Main", FakeCore.NOW));
    }

    private static <T> CompletionStage<T> done(T answer) {
        return CompletableFuture.completedFuture(answer);
    }

    @Override
    public synchronized List<Tenant> list() {
        return List.copyOf(tenants.values());
    }

    @Override
    public synchronized CompletionStage<Answer<Tenant>> create(Caller caller, String id, String name) {
        if (!Tenant.isId(id)) {
            return done(Answer.refused(Problem.field("id", "it is wrong", "Send another.")));
        }
        tenants.put(id, new Tenant(id, name, FakeCore.NOW));
        return done(Answer.done(tenants.get(id)));
    }

    @Override
    public synchronized Answer<List<ApiToken>> tokens(Caller caller) {
        return Answer.done(tokens.values().stream()
                .filter(token -> caller.mayActFor(token.tenant()))
                .toList());
    }

    @Override
    public synchronized CompletionStage<Answer<NewToken>> issue(
            Caller caller, String tenant, String name, Set<Scope> scopes) {
        if (!caller.mayActFor(tenant)) {
            return done(Answer.refused(Problem.of(Problem.Kind.NOT_FOUND, "there is no such thing", "Look again.")));
        }
        ApiToken token =
                new ApiToken("t" + ++lastToken, tenant, name, "digest", scopes, FakeCore.NOW, Optional.empty());
        tokens.put(token.id(), token);
        return done(Answer.done(new NewToken(token, "secret")));
    }

    @Override
    public synchronized CompletionStage<Answer<ApiToken>> revoke(Caller caller, String tokenId) {
        ApiToken token = tokens.get(tokenId);
        return done(
                token == null || !caller.mayActFor(token.tenant())
                        ? Answer.refused(Problem.of(Problem.Kind.NOT_FOUND, "there is no such thing", "Look again."))
                        : Answer.done(token));
    }

    @Override
    public Optional<Caller> byToken(String secret) {
        return Optional.empty();
    }
}
