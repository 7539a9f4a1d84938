package org.switchroom.core.arrival;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Created;
import org.switchroom.answer.IdempotencyKey;
import org.switchroom.answer.Problem;
import org.switchroom.store.Arrival;

/** Requests that are carried out once: what is kept of them, and what a repeat is answered. */
public final class Arrived {
    private Arrived() {}

    /** @param subject the id of what the request makes */
    public static Arrival over(String via, IdempotencyKey key, String tenant, String subject, Instant at) {
        return new Arrival(tenant, via, tenant + "/" + key.client(), key.key(), key.digest(), subject, at);
    }

    /** What the first request made; or the problem that the key was used for something else. */
    public static <T> Answer<Created<T>> again(
            Arrival earlier, IdempotencyKey key, Function<String, Optional<T>> bySubject) {
        if (!earlier.digest().equals(key.digest())) {
            return Answer.refused(Problem.field(
                    "Idempotency-Key",
                    "this key came on " + earlier.receivedAt() + " with another body, which made " + earlier.subject(),
                    "Use a new key for a new request, or send the same body again"));
        }
        return bySubject
                .apply(earlier.subject())
                .map(value -> Answer.done(new Created<>(value, true)))
                .orElseGet(() -> Answer.refused(Problem.of(
                        Problem.Kind.CONFLICT,
                        "this key made " + earlier.subject() + ", which is not there any more",
                        "Use a new key")));
    }
}
