package org.switchroom.testkit.sip;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What a password's owner would have answered (RFC 2617 §3.2.2), for MD5 and qop=auth. */
final class SipProof {
    private SipProof() {}

    static String of(String said, String method, String password) {
        String one = md5(quoted(said, "username") + ":" + quoted(said, "realm") + ":" + password);
        String two = md5(method + ":" + quoted(said, "uri"));
        String count = SipText.between(said, "nc=", ",").strip();
        return md5(one + ":" + quoted(said, "nonce") + ":" + count + ":" + quoted(said, "cnonce") + ":auth:" + two);
    }

    private static String quoted(String said, String name) {
        return SipText.between(said, " " + name + "=\"", "\"");
    }

    private static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return String.format("%032x", new BigInteger(1, digest));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
