package org.switchroom.itests;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A partner that takes webhooks, written from the Standard Webhooks specification with the JDK alone. */
public final class WebhookPeer implements AutoCloseable {
    private static final int TOLERANCE_SECONDS = 300;

    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<String> rejected = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final byte[] key;

    public WebhookPeer(byte[] key) throws IOException {
        this.key = key;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/hook", this::take);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /** Bodies whose signature was right. */
    public List<String> taken() {
        return taken;
    }

    /** Why a request was not taken. */
    public List<String> rejected() {
        return rejected;
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String fault = fault(exchange, body);
        (fault.isEmpty() ? taken : rejected).add(fault.isEmpty() ? new String(body, StandardCharsets.UTF_8) : fault);
        exchange.sendResponseHeaders(fault.isEmpty() ? 204 : 401, -1);
        exchange.close();
    }

    private String fault(HttpExchange exchange, byte[] body) {
        String id = exchange.getRequestHeaders().getFirst("webhook-id");
        String timestamp = exchange.getRequestHeaders().getFirst("webhook-timestamp");
        String signatures = exchange.getRequestHeaders().getFirst("webhook-signature");
        if (id == null || timestamp == null || signatures == null) {
            return "a header is missing: " + exchange.getRequestHeaders().keySet();
        }
        if (Math.abs(Instant.now().getEpochSecond() - Long.parseLong(timestamp)) > TOLERANCE_SECONDS) {
            return "too old or too new: " + timestamp;
        }
        for (String signature : signatures.split(" ")) {
            if (signature.startsWith("v1,")
                    && MessageDigest.isEqual(
                            expected(id, timestamp, body), Base64.getDecoder().decode(signature.substring(3)))) {
                return "";
            }
        }
        return "the signature is wrong: " + signatures;
    }

    private byte[] expected(String id, String timestamp, byte[] body) {
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
        signed.writeBytes(body);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(signed.toByteArray());
        } catch (GeneralSecurityException notInThisJvm) {
            throw new IllegalStateException(notInThisJvm);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
