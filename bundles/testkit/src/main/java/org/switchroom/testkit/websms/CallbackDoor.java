package org.switchroom.testkit.websms;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.switchroom.routes.Callbacks;

/** What the distribution's servlet does for those who call back, at {@code /callbacks/NAME/SECRET}. */
public final class CallbackDoor implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Supplier<Callbacks> callbacks;
    private final HttpServer server;

    private CallbackDoor(Supplier<Callbacks> callbacks) {
        this.callbacks = callbacks;
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 10);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        server.setExecutor(threads);
        server.createContext("/callbacks/", this::called);
        server.start();
    }

    /** @param callbacks of the routes that run when somebody calls */
    public static CallbackDoor open(Supplier<Callbacks> callbacks) {
        return new CallbackDoor(callbacks);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Where a gateway calls this name. */
    public String url(String name, String secret) {
        return url() + "/callbacks/" + name + "/" + secret;
    }

    private void called(HttpExchange request) throws IOException {
        String[] path = request.getRequestURI().getPath().split("/");
        byte[] body = request.getRequestBody().readAllBytes();
        Callbacks.Reply reply = callbacks
                .get()
                .call(new Callbacks.Call(path[2], Optional.of(path[3]), "application/json", Map.of(), body))
                .toCompletableFuture()
                .join();
        if (reply instanceof Callbacks.Reply.Answered answered) {
            int length = answered.body().length;
            request.sendResponseHeaders(answered.status(), length == 0 ? -1 : length);
            request.getResponseBody().write(answered.body());
        } else {
            request.sendResponseHeaders(503, -1);
        }
        request.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
