package org.switchroom.shell.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalInt;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as it is kept: PBKDF2 with HMAC-SHA-256 (RFC 8018 §5.2), a salt of its own, and the number of rounds it
 * was made with, so that the number can grow without locking anybody out.
 *
 * <p>Written as {@code pbkdf2-sha256:rounds:salt:hash}: no comma, which ends the password in {@code users.properties}.
 */
record PasswordHash(int rounds, byte[] salt, byte[] hash) {
    /** OWASP Password Storage Cheat Sheet, 2023: 600,000 for PBKDF2-HMAC-SHA256. A third of a second here. */
    static final int ROUNDS = 600_000;

    /** A hash with more rounds than this would stop the machine rather than protect it. */
    private static final int MOST_ROUNDS = 10_000_000;

    private static final String MARK = "pbkdf2-sha256";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    static PasswordHash of(String password, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new PasswordHash(ROUNDS, salt, derive(password, salt, ROUNDS));
    }

    /** Empty when it is not written as {@link #text()} writes. */
    static Optional<PasswordHash> parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 4 || !parts[0].equals(MARK)) {
            return Optional.empty();
        }
        OptionalInt rounds = rounds(parts[1]);
        try {
            byte[] salt = Base64.getDecoder().decode(parts[2]);
            byte[] hash = Base64.getDecoder().decode(parts[3]);
            return rounds.isEmpty() || salt.length == 0 || hash.length == 0
                    ? Optional.empty()
                    : Optional.of(new PasswordHash(rounds.getAsInt(), salt, hash));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    boolean matches(String password) {
        return MessageDigest.isEqual(hash, derive(password, salt, rounds));
    }

    String text() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return MARK + ":" + rounds + ":" + base64.encodeToString(salt) + ":" + base64.encodeToString(hash);
    }

    private static OptionalInt rounds(String text) {
        try {
            int rounds = Integer.parseInt(text);
            return rounds > 0 && rounds <= MOST_ROUNDS ? OptionalInt.of(rounds) : OptionalInt.empty();
        } catch (NumberFormatException notANumber) {
            return OptionalInt.empty();
        }
    }

    private static byte[] derive(String password, byte[] salt, int rounds) {
        try {
            // The key factory takes the low byte of each char only; UTF-8 first, so that every letter counts.
            char[] letters =
                    new String(password.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1).toCharArray();
            PBEKeySpec spec = new PBEKeySpec(letters, salt, rounds, HASH_BITS);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no PBKDF2WithHmacSHA256; use a complete JDK 17", missing);
        }
    }
}
