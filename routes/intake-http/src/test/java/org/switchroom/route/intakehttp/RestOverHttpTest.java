package org.switchroom.route.intakehttp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchroom.access.Role;

/** The routes as they run: a real socket, Jetty, Camel's REST DSL; core stores on a thread of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RestOverHttpTest {
    private static final String JOB = "{\"kind\":\"ORDER\",\"notes\":\"Tür prüfen\"}";

    private final HttpClient client = HttpClient.newHttpClient();
    private ServedApi api;

    @BeforeAll
    void start() throws Exception {
        api = new ServedApi();
    }

    @AfterAll
    void stop() throws Exception {
        api.close();
    }

    @AfterEach
    void aDispatcherAsks() {
        api.callAs(Role.DISPATCHER);
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.url(path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send("POST", path, body, "Content-Type", "application/json");
    }

    @Test
    void a_posted_job_is_answered_with_its_place_and_tag_and_can_be_read_there() throws Exception {
        HttpResponse<String> created = post("/api/jobs", JOB);

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("ETag")).contains("\"1\"");
        HttpResponse<String> read =
                send("GET", created.headers().firstValue("Location").orElseThrow(), null);
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(created.body()).contains("\"notes\":\"Tür prüfen\"");
        HttpResponse<String> known =
                send("GET", created.headers().firstValue("Location").orElseThrow(), null, "If-None-Match", "\"1\"");
        assertThat(known.statusCode()).isEqualTo(304);
    }

    /** Replies of 3 KB stay in the server's buffer, those of 15 KB are written by a thread of its own. */
    @ParameterizedTest
    @ValueSource(ints = {3_000, 15_000})
    void a_client_that_does_not_read_its_answers_holds_up_nobody_else(int notes) throws Exception {
        String body = "{\"kind\":\"ORDER\",\"notes\":\"" + "n".repeat(notes) + "\"}";
        byte[] request = ("POST /api/jobs HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
        // longer than the server's thread needs to go away, so that another one finishes the request
        api.storeTakes(Duration.ofMillis(2));
        try (SocketChannel deaf = SocketChannel.open()) {
            deaf.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
            deaf.connect(new InetSocketAddress("127.0.0.1", api.url("/").getPort()));
            deaf.configureBlocking(false);
            int before = api.core().jobs().count();
            sendUntilNothingIsTaken(deaf, request);
            assertThat(api.core().jobs().count() - before)
                    .as("answers nobody has read")
                    .isGreaterThan(100);

            HttpRequest other = HttpRequest.newBuilder(api.url("/api/jobs"))
                    .timeout(Duration.ofSeconds(20))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JOB))
                    .build();
            assertThat(client.send(other, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(201);
        } finally {
            api.storeTakes(Duration.ZERO);
        }
    }

    /** Until there is no room for a second, because the server is still at what it has taken. */
    private static void sendUntilNothingIsTaken(SocketChannel channel, byte[] request) throws Exception {
        ByteBuffer left = ByteBuffer.wrap(request);
        try (Selector room = Selector.open()) {
            channel.register(room, SelectionKey.OP_WRITE);
            while (room.select(1_000) > 0) {
                room.selectedKeys().clear();
                channel.write(left);
                if (!left.hasRemaining()) {
                    left.rewind();
                }
            }
        }
    }

    /** Every POST that makes something: where, what, and what else could be sent under the same key. */
    private Stream<Arguments> makes() {
        String message = api.core().addMessage("main", Optional.empty()).id().toString();
        String party = "{\"kind\":\"PERSON\",\"name\":\"%s\"}";
        String token = "{\"name\":\"%s\",\"scopes\":[\"jobs:read\"]}";
        return Stream.of(
                Arguments.of("/api/jobs", JOB, "{\"kind\":\"TICKET\"}"),
                Arguments.of("/api/parties", party.formatted("A"), party.formatted("B")),
                Arguments.of(
                        "/api/messages/resend", "{\"ids\":[\"" + message + "\"]}", "{\"ids\": [\"" + message + "\"]}"),
                Arguments.of("/api/tenants", "{\"id\":\"a\",\"name\":\"A\"}", "{\"id\":\"b\",\"name\":\"B\"}"),
                Arguments.of("/api/tokens", token.formatted("A"), token.formatted("B")));
    }

    @ParameterizedTest
    @MethodSource("makes")
    void a_repeated_key_gives_the_first_answer_again_and_with_another_body_is_refused(
            String path, String body, String otherBody) throws Exception {
        api.callAs(Role.ADMIN);
        String[] headers = {"Content-Type", "application/json", "Idempotency-Key", "\"k" + path + "\""};
        HttpResponse<String> first = send("POST", path, body, headers);

        HttpResponse<String> again = send("POST", path, body, headers);
        HttpResponse<String> other = send("POST", path, otherBody, headers);

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertProblem(other, 422);
        assertThat(other.body()).contains("Idempotency-Key");
    }

    @Test
    void a_change_needs_the_revision_it_is_based_on() throws Exception {
        String place = post("/api/jobs", JOB).headers().firstValue("Location").orElseThrow();
        String[] patch = {"Content-Type", "application/merge-patch+json", "If-Match", "\"1\""};

        assertThat(send("PATCH", place, "{\"notes\":null}", "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(428);
        assertThat(send("PATCH", place, "{\"notes\":null}", patch).statusCode()).isEqualTo(200);
        assertThat(send("PATCH", place, "{\"notes\":null}", patch).statusCode()).isEqualTo(412);
    }

    @Test
    @Tag("SN-050")
    void the_four_steps_need_no_body() throws Exception {
        String place = post("/api/jobs", JOB).headers().firstValue("Location").orElseThrow();

        for (String step : new String[] {"dispatch", "acknowledge", "complete", "reopen"}) {
            assertThat(send("POST", place + "/" + step, null).statusCode())
                    .as(step)
                    .isEqualTo(200);
        }
        assertThat(send("POST", place + "/complete", "nonsense").statusCode()).isEqualTo(400);
        assertThat(send("GET", place + "/timeline", null).body()).contains("\"items\":[{\"id\":\"7\"");
    }

    @Test
    void what_is_not_there_not_possible_or_not_understood_is_a_problem_of_its_own() throws Exception {
        assertProblem(send("GET", "/api/nowhere", null), 404);
        assertProblem(send("GET", "/api/jobs/0000000000001", null), 404);
        assertProblem(send("GET", "/api/jobs/..%2f", null), 400, 404);
        HttpResponse<String> put = send("PUT", "/api/jobs", JOB, "Content-Type", "application/json");
        assertProblem(put, 405);
        assertThat(put.headers().firstValue("Allow")).contains("GET, POST, OPTIONS");
        assertProblem(send("GET", "/api/jobs", null, "Accept", "text/html"), 406);
        assertProblem(send("POST", "/api/jobs", JOB, "Content-Type", "text/plain"), 415);
        assertProblem(send("POST", "/api/jobs", JOB, "Content-Type", "application/json; charset=utf-16"), 415);
        assertProblem(post("/api/jobs", "{\"kind\":\"ORDER\",\"notes\":\"" + "x".repeat(262_144) + "\"}"), 413);
        assertProblem(send("GET", "/api/tenants", null), 403);
    }

    private static void assertProblem(HttpResponse<String> response, Integer... statuses) {
        assertThat(response.statusCode()).isIn((Object[]) statuses);
        if (response.statusCode() != 400) { // Jetty's own answer to a broken address
            assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(response.body())
                    .contains("\"status\":" + response.statusCode(), "\"nextStep\":", "\"requestId\":");
        }
    }

    @Test
    void a_suspended_route_says_so_and_a_restarted_one_is_found_again() throws Exception {
        api.camel().getRouteController().suspendRoute("intake-http-transports-list");
        assertProblem(send("GET", "/api/transports", null), 503);

        api.camel().getRouteController().resumeRoute("intake-http-transports-list");
        assertThat(send("GET", "/api/transports", null).body()).contains("\"name\":\"mail\"");

        api.camel().getRouteController().stopRoute("intake-http-transports-show");
        assertProblem(send("GET", "/api/transports/mail", null), 404);
        api.camel().getRouteController().startRoute("intake-http-transports-show");
        assertThat(send("GET", "/api/transports/mail", null).statusCode()).isEqualTo(200);
    }

    @Test
    void many_requests_at_once_each_get_their_own_answer() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            answers.add(client.sendAsync(
                    HttpRequest.newBuilder(api.url("/api/jobs"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "{\"kind\":\"ORDER\",\"number\":\"own-" + i + "\"}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString()));
        }
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).get(60, TimeUnit.SECONDS).body()).contains("\"number\":\"own-" + i + "\"");
        }
    }

    @Test
    void the_description_names_every_endpoint_and_a_server_relative_to_itself() throws Exception {
        HttpResponse<String> description = send("GET", "/api/openapi.json", null);

        assertThat(description.statusCode()).isEqualTo(200);
        assertThat(description.body()).contains("\"url\" : \"/api\"").doesNotContain("0.0.0.0");
        for (Endpoint endpoint : api.core().endpoints()) {
            assertThat(description.body()).contains("\"" + endpoint.template() + "\"");
        }
        assertThat(send("GET", "/openapi.json", null).body()).isEqualTo(description.body());
    }
}
