package org.switchroom.route.intakehttp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.switchroom.alarm.PanelAccess;
import org.switchroom.answer.Problem;

/**
 * The signature of a request that brings an alarm, as the Standard Webhooks specification 1.0.0 has it, symmetric:
 * HMAC-SHA256 over {@code id.timestamp.body}. The key is the panel's own.
 */
final class PanelSignature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String VERSION = "v1,";
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
        byte[] expected = sign(key.get(), id + "." + timestamp + ".", request.body());
        for (String signature : signatures.get().strip().split(" +")) {
            if (signature.startsWith(VERSION) && MessageDigest.isEqual(expected, decoded(signature))) {
                return Optional.empty();
            }
        }
        return Optional.of(wrong("the signature is not that of this body with the panel's key", "Check the key"));
    }

    private boolean isNow(long seconds) {
        return Duration.between(Instant.ofEpochSecond(seconds), clock.instant())
                        .abs()
                        .compareTo(TOLERANCE)
                <= 0;
    }

    private static byte[] decoded(String signature) {
        try {
            return Base64.getDecoder().decode(signature.substring(VERSION.length()));
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private static byte[] sign(byte[] key, String head, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException notInThisJvm) {
            throw new IllegalStateException(notInThisJvm);
        }
    }

    private static Problem wrong(String cause, String nextStep) {
        return new Problem(Problem.Kind.FORBIDDEN, Optional.of("webhook-signature"), cause, nextStep);
    }
}
