package org.switchroom.party;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;
import org.switchroom.access.Caller;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Created;
import org.switchroom.answer.IdempotencyKey;
import org.switchroom.answer.Page;

/**
 * The parties of a tenant. Provided by core. Fields travel by the API's names ({@code kind}, {@code name},
 * {@code accountNumber}, {@code siteCode}, {@code email}, {@code mobile}, {@code phone}, {@code address},
 * {@code messageVia}, {@code wantsJobs}, {@code wantsUpdates}, {@code smartnetId}), so that every problem can name the
 * one at fault. Reads block on the database.
 */
@ProviderType
public interface Parties {
    record Filter(Optional<PartyKind> kind, Optional<String> text, Optional<String> after, int limit) {}

    /** On disk when complete. An empty value clears an optional field. */
    CompletionStage<Answer<Created<Party>>> create(
            Caller caller, Map<String, String> fields, Optional<IdempotencyKey> key);

    /** On disk when complete; {@code STALE} when the party's revision is another one by now. */
    CompletionStage<Answer<Party>> change(Caller caller, PartyId id, int revision, Map<String, String> fields);

    Answer<Party> show(Caller caller, PartyId id);

    Answer<Page<Party>> list(Caller caller, Filter filter);
}
