package org.switchroom.route.intakehttp;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Created;
import org.switchroom.answer.IdempotencyKey;
import org.switchroom.answer.Problem;

/** What was made under which key, in memory. */
final class FakeRepeats {
    private final Map<IdempotencyKey, Object> seen = new HashMap<>();

    void keep(Optional<IdempotencyKey> key, Object made) {
        key.ifPresent(k -> seen.put(k, made));
    }

    /** What the key made before, or that it was used otherwise; empty when it is new. */
    @SuppressWarnings("unchecked")
    <T> Optional<Answer<Created<T>>> of(Optional<IdempotencyKey> key) {
        return key.flatMap(k -> seen.entrySet().stream()
                .filter(e -> e.getKey().client().equals(k.client())
                        && e.getKey().key().equals(k.key()))
                .findFirst()
                .map(e -> e.getKey().digest().equals(k.digest())
                        ? Answer.done(new Created<>((T) e.getValue(), true))
                        : Answer.refused(
                                Problem.field("Idempotency-Key", "it was used otherwise", "Use a fresh one."))));
    }
}
