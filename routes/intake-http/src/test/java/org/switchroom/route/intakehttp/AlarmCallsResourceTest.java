package org.switchroom.route.intakehttp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.access.Caller;
import org.switchroom.access.Role;
import org.switchroom.access.Scope;

/** Lines and calls over HTTP: what is told of them, and to whom. */
final class AlarmCallsResourceTest {
    private static final Caller HOUSE = new Caller("admin", List.of("main"), true, Set.of(Scope.values()));
    private static final Caller NORTH = Callers.caller(Role.VIEWER, "north");

    private final AlarmCallsResource resource = new AlarmCallsResource(() -> Optional.of(new FakeCallBook()));

    private static JsonNode json(CompletionStage<Reply> reply, int status) throws IOException {
        Reply done = reply.toCompletableFuture().join();
        assertThat(done.status()).isEqualTo(status);
        return new ObjectMapper().readTree(done.body());
    }

    private JsonNode calls(Caller caller, String query) throws IOException {
        return json(resource.calls(Callers.request(caller, Map.of(), query, "")), 200)
                .path("items");
    }

    private JsonNode call(Caller caller, String number, int status) throws IOException {
        return json(resource.call(Callers.request(caller, Map.of("id", number), "", "")), status);
    }

    @Test
    void a_line_says_how_it_is_and_what_came_of_it_last() throws Exception {
        JsonNode line = json(resource.lines(Callers.request(NORTH, Map.of(), "", "")), 200)
                .path("items")
                .path(0);

        assertThat(line.path("name").asText()).isEqualTo("line-one");
        assertThat(line.path("state").asText()).isEqualTo("DOWN");
        assertThat(line.path("detail").asText()).isEqualTo("401 Unauthorized");
        assertThat(line.path("channels").asInt()).isEqualTo(2);
        assertThat(line.path("busy").asInt()).isEqualTo(1);
        assertThat(line.path("lastSuccess").asText()).startsWith("2026-11-22T");
        assertThat(line.path("lastEnding").asText()).isEqualTo("BUSY");
    }

    @Test
    void a_call_tells_what_was_heard_and_said() throws Exception {
        JsonNode call = call(HOUSE, "1", 200);

        assertThat(call.path("setUpMillis").asInt()).isEqualTo(40);
        assertThat(call.path("handshake").path("low").path("hertz").asDouble()).isEqualTo(1400);
        assertThat(call.path("handshake").path("low").path("dbm0").asDouble()).isEqualTo(-11);
        assertThat(call.path("events").path(0).path("digits").asText()).isEqualTo("1234181130010158");
        assertThat(call.path("events").path(0).path("kissOff").path("millis").asInt())
                .isEqualTo(850);
        assertThat(call.path("lost").asInt()).isEqualTo(2);
        assertThat(call.path("jitterMillis").asDouble()).isEqualTo(0.4);
        assertThat(call.path("recording").asText()).isEqualTo("/var/calls/call-1.wav");
    }

    @Test
    @Tag("CN-038")
    void a_dealer_sees_its_own_events_and_no_sound_with_others_in_it() throws Exception {
        assertThat(calls(HOUSE, "")).hasSize(3);
        assertThat(calls(NORTH, "")).hasSize(2);
        assertThat(calls(Callers.caller(Role.VIEWER, "south"), "")).isEmpty();

        JsonNode shared = call(NORTH, "2", 200);
        assertThat(shared.path("events")).hasSize(1);
        assertThat(shared.path("events").path(0).path("tenant").asText()).isEqualTo("north");
        assertThat(shared.has("recording")).isFalse();
        call(NORTH, "3", 404);
        call(NORTH, "one", 404);
    }

    @Test
    void the_calls_of_one_message_are_found() throws Exception {
        JsonNode found = calls(NORTH, "message=" + FakeCallBook.MESSAGE);

        assertThat(found).hasSize(1);
        assertThat(found.path(0).path("number").asInt()).isEqualTo(1);
        assertThat(calls(HOUSE, "limit=1")).hasSize(1);
        json(resource.calls(Callers.request(NORTH, Map.of(), "message=x", "")), 422);
    }

    @Test
    void without_telephone_lines_there_is_nothing_to_tell() throws Exception {
        AlarmCallsResource none = new AlarmCallsResource(Optional::empty);

        assertThat(json(none.lines(Callers.request(HOUSE, Map.of(), "", "")), 200)
                        .path("items"))
                .isEmpty();
        json(none.call(Callers.request(HOUSE, Map.of("id", "1"), "", "")), 404);
    }
}
