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
import org.switchroom.answer.Created;
import org.switchroom.answer.IdempotencyKey;
import org.switchroom.answer.Problem;

/** Tenants and tokens in memory. */
final class FakeAccess implements Tenants {
    private final Map<String, Tenant> tenants = new LinkedHashMap<>();
    private final Map<String, ApiToken> tokens = new LinkedHashMap<>();
    private final FakeRepeats repeats = new FakeRepeats();
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
    public synchronized CompletionStage<Answer<Created<Tenant>>> create(
            Caller caller, String id, String name, Optional<IdempotencyKey> key) {
        Optional<Answer<Created<Tenant>>> repeat = repeats.of(key);
        if (repeat.isPresent()) {
            return done(repeat.get());
        }
        if (!Tenant.isId(id)) {
            return done(Answer.refused(Problem.field("id", "it is wrong", "Send another.")));
        }
        tenants.put(id, new Tenant(id, name, FakeCore.NOW));
        repeats.keep(key, tenants.get(id));
        return done(Answer.done(new Created<>(tenants.get(id), false)));
    }

    @Override
    public synchronized Answer<List<ApiToken>> tokens(Caller caller) {
        return Answer.done(tokens.values().stream()
                .filter(token -> caller.mayActFor(token.tenant()))
                .toList());
    }

    @Override
    public synchronized CompletionStage<Answer<Created<NewToken>>> issue(
            Caller caller, String tenant, String name, Set<Scope> scopes, Optional<IdempotencyKey> key) {
        Optional<Answer<Created<NewToken>>> repeat = repeats.of(key);
        if (repeat.isPresent()) {
            return done(repeat.get());
        }
        if (!caller.mayActFor(tenant)) {
            return done(Answer.refused(Problem.of(Problem.Kind.NOT_FOUND, "there is no such thing", "Look again.")));
        }
        ApiToken token =
                new ApiToken("t" + ++lastToken, tenant, name, "digest", scopes, FakeCore.NOW, Optional.empty());
        tokens.put(token.id(), token);
        NewToken made = new NewToken(token, "secret of " + token.id());
        repeats.keep(key, made);
        return done(Answer.done(new Created<>(made, false)));
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
