package org.switchroom.core.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets of tokens: HMAC-SHA-256 of the token's id, under a random key that no disk ever sees. So whoever repeats a
 * request whose answer was lost can be given the same secret, and nothing of it is kept anywhere; with the process, the
 * key is gone.
 */
final class TokenSecrets {
    private static final String PREFIX = "swr_";
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    TokenSecrets() {
        byte[] bits = new byte[32];
        new SecureRandom().nextBytes(bits);
        key = new SecretKeySpec(bits, ALGORITHM);
    }

    /** False for what can not be a secret of ours, of any process. */
    static boolean mayBe(String text) {
        return text.startsWith(PREFIX);
    }

    /** 256 bits that nobody guesses; the same for the same id while this process runs. */
    String of(String tokenId) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] bits = mac.doFinal(tokenId.getBytes(StandardCharsets.US_ASCII));
            return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
