package org.switchroom.testkit.websms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What simulated gateways have in common: a server of the JDK that misbehaves when told to, and calls back. */
public abstract class HttpGateway implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();
    /** How long a gateway waits for the answer to a call back. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Deque<GatewayMisdeed> next = new ConcurrentLinkedDeque<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Set<Integer> callerPorts = ConcurrentHashMap.newKeySet();
    // Guarded by this object's monitor.
    private HttpServer server;
    private ExecutorService threads;
    private CountDownLatch held = new CountDownLatch(1);
    private volatile GatewayMisdeed always;
    private volatile boolean closed;

    /** @param port 0 for a free one */
    HttpGateway(int port) {
        open(port);
    }

    /** What it took, oldest first. */
    public abstract List<GatewaySms> taken();

    /** Tells whom it has to call back what became of a message, in its own words. */
    public abstract CallbackReply report(GatewaySms sms, String status);

    /** Answers a request that is to be taken as usual. */
    abstract Answer take(HttpExchange request, String body);

    /** What this request in particular meets. */
    Optional<GatewayMisdeed> misdeedFor(String body) {
        return Optional.empty();
    }

    /** The words of the gateway's protocol for a code of its own. */
    abstract ObjectNode words(int code, String words);

    /** What is answered. */
    record Answer(int status, JsonNode body) {}

    private synchronized void open(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 100);
        } catch (IOException taken) {
            throw new UncheckedIOException("port " + port + " can not be had", taken);
        }
        threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "simulated-gateway");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    public final synchronized int port() {
        return server.getAddress().getPort();
    }

    public final String url() {
        return "http://127.0.0.1:" + port();
    }

    /** Connections are refused and open ones end. */
    public final synchronized void goDown() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** At the same address as before. */
    public final synchronized void comeBack() {
        open(server.getAddress().getPort());
    }

    /** The next request meets this; further calls say what follows. */
    public final void next(GatewayMisdeed misdeed) {
        next.add(misdeed);
    }

    /** Every request meets this until {@link #behave()}. */
    public final void always(GatewayMisdeed misdeed) {
        always = misdeed;
    }

    public void behave() {
        always = null;
        next.clear();
    }

    /** How many requests it keeps waiting. */
    public final int holding() {
        return waiting.get();
    }

    /** Those it keeps waiting are served. */
    public final synchronized void letGo() {
        held.countDown();
        held = new CountDownLatch(1);
    }

    /** How many connections requests have come over. */
    public final int connections() {
        return callerPorts.size();
    }

    private void serve(HttpExchange request) throws IOException {
        callerPorts.add(request.getRemoteAddress().getPort());
        String body = new String(request.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        GatewayMisdeed once = next.poll();
        GatewayMisdeed misdeed = once != null ? once : misdeedFor(body).orElse(always);
        try {
            if (misdeed == null) {
                answer(request, take(request, body));
            } else {
                misbehave(request, body, misdeed);
            }
        } catch (InterruptedException goesDown) {
            Thread.currentThread().interrupt();
        } finally {
            request.close();
        }
    }

    private void misbehave(HttpExchange request, String body, GatewayMisdeed misdeed)
            throws IOException, InterruptedException {
        if (misdeed instanceof GatewayMisdeed.Code code) {
            answer(request, new Answer(200, words(code.code(), code.words())));
        } else if (misdeed instanceof GatewayMisdeed.Status status) {
            status.retryAfterSeconds()
                    .ifPresent(seconds -> request.getResponseHeaders().set("Retry-After", Integer.toString(seconds)));
            request.sendResponseHeaders(status.status(), -1);
        } else if (misdeed instanceof GatewayMisdeed.SilenceAfterTaking) {
            take(request, body);
            hold();
        } else if (misdeed instanceof GatewayMisdeed.HangUpAfterTaking) {
            take(request, body);
        } else if (misdeed instanceof GatewayMisdeed.Babble babble) {
            take(request, body);
            write(request, 200, babble.words());
        } else if (misdeed instanceof GatewayMisdeed.Slow slow) {
            TimeUnit.NANOSECONDS.sleep(slow.by().toNanos());
            answer(request, take(request, body));
        } else {
            hold();
            answer(request, take(request, body));
        }
    }

    private void hold() throws InterruptedException {
        CountDownLatch until;
        synchronized (this) {
            until = held;
        }
        waiting.incrementAndGet();
        try {
            until.await();
        } finally {
            waiting.decrementAndGet();
        }
    }

    private static void answer(HttpExchange request, Answer answer) throws IOException {
        write(request, answer.status(), answer.body().toString());
    }

    private static void write(HttpExchange request, int status, String words) throws IOException {
        byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
        request.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
        request.sendResponseHeaders(status, bytes.length);
        request.getResponseBody().write(bytes);
    }

    static JsonNode read(String body) {
        try {
            JsonNode read = JSON.readTree(body);
            return read == null ? JSON.missingNode() : read;
        } catch (JsonProcessingException noJson) {
            return JSON.missingNode();
        }
    }

    /** Posts to who is to be called back, once. Nobody there counts as status 0. */
    final CallbackReply call(String url, JsonNode words) {
        try {
            HttpResponse<String> reply = client.send(
                    HttpRequest.newBuilder(URI.create(url))
                            .timeout(PATIENCE)
                            .header("Content-Type", "application/json;charset=UTF-8")
                            .POST(HttpRequest.BodyPublishers.ofString(words.toString()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return new CallbackReply(reply.statusCode(), reply.body());
        } catch (IOException nobody) {
            return new CallbackReply(0, nobody.toString());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new CallbackReply(0, "stopped");
        }
    }

    final boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        letGo();
        goDown();
    }
}
