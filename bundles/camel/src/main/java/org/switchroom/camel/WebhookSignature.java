package org.switchroom.camel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of the Standard Webhooks specification 1.0.0, symmetric: HMAC-SHA256 over {@code id.timestamp.body}, for
 * what leaves and for what comes.
 */
public final class WebhookSignature {
    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final String ALGORITHM = "HmacSHA256";

    /** The specification recommends 24 to 64; its libraries' own examples have 18. */
    private static final int LEAST_BYTES = 16;

    private static final int MOST_BYTES = 64;

    private final List<SecretKeySpec> keys;

    private WebhookSignature(List<SecretKeySpec> keys) {
        this.keys = keys;
    }

    /** @param key as the two sides have agreed on it */
    public static WebhookSignature of(byte[] key) {
        return new WebhookSignature(List.of(new SecretKeySpec(key, ALGORITHM)));
    }

    /**
     * @param text {@code whsec_} and base64; two with a comma between them while a receiver changes over
     * @throws IllegalArgumentException when it is no key; does not show it
     */
    public static WebhookSignature of(String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("switchroom:webhook-signature needs its option key");
        }
        return new WebhookSignature(Arrays.stream(text.strip().split("[\\s,]+"))
                .map(WebhookSignature::key)
                .toList());
    }

    private static SecretKeySpec key(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException("the key of switchroom:webhook-signature is not whsec_ and base64");
        }
        if (bytes.length < LEAST_BYTES || bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException("the key of switchroom:webhook-signature has " + bytes.length
                    + " bytes; expected are " + LEAST_BYTES + " to " + MOST_BYTES);
        }
        return new SecretKeySpec(bytes, ALGORITHM);
    }

    /** The value of {@code webhook-signature}: one for each key. */
    public String sign(String id, Instant at, byte[] body) {
        return keys.stream()
                .map(key -> VERSION + Base64.getEncoder().encodeToString(made(key, id, at, body)))
                .collect(Collectors.joining(" "));
    }

    /** True when one of the signatures that came is that of this body; of other versions, none is. */
    public boolean isAmong(String signatures, String id, Instant at, byte[] body) {
        return Arrays.stream(signatures.strip().split(" +"))
                .filter(signature -> signature.startsWith(VERSION))
                .map(WebhookSignature::bytes)
                .anyMatch(came -> keys.stream().anyMatch(key -> MessageDigest.isEqual(made(key, id, at, body), came)));
    }

    private static byte[] bytes(String signature) {
        try {
            return Base64.getDecoder().decode(signature.substring(VERSION.length()));
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private static byte[] made(SecretKeySpec key, String id, Instant at, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException notInThisJvm) {
            throw new IllegalStateException(notInThisJvm);
        }
    }
}
