package org.switchroom.http.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchroom.access.Caller;
import org.switchroom.access.Role;
import org.switchroom.access.Scope;
import org.switchroom.access.Tenants;
import org.switchroom.http.Admission;
import org.switchroom.http.door.TokensInMemory;
import org.switchroom.trace.Events;
import org.switchroom.trace.TimelineEntry;

/** The live feed over a real socket. */
final class EventsOverHttpTest implements Events {
    private record Listening(OptionalLong after, Consumer<List<TimelineEntry>> listener) {}

    private final List<Listening> listening = new CopyOnWriteArrayList<>();
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();
    private final EventsServlet servlet = new EventsServlet(() -> Optional.of(this), revoked::contains, List.of());
    private final Server server = new Server();
    private volatile Caller caller = new Caller("vera", List.of("main"), false, Scope.of(Role.VIEWER));
    private int port;

    @Override
    public Subscription subscribe(Caller who, OptionalLong after, Consumer<List<TimelineEntry>> listener) {
        Listening one = new Listening(after, listener);
        listening.add(one);
        return () -> listening.remove(one);
    }

    @BeforeEach
    void start() throws Exception {
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setAcceptedSendBufferSize(4096);
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        ServletHolder holder = new ServletHolder(servlet);
        holder.setAsyncSupported(true);
        context.addServlet(holder, "/events");
        Filter door = (request, response, chain) -> {
            new Admission(Optional.of(caller), "user:vera", "r1", 1000).putOn((HttpServletRequest) request);
            chain.doFilter(request, response);
        };
        FilterHolder filter = new FilterHolder(door);
        filter.setAsyncSupported(true);
        context.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
        server.setHandler(context);
        server.start();
        port = connector.getLocalPort();
    }

    @AfterEach
    void stop() throws Exception {
        servlet.close();
        server.stop();
    }

    private Socket listen(String... headers) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.setSoTimeout(10_000);
        socket.connect(new java.net.InetSocketAddress("127.0.0.1", port));
        String more = String.join("", headers);
        socket.getOutputStream()
                .write(("GET /events HTTP/1.1\r\nHost: x\r\n" + more + "\r\n").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String readUntil(BufferedReader in, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            text.append(line).append('\n');
            if (line.contains(end)) {
                return text.toString();
            }
        }
        throw new AssertionError("the stream ended; so far: " + text);
    }

    private static TimelineEntry entry(long id, String text) {
        return new TimelineEntry(
                id,
                "main",
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                "vera",
                TimelineEntry.Kind.CHANGED,
                text);
    }

    private void tell(TimelineEntry entry) {
        listening.forEach(one -> one.listener().accept(List.of(entry)));
    }

    @Test
    void news_arrives_as_it_happens_and_the_last_id_is_where_it_goes_on() throws Exception {
        try (Socket socket = listen("Last-Event-ID: 41\r\n")) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            await().until(() -> listening.size() == 1);

            tell(entry(42, "two\nlines"));

            String text = readUntil(in, "data: ");
            assertThat(text).contains("200 OK", "text/event-stream", "retry: 2000", "id: 42\n");
            assertThat(text).contains("\"text\":\"two\\nlines\"");
            assertThat(listening.get(0).after()).hasValue(41);
        }
        tell(entry(43, "nobody there"));
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            tell(entry(44, "still nobody"));
            return listening.isEmpty();
        });
    }

    @Test
    void a_client_that_does_not_read_is_cut_off_and_holds_up_nobody() throws Exception {
        try (Socket slow = listen();
                Socket quick = listen()) {
            await().until(() -> listening.size() == 2);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(quick.getInputStream(), StandardCharsets.UTF_8));
            String kilobyte = "x".repeat(1024);

            for (int i = 1; i <= 8 * EventStream.MOST && listening.size() == 2; i++) {
                tell(entry(i, kilobyte));
                readUntil(in, "data: ");
            }

            assertThat(listening).hasSize(1);
            assertThat(slow.isConnected()).isTrue();
        }
    }

    @Test
    void a_token_that_is_revoked_hears_nothing_more_and_the_others_do() throws Exception {
        try (Socket gone = listen("Authorization: Bearer swr_gone\r\n", "Connection: close\r\n");
                Socket stays = listen("Authorization: Bearer swr_stays\r\n")) {
            await().until(() -> listening.size() == 2);

            revoked.add("Bearer swr_gone");

            await().atMost(Duration.ofSeconds(60)).until(() -> listening.size() == 1);
            String heard = new String(gone.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(heard).contains("200 OK").doesNotContain("data:");
            tell(entry(42, "for those who may"));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(stays.getInputStream(), StandardCharsets.UTF_8));
            assertThat(readUntil(in, "data: ")).contains("for those who may");
        }
    }

    @Test
    void only_a_token_can_be_revoked_and_only_while_core_says_so() {
        Tenants none = new TokensInMemory(Map.of());
        RevokedTokens asked = new RevokedTokens(() -> Optional.of(none));

        assertThat(asked.test("bearer swr_1")).isTrue();
        assertThat(asked.test("Basic dmVyYTp2")).isFalse();
        assertThat(asked.test("")).isFalse();
        assertThat(new RevokedTokens(Optional::empty).test("Bearer swr_1")).isFalse();
    }

    @Test
    void who_may_not_read_jobs_hears_nothing() throws Exception {
        caller = new Caller("nobody", List.of("main"), false, EnumSet.of(Scope.PARTIES_READ));
        try (Socket socket = listen("Connection: close\r\n")) {
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("403", "application/problem+json", "jobs:read");
        }
        assertThat(listening).isEmpty();
    }
}
