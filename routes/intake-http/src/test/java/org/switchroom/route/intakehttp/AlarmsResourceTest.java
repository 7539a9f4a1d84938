package org.switchroom.route.intakehttp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchroom.access.Caller;
import org.switchroom.access.Role;
import org.switchroom.alarm.AlarmAccounts.Activation;
import org.switchroom.alarm.PanelIntake.Taken;
import org.switchroom.message.Content;

/** Alarms over HTTP: what is taken, what is refused, who signs, and what an activation needs. */
final class AlarmsResourceTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final String BODY =
            "{\"panel\":\"1a2b\",\"code\":\"130\",\"partition\":1,\"zone\":7,\"sequence\":17}";
    private static final Caller GATEWAY = Callers.caller(Role.ADMIN, "north");

    private final FakeAlarms alarms = new FakeAlarms();
    private final AlarmsResource resource =
            new AlarmsResource(alarms, alarms, alarms, Clock.fixed(NOW, ZoneOffset.UTC));

    private Reply send(String body, String... headers) {
        return resource.send(Callers.request(GATEWAY, Map.of(), "", body, headers))
                .toCompletableFuture()
                .join();
    }

    private static String text(Reply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    @Test
    @Tag("CN-010")
    void an_alarm_is_brought_with_its_key_and_answered_when_it_is_on_disk() {
        Reply reply = send(BODY, "Idempotency-Key", "k1");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(text(reply)).contains("STORED");
        assertThat(alarms.received).singleElement().satisfies(report -> {
            assertThat(report.account()).isEqualTo("1A2B");
            assertThat(report.sequence()).contains(17);
            assertThat(report.idempotencyKey())
                    .hasValueSatisfying(key -> assertThat(key).endsWith("k1"));
            assertThat(report.events()).containsExactly(new Content.Alarm("1A2B", 1, "130", 1, 7));
            assertThat(report.receivedAt()).isEqualTo(NOW);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "STORED,201",
        "DUPLICATE,201",
        "QUARANTINED,202",
        "QUARANTINED_SILENTLY,404",
        "UNUSABLE,422",
        "TRY_LATER,503"
    })
    void what_becomes_of_it_is_the_status(Taken taken, int status) {
        alarms.taken = taken;

        assertThat(send(BODY).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":\"130\"}",
                "{\"panel\":\"1A2B\"}",
                "{\"panel\":\"1A2B\",\"code\":\"13\"}",
                "{\"panel\":\"1A2B\",\"code\":\"130\",\"qualifier\":2}",
                "{\"panel\":\"1A2B\",\"code\":\"130\",\"zone\":1000}",
                "{\"panel\":\"1A2B\",\"code\":\"130\",\"zone\":-1}",
                "{\"panel\":\"1A2B\",\"code\":\"130\",\"partition\":1.5}",
                "{\"panel\":\"1A2B\",\"code\":\"130\",\"at\":\"yesterday\"}",
                "{\"panel\":\"1A2B\",\"code\":\"130\",\"colour\":\"red\"}"
            })
    void what_is_wrong_is_named_and_nothing_is_taken(String body) {
        assertThat(send(body).status()).isEqualTo(422);
        assertThat(alarms.received).isEmpty();
    }

    @Test
    @Tag("CN-038")
    void another_tenants_panel_is_not_there() {
        Reply reply = resource.send(Callers.request(Callers.caller(Role.ADMIN, "south"), Map.of(), "", BODY))
                .toCompletableFuture()
                .join();

        assertThat(reply.status()).isEqualTo(404);
        assertThat(alarms.received).isEmpty();
    }

    private static String signature(byte[] key, String id, long at, String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return "v1,"
                + Base64.getEncoder()
                        .encodeToString(mac.doFinal((id + "." + at + "." + body).getBytes(StandardCharsets.UTF_8)));
    }

    private Reply signed(String signature, long at) {
        return send(BODY, "webhook-id", "m1", "webhook-timestamp", Long.toString(at), "webhook-signature", signature);
    }

    @Test
    void a_panel_that_has_to_sign_is_taken_with_its_signature_and_with_no_other() throws Exception {
        alarms.plainAllowed = false;
        long at = NOW.getEpochSecond();
        String right = signature(FakeAlarms.KEY, "m1", at, BODY);

        assertThat(send(BODY).status()).isEqualTo(403);
        assertThat(signed(signature("another key 1234".getBytes(StandardCharsets.US_ASCII), "m1", at, BODY), at)
                        .status())
                .isEqualTo(403);
        assertThat(signed(right, at + 1).status()).isEqualTo(403);
        assertThat(signed(signature(FakeAlarms.KEY, "m1", at - 301, BODY), at - 301)
                        .status())
                .isEqualTo(403);
        assertThat(signed("v1,%%%", at).status()).isEqualTo(403);
        assertThat(alarms.received).isEmpty();

        assertThat(signed("v1,AAAA " + right, at).status()).isEqualTo(201);
    }

    @Test
    @Tag("CN-044")
    void an_activation_says_whether_life_safety_goes_at_once() {
        AlarmSystemStepsResource systems = new AlarmSystemStepsResource(alarms);
        String id = alarms.account.id().toString();
        String without = "{\"stationNumber\":\"+43123456789\",\"account\":\"1234\",\"crc\":\"4F2A\"}";

        Reply refused = systems.activate(Callers.request(GATEWAY, Map.of("id", id), "", without))
                .toCompletableFuture()
                .join();
        Reply done = systems.activate(Callers.request(
                        GATEWAY, Map.of("id", id), "", without.replace("}", ",\"lifeSafetyAtOnce\":false}")))
                .toCompletableFuture()
                .join();

        assertThat(refused.status()).isEqualTo(422);
        assertThat(text(refused)).contains("lifeSafetyAtOnce");
        assertThat(done.status()).isEqualTo(200);
        assertThat(alarms.activations).containsExactly(new Activation("+43123456789", "1234", "4F2A", false));
        assertThat(text(done)).doesNotContain("4F2A");
    }

    @Test
    void lists_go_on_as_lines_and_an_empty_one_says_none() {
        AlarmSystemsResource systems = new AlarmSystemsResource(alarms);
        String body = "{\"name\":\"Villa\",\"zones\":[\"1=Door\",\"2=Window\"],\"restoreAborts\":[]}";

        Reply made = systems.create(Callers.request(GATEWAY, Map.of(), "", body))
                .toCompletableFuture()
                .join();

        assertThat(made.status()).isEqualTo(201);
        assertThat(Optional.ofNullable(made.headers().get("Location"))).isPresent();
        assertThat(alarms.written)
                .containsExactly(Map.of("name", "Villa", "zones", "1=Door\n2=Window", "restoreAborts", "-"));
    }
}
