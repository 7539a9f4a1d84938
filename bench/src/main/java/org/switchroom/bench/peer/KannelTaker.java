package org.switchroom.bench.peer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.switchroom.bench.Workbench;

/** The far end of Kannel's HTTP interface to other Kannels: {@code GET …?to=…&text=…}, answered 202. */
final class KannelTaker {
    /** Told of each message: what it is called, its words, when it came. */
    interface Listener {
        void arrived(String key, String text, long nanos);
    }

    private static final byte[] TAKEN = "0: Accepted for delivery".getBytes(StandardCharsets.US_ASCII);

    private final HttpServer server;
    private final Listener listener;
    private volatile double slowness;

    KannelTaker(Listener listener) {
        this.listener = listener;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::take);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    void slow(Duration by) {
        slowness = by.toMillis() / 1e3;
    }

    private void take(HttpExchange request) throws IOException {
        long nanos = System.nanoTime();
        String query = String.valueOf(request.getRequestURI().getQuery());
        if (slowness > 0) {
            Workbench.pause(slowness);
        }
        String to = query.replaceFirst(".*\\bto=([^&]*).*", "$1").strip();
        listener.arrived(to.isEmpty() ? "unnamed" : to, query, nanos);
        request.getRequestBody().readAllBytes();
        request.sendResponseHeaders(202, TAKEN.length);
        request.getResponseBody().write(TAKEN);
        request.close();
    }
}
