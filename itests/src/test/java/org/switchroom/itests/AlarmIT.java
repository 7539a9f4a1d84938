package org.switchroom.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** An alarm from a panel over HTTP to a central station, in the assembled distribution; over a kill, too. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class AlarmIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final MailPeer MAIL = new MailPeer();
    private static final Distribution SWITCHROOM = Archive.unpack("alarm");

    private static Api admin;
    private static String system;

    @BeforeAll
    static void start() {
        MAIL.start()
                .serves(SWITCHROOM, "office")
                .configure("org.switchroom.core", Map.of("alarm.delay", "3", "retry.first-wait", "1"))
                .start();
        admin = SWITCHROOM.admin();
    }

    @AfterAll
    static void stop() {
        SWITCHROOM.close();
        MAIL.close();
    }

    private static Api.Reply json(String method, String path, Map<String, ?> body, String... headers) {
        Map<String, String> all = new java.util.HashMap<>(Map.of("Content-Type", "application/json"));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return admin.send(method, path, Api.json(body), all);
    }

    private static JsonNode latestEvent() {
        return admin.get("/api/alarm-events?limit=1&account=" + system)
                .expect(200)
                .body()
                .path("items")
                .path(0);
    }

    private static void awaitMail(String words) {
        await(words).atMost(LONG).untilAsserted(() -> assertThat(MAIL.bodies()).anyMatch(body -> body.contains(words)));
    }

    @Test
    @Order(1)
    @Tag("CN-007")
    @Tag("CN-025")
    @Tag("CN-030")
    void a_system_is_entered_and_activated() {
        json(
                        "PUT",
                        "/api/central-stations/vienna",
                        Map.of(
                                "name",
                                "Vienna",
                                "numbers",
                                List.of("+43123456789"),
                                "ways",
                                List.of("office mailto:{account}@station.example")))
                .expect(200);
        admin.post("/api/dealers", Map.of("name", "Karl & Co", "trained", List.of("Karl")))
                .expect(200);
        admin.post("/api/dealers/main/state", Map.of("state", "APPROVED")).expect(200);
        system = admin.post(
                        "/api/alarm-systems",
                        Map.of("name", "Villa", "panel", "1A2B", "crc", "4F2A", "zones", List.of("7=Front Door")))
                .expect(201)
                .text("id");
        Map<String, Object> activation =
                Map.of("stationNumber", "+43 1 23456789", "account", "1234", "crc", "4F2A", "lifeSafetyAtOnce", false);

        assertThat(admin.post("/api/alarm-systems/" + system + "/activation", activation)
                        .expect(200)
                        .text("state"))
                .isEqualTo("UNTESTED");
    }

    @Test
    @Order(2)
    @Tag("CN-011")
    @Tag("CN-040")
    void an_alarm_waits_goes_to_the_station_and_tests_the_system() {
        Map<String, Object> alarm = Map.of("panel", "1A2B", "code", "130", "partition", 1, "zone", 7);
        json("POST", "/api/alarms", alarm, "Idempotency-Key", "k-1").expect(201);
        Api.Reply again =
                json("POST", "/api/alarms", alarm, "Idempotency-Key", "k-1").expect(201);
        assertThat(again.header("Idempotency-Replayed")).contains("true");

        awaitMail("Alarm of account 1234: event 1130, partition 1, zone or user 7");
        JsonNode event = latestEvent();
        assertThat(event.path("state").asText()).isEqualTo("RELAYED");
        assertThat(Duration.between(
                        java.time.Instant.parse(event.path("receivedAt").asText()),
                        java.time.Instant.parse(event.path("dueAt").asText())))
                .isEqualTo(Duration.ofSeconds(3));
        await().atMost(LONG).untilAsserted(() -> assertThat(
                        admin.get("/api/alarm-systems/" + system).text("state"))
                .isEqualTo("TESTED"));
        assertThat(admin.get("/api/messages/" + event.path("message").asText() + "/timeline")
                        .expect(200)
                        .raw()
                        .body())
                .contains("RECEIVED", "DECIDED", "ACCEPTED");
        assertThat(MAIL.bodies())
                .filteredOn(body -> body.contains("event 1130"))
                .hasSize(1);
    }

    @Test
    @Order(3)
    void the_console_shows_it() {
        Shell shell = new Shell(SWITCHROOM, "admin", SWITCHROOM.initialPassword());

        assertThat(shell.run("alarm:accounts")).contains("Villa").contains("TESTED");
        assertThat(shell.run("alarm:accounts " + system))
                .contains("Zone 7 = Front Door")
                .doesNotContain("4F2A");
        assertThat(shell.run("alarm:events")).contains("1130").contains("RELAYED");
        assertThat(shell.run("alarm:explain --json " + latestEvent().path("id").asText()))
                .contains("\"explanation\"")
                .contains("Vienna");
        assertThat(shell.run("alarm:codes 130")).contains("BURGLARY");
        assertThat(shell.run("alarm:stations")).contains("vienna");
        assertThat(shell.run("alarm:dealers")).contains("APPROVED");
    }

    @Test
    @Order(4)
    @Tag("CN-045")
    void an_alarm_that_waits_is_relayed_after_a_kill() {
        int revision = admin.get("/api/alarm-systems/" + system)
                .body()
                .path("revision")
                .asInt();
        json(
                        "PATCH",
                        "/api/alarm-systems/" + system,
                        Map.of("delays", List.of("BURGLARY=20")),
                        "If-Match",
                        "\"" + revision + "\"")
                .expect(200);
        admin.post("/api/alarms", Map.of("panel", "1A2B", "code", "130", "zone", 9))
                .expect(201);
        assertThat(latestEvent().path("state").asText()).isEqualTo("DUE");

        SWITCHROOM.kill();
        assertThat(MAIL.bodies()).noneMatch(body -> body.contains("zone or user 9"));
        SWITCHROOM.start();

        awaitMail("event 1130, partition 0, zone or user 9");
        assertThat(latestEvent().path("state").asText()).isEqualTo("RELAYED");
    }

    @Test
    @Order(5)
    void a_panel_of_nobody_is_kept_and_not_acknowledged() {
        admin.post("/api/alarms", Map.of("panel", "BEEF", "code", "130")).expect(404);

        assertThat(admin.get("/api/alarm-events?state=QUARANTINED")
                        .expect(200)
                        .raw()
                        .body())
                .contains("BEEF");
    }
}
