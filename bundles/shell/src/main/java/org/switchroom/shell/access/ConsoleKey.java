package org.switchroom.shell.access;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/** The key with which {@code ./switchroom console} logs in: RSA, which is what Karaf's key realm understands. */
record ConsoleKey(KeyPair pair) {
    /** BSI TR-02102-4 and NIST SP 800-57: at least 3000 bits beyond 2030. */
    private static final int BITS = 3072;

    static ConsoleKey make(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS, random);
            return new ConsoleKey(generator.generateKeyPair());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java makes no RSA keys; use a complete JDK 17", missing);
        }
    }

    /** For {@code etc/console.key}: PKCS#8 in PEM (RFC 7468 §10), which OpenSSH and Karaf's client both read. */
    String privateText() {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(pair.getPrivate().getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
    }

    /** For {@code etc/keys.properties}: the blob of RFC 4253 §6.6 in Base64. */
    String publicText() {
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        ByteArrayOutputStream blob = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(blob)) {
            writeField(out, "ssh-rsa".getBytes(StandardCharsets.US_ASCII));
            writeField(out, key.getPublicExponent().toByteArray());
            writeField(out, key.getModulus().toByteArray());
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
        return Base64.getEncoder().encodeToString(blob.toByteArray());
    }

    private static void writeField(DataOutputStream out, byte[] field) throws IOException {
        out.writeInt(field.length);
        out.write(field);
    }
}
