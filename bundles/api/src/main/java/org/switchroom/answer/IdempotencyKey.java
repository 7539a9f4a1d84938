package org.switchroom.answer;

import java.util.Objects;

/**
 * What a client says so that the same request is carried out once, however often it is sent.
 *
 * @param client who sent it; keys of different clients never meet
 * @param key the client's own words, 1 to 200 characters
 * @param digest of what was sent with it (SHA-256, hex); the same key with another digest is refused
 */
public record IdempotencyKey(String client, String key, String digest) {
    public static final int LONGEST = 200;

    public IdempotencyKey {
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(digest, "digest");
        if (key.isBlank() || key.length() > LONGEST) {
            throw new IllegalArgumentException("an idempotency key has 1 to " + LONGEST + " characters");
        }
    }
}
