package org.switchroom.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Created;
import org.switchroom.answer.IdempotencyKey;

/** Tenants and the tokens of their machines. Provided by core. */
@ProviderType
public interface Tenants {
    /** @param secret shown now and never again */
    record NewToken(ApiToken token, String secret) {}

    List<Tenant> list();

    /** Once for each key, when there is one. On disk when complete. */
    CompletionStage<Answer<Created<Tenant>>> create(
            Caller caller, String id, String name, Optional<IdempotencyKey> key);

    default CompletionStage<Answer<Tenant>> create(Caller caller, String id, String name) {
        return create(caller, id, name, Optional.empty()).thenApply(made -> made.map(Created::value));
    }

    Answer<List<ApiToken>> tokens(Caller caller);

    /**
     * Once for each key, when there is one. On disk when complete. A repeat shows the secret again while this process
     * runs; afterwards nobody knows it any more, and the repeat is refused with a word of what to do.
     */
    CompletionStage<Answer<Created<NewToken>>> issue(
            Caller caller, String tenant, String name, Set<Scope> scopes, Optional<IdempotencyKey> key);

    default CompletionStage<Answer<NewToken>> issue(Caller caller, String tenant, String name, Set<Scope> scopes) {
        return issue(caller, tenant, name, scopes, Optional.empty()).thenApply(made -> made.map(Created::value));
    }

    /** Refused from the next request on. */
    CompletionStage<Answer<ApiToken>> revoke(Caller caller, String tokenId);

    /** Who shows this secret; empty when unknown or revoked. Answers from memory for secrets seen lately. */
    Optional<Caller> byToken(String secret);
}
