package org.switchroom.route.intakehttp;

import java.util.Optional;
import org.switchroom.answer.Answer;
import org.switchroom.answer.IdempotencyKey;
import org.switchroom.answer.Problem;
import org.switchroom.answer.Sha256;

/** The Idempotency-Key header (draft-ietf-httpapi-idempotency-key-header), with or without its quotes. */
final class Keys {
    private Keys() {}

    static Answer<Optional<IdempotencyKey>> of(Request request) {
        Optional<String> header = request.header("Idempotency-Key");
        if (header.isEmpty()) {
            return Answer.done(Optional.empty());
        }
        String key = header.get().strip();
        if (key.length() >= 2 && key.startsWith("\"") && key.endsWith("\"")) {
            key = key.substring(1, key.length() - 1);
        }
        boolean printable = key.chars().allMatch(c -> c > 32 && c < 127);
        if (key.isEmpty() || key.length() > IdempotencyKey.LONGEST || !printable) {
            return Answer.refused(Problem.field(
                    "Idempotency-Key",
                    "it has to have 1 to " + IdempotencyKey.LONGEST + " visible ASCII characters",
                    "Send a fresh UUID for each new thing, and the same one when you repeat it."));
        }
        return Answer.done(
                Optional.of(new IdempotencyKey(request.admission().client(), key, Sha256.hex(request.body()))));
    }
}
