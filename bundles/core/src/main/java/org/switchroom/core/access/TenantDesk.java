package org.switchroom.core.access;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.switchroom.access.ApiToken;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.access.Tenant;
import org.switchroom.access.Tenants;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Created;
import org.switchroom.answer.IdempotencyKey;
import org.switchroom.answer.Problem;
import org.switchroom.answer.Sha256;
import org.switchroom.core.FieldText;
import org.switchroom.core.JournalWriter;
import org.switchroom.core.arrival.Arrived;
import org.switchroom.message.IdText;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.store.Written;

/** Keeps tenants and tokens. A token's secret has 256 random bits, so a plain SHA-256 finds it and nobody guesses it. */
public final class TenantDesk implements Tenants {
    /** What another node revokes is known here after this; what this node revokes, at once. */
    static final Duration FRESH = Duration.ofSeconds(2);

    private static final int MOST_REMEMBERED = 10_000;

    private record Known(Optional<Caller> caller, Instant until) {}

    private final Journal journal;
    private final JournalWriter writer;
    private final Clock clock;
    private final TokenSecrets secrets = new TokenSecrets();
    private final Map<String, Known> byDigest = new ConcurrentHashMap<>();

    public TenantDesk(Journal journal, JournalWriter writer, Clock clock) {
        this.journal = journal;
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    public List<Tenant> list() {
        return journal.tenants();
    }

    @Override
    public CompletionStage<Answer<Created<Tenant>>> create(
            Caller caller, String id, String name, Optional<IdempotencyKey> key) {
        Optional<Problem> wrong = Permission.missing(caller, Scope.ADMIN)
                .or(() -> Tenant.isId(id)
                        ? Optional.empty()
                        : Optional.of(Problem.field(
                                "id",
                                "'" + id + "' is no tenant's id",
                                "Use lower case letters, digits and '-', at most 40, beginning with a letter")))
                .or(() -> FieldText.line("name", name))
                .or(() -> name.isBlank()
                        ? Optional.of(Problem.field("name", "the name is blank", "Send a name"))
                        : Optional.empty());
        if (wrong.isPresent()) {
            return completedFuture(Answer.refused(wrong.get()));
        }
        Instant now = clock.instant();
        Tenant tenant = new Tenant(id, name, now);
        var rows =
                List.<Row>of(new Row.NewTenant(tenant), new Row.Audit(caller.name(), "tenant.create", id, name, now));
        var arrival = key.map(k -> Arrived.over("api.tenants", k, caller.tenant(), id, now));
        return writer.write(new Entry(arrival, rows)).thenApply(result -> {
            if (result instanceof Written.Conflict) {
                return Answer.refused(
                        Problem.of(Problem.Kind.CONFLICT, "tenant " + id + " is there already", "Choose another id"));
            }
            return made(result, tenant, key, subject -> journal.tenants().stream()
                    .filter(known -> known.id().equals(subject))
                    .findFirst());
        });
    }

    private static <T> Answer<Created<T>> made(
            Written result, T value, Optional<IdempotencyKey> key, Function<String, Optional<T>> bySubject) {
        if (result instanceof Written.Stored) {
            return Answer.done(new Created<>(value, false));
        }
        return result instanceof Written.Repeated repeated
                ? Arrived.again(repeated.earlier(), key.orElseThrow(), bySubject)
                : Answer.refused(JournalWriter.unavailable(result.toString()));
    }

    @Override
    public Answer<List<ApiToken>> tokens(Caller caller) {
        return Permission.missing(caller, Scope.ADMIN)
                .map(Answer::<List<ApiToken>>refused)
                .orElseGet(() -> Answer.done(journal.tokens(caller.tenants())));
    }

    @Override
    public CompletionStage<Answer<Created<NewToken>>> issue(
            Caller caller, String tenant, String name, Set<Scope> scopes, Optional<IdempotencyKey> key) {
        Optional<Problem> wrong = Permission.missing(caller, Scope.ADMIN)
                .or(() -> caller.mayActFor(tenant)
                                && journal.tenants().stream()
                                        .anyMatch(known -> known.id().equals(tenant))
                        ? Optional.empty()
                        : Optional.of(Permission.notFound("tenant", tenant)))
                .or(() -> FieldText.line("name", name))
                .or(() -> name.isBlank() || scopes.isEmpty()
                        ? Optional.of(Problem.field(
                                "scopes", "a token has a name and at least one scope", "Send both, such as jobs:write"))
                        : Optional.empty());
        if (wrong.isPresent()) {
            return completedFuture(Answer.refused(wrong.get()));
        }
        Instant now = clock.instant();
        String id = IdText.write(journal.nextId());
        String secret = secrets.of(id);
        ApiToken token = new ApiToken(id, tenant, name, Sha256.hex(secret), scopes, now, Optional.empty());
        var rows = List.<Row>of(
                new Row.NewToken(token), new Row.Audit(caller.name(), "token.issue", token.id(), name, now));
        var arrival = key.map(k -> Arrived.over("api.tokens", k, caller.tenant(), id, now));
        return writer.write(new Entry(arrival, rows)).thenApply(result -> {
            if (result instanceof Written.Repeated repeated
                    && repeated.earlier().digest().equals(key.orElseThrow().digest())
                    && again(tenant, repeated.earlier().subject()).isEmpty()) {
                return Answer.refused(forgotten(repeated.earlier().subject()));
            }
            return made(result, new NewToken(token, secret), key, subject -> again(tenant, subject));
        });
    }

    private static Problem forgotten(String id) {
        return Problem.of(
                Problem.Kind.CONFLICT,
                "this key made token " + id + ", which was revoked, or its secret is known to nobody any more",
                "Revoke that token if it is there, and make another with a new key");
    }

    /** What the first request was answered, while its secret is known and the token in force. */
    private Optional<NewToken> again(String tenant, String id) {
        String secret = secrets.of(id);
        return journal.tokens(List.of(tenant)).stream()
                .filter(token -> token.id().equals(id)
                        && token.revokedAt().isEmpty()
                        && token.digest().equals(Sha256.hex(secret)))
                .findFirst()
                .map(token -> new NewToken(token, secret));
    }

    @Override
    public CompletionStage<Answer<ApiToken>> revoke(Caller caller, String tokenId) {
        Optional<Problem> missing = Permission.missing(caller, Scope.ADMIN);
        if (missing.isPresent()) {
            return completedFuture(Answer.refused(missing.get()));
        }
        List<String> visible = caller.everyTenant()
                ? journal.tenants().stream().map(Tenant::id).toList()
                : caller.tenants();
        Optional<ApiToken> found = journal.tokens(visible).stream()
                .filter(token -> token.id().equals(tokenId))
                .findFirst();
        if (found.isEmpty() || found.get().revokedAt().isPresent()) {
            return completedFuture(Answer.refused(Permission.notFound("token in force", tokenId)));
        }
        Instant now = clock.instant();
        ApiToken token = found.get();
        ApiToken revoked = new ApiToken(
                token.id(),
                token.tenant(),
                token.name(),
                token.digest(),
                token.scopes(),
                token.createdAt(),
                Optional.of(now));
        return stored(
                        Entry.of(
                                new Row.RevokeToken(tokenId, now),
                                new Row.Audit(caller.name(), "token.revoke", tokenId, token.name(), now)),
                        revoked)
                .thenApply(answer -> {
                    byDigest.remove(token.digest());
                    return answer;
                });
    }

    private <T> CompletionStage<Answer<T>> stored(Entry entry, T value) {
        return writer.write(entry)
                .thenApply(result -> result instanceof Written.Stored
                        ? Answer.done(value)
                        : Answer.refused(JournalWriter.unavailable(result.toString())));
    }

    @Override
    public Optional<Caller> byToken(String secret) {
        if (!TokenSecrets.mayBe(secret)) {
            return Optional.empty();
        }
        String digest = Sha256.hex(secret);
        Instant now = clock.instant();
        Known known = byDigest.get(digest);
        if (known == null || !now.isBefore(known.until)) {
            if (byDigest.size() > MOST_REMEMBERED) {
                byDigest.clear();
            }
            known = new Known(
                    journal.tokenByDigest(digest)
                            .filter(token -> token.revokedAt().isEmpty())
                            .map(token -> new Caller(
                                    Caller.MACHINE + token.name(), List.of(token.tenant()), false, token.scopes())),
                    now.plus(FRESH));
            byDigest.put(digest, known);
        }
        return known.caller;
    }
}
