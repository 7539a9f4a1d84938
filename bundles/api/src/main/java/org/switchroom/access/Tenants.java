package org.switchroom.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;
import org.switchroom.answer.Answer;

/** Tenants and the tokens of their machines. Provided by core. */
@ProviderType
public interface Tenants {
    /** @param secret shown now and never again */
    record NewToken(ApiToken token, String secret) {}

    List<Tenant> list();

    CompletionStage<Answer<Tenant>> create(Caller caller, String id, String name);

    Answer<List<ApiToken>> tokens(Caller caller);

    CompletionStage<Answer<NewToken>> issue(Caller caller, String tenant, String name, Set<Scope> scopes);

    /** Refused from the next request on. */
    CompletionStage<Answer<ApiToken>> revoke(Caller caller, String tokenId);

    /** Who shows this secret; empty when unknown or revoked. Answers from memory for secrets seen lately. */
    Optional<Caller> byToken(String secret);
}
