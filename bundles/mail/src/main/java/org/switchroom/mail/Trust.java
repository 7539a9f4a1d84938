package org.switchroom.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Whom a mail server's certificate must come from. */
public final class Trust {
    /** A trust file that can not be used; says which and why. */
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String message, Exception cause) {
            super(message, cause);
        }
    }

    private Trust() {}

    /** @param file PEM certificates or a trust store; blank for what the JVM trusts */
    public static SSLSocketFactory sockets(String file, String password) throws Unusable {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(file.isEmpty() ? null : store(Path.of(file), password));
            context.init(null, managers.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (IOException | GeneralSecurityException | RuntimeException unusable) {
            throw new Unusable(
                    "is '" + file + "', which can not be used: " + unusable
                            + "; expected PEM certificates, or a PKCS12 or JKS trust store with its password",
                    unusable);
        }
    }

    private static KeyStore store(Path file, String password) throws IOException, GeneralSecurityException {
        byte[] content = Files.readAllBytes(file);
        if (!new String(content, StandardCharsets.ISO_8859_1).contains("-----BEGIN CERTIFICATE-----")) {
            return checked(KeyStore.getInstance(file.toFile(), password.toCharArray()));
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int count = 0;
        for (var certificate :
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(content))) {
            store.setCertificateEntry("trusted-" + ++count, certificate);
        }
        return checked(store);
    }

    private static KeyStore checked(KeyStore store) throws GeneralSecurityException {
        if (store.size() == 0) {
            throw new GeneralSecurityException("it holds no certificate");
        }
        return store;
    }
}
