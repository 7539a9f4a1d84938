package org.switchroom.route.mail.smtp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate that signed itself, made for a test. */
public record Certificate(Path keyStore, Path pem, Path trustStore) {
    public static final String PASSWORD = "changeit";

    /** Names are such as {@code ip:127.0.0.1}. */
    public static Certificate make(Path folder, String names) throws Exception {
        Path store = folder.resolve("peer.p12");
        Path pem = folder.resolve("peer.pem");
        keytool(
                "-genkeypair",
                "-alias",
                "peer",
                "-keyalg",
                "EC",
                "-dname",
                "CN=peer",
                "-ext",
                "san=" + names,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD);
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "peer",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD,
                "-file",
                pem.toString());
        Path trust = folder.resolve("trust.p12");
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                "peer",
                "-file",
                pem.toString(),
                "-storetype",
                "PKCS12",
                "-keystore",
                trust.toString(),
                "-storepass",
                PASSWORD);
        return new Certificate(store, pem, trust);
    }

    public SSLContext server() throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(keyStore.toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        Path log = Files.createTempFile("keytool", ".log");
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException(Files.readString(log));
        }
    }
}
