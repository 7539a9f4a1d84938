package org.switchroom.sip.message;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Who we are to a server. The password is in no text that this makes. */
public record Credentials(String user, String password) {
    /** The header's name that answers this challenge. */
    public static String header(Challenge challenge) {
        return challenge.proxy() ? "Proxy-Authorization" : "Authorization";
    }

    /**
     * The header's value (RFC 7616 §3.4).
     *
     * @param count how often this nonce was answered, from 1
     */
    public String answer(Challenge challenge, String method, String uri, String clientNonce, int count) {
        String secret = hash(challenge, user + ":" + challenge.realm() + ":" + password);
        String deed = hash(challenge, method + ":" + uri);
        String uses = "%08x".formatted(count);
        String response = challenge.auth()
                ? hash(challenge, String.join(":", secret, challenge.nonce(), uses, clientNonce, "auth", deed))
                : hash(challenge, secret + ":" + challenge.nonce() + ":" + deed);
        StringBuilder value = new StringBuilder("Digest username=")
                .append(Parameters.quoted(user))
                .append(", realm=")
                .append(Parameters.quoted(challenge.realm()))
                .append(", nonce=")
                .append(Parameters.quoted(challenge.nonce()))
                .append(", uri=")
                .append(Parameters.quoted(uri))
                .append(", response=\"")
                .append(response)
                .append('"');
        if (!challenge.algorithm().isEmpty()) {
            value.append(", algorithm=").append(challenge.algorithm());
        }
        challenge.opaque().ifPresent(opaque -> value.append(", opaque=").append(Parameters.quoted(opaque)));
        if (challenge.auth()) {
            value.append(", qop=auth, nc=").append(uses).append(", cnonce=").append(Parameters.quoted(clientNonce));
        }
        return value.toString();
    }

    private static String hash(Challenge challenge, String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance(challenge.isSha256() ? "SHA-256" : "MD5");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("this Java has no " + challenge.algorithm(), broken);
        }
    }

    @Override
    public String toString() {
        return "Credentials[" + user + "]";
    }
}
