package org.switchroom.route.intakehttp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.switchroom.alarm.PanelAccess;
import org.switchroom.answer.Problem;
import org.switchroom.camel.WebhookSignature;

/** Whether a request that brings an alarm is signed as its panel has to sign: by Standard Webhooks, with its own key. */
final class PanelSignature {
    /** As the specification's libraries have it. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final Clock clock;

    PanelSignature(Clock clock) {
        this.clock = clock;
    }

    /** What is wrong with it; empty when it is right, or when the panel needs none and there is none. */
    Optional<Problem> problem(Request request, Optional<PanelAccess> access) {
        Optional<String> signatures = request.header("webhook-signature");
        Optional<byte[]> key = access.flatMap(PanelAccess::key);
        boolean needed = access.map(it -> !it.plainAllowed()).orElse(false);
        if (signatures.isEmpty()) {
            return needed
                    ? Optional.of(wrong(
                            "this panel's reports have to be signed",
                            "Send webhook-id, webhook-timestamp and webhook-signature, made with the panel's key"))
                    : Optional.empty();
        }
        if (key.isEmpty()) {
            return Optional.of(wrong("the panel has no key, so its signature proves nothing", "Enter its key"));
        }
        String id = request.header("webhook-id").orElse("");
        String timestamp = request.header("webhook-timestamp").orElse("");
        if (id.isEmpty() || !timestamp.matches("[0-9]{1,12}") || !isNow(Long.parseLong(timestamp))) {
            return Optional.of(wrong(
                    "webhook-id is missing, or webhook-timestamp is not within five minutes of now",
                    "Set the clock, and send seconds since 1970"));
        }
        Instant at = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (WebhookSignature.of(key.get()).isAmong(signatures.get(), id, at, request.body())) {
            return Optional.empty();
        }
        return Optional.of(wrong("the signature is not that of this body with the panel's key", "Check the key"));
    }

    private boolean isNow(long seconds) {
        return Duration.between(Instant.ofEpochSecond(seconds), clock.instant())
                        .abs()
                        .compareTo(TOLERANCE)
                <= 0;
    }

    private static Problem wrong(String cause, String nextStep) {
        return new Problem(Problem.Kind.FORBIDDEN, Optional.of("webhook-signature"), cause, nextStep);
    }
}
