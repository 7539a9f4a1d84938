package org.switchroom.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.testkit.alarm.CentralStation;
import org.switchroom.testkit.alarm.StationScript;
import org.switchroom.testkit.sip.SipExchange;
import org.switchroom.testkit.sip.SipScript;
import org.switchroom.testkit.voice.SimulatedVoiceModem;

/** Alarms of the assembled distribution, told by telephone; exchange, modem and stations are simulated, in this process. */
final class ContactIdIT {
    private static final Duration LONG = Duration.ofSeconds(120);
    private static final Distribution SWITCHROOM = Archive.unpack("contact-id");
    private static final SipExchange EXCHANGE = SipExchange.start();
    private static final SimulatedVoiceModem MODEM = SimulatedVoiceModem.start();
    private static final List<CentralStation> STATIONS = new CopyOnWriteArrayList<>();

    private static Api admin;

    @BeforeAll
    static void start() {
        EXCHANGE.password("4311111", "s3cret")
                .stations(ContactIdIT::station)
                .number("+43199999", new SipScript().refuses(503, "Trunk Down"));
        MODEM.stations(ContactIdIT::station);
        SWITCHROOM
                .configure("org.switchroom.core", Map.of("alarm.delay", "1", "retry.first-wait", "1"))
                .configure("org.switchroom.transport.contactid", Map.of("recordings.folder", "store/calls"))
                .configure(
                        "org.switchroom.transport.line-one",
                        Map.of("proxy", "127.0.0.1:" + EXCHANGE.port(), "user", "4311111", ".password", "s3cret"))
                .configure(
                        "org.switchroom.transport.voice-one",
                        Map.of("line", "tcp", "host", MODEM.host(), "port", "" + MODEM.port(), "dial.country", "43"))
                .start();
        admin = SWITCHROOM.admin();
        admin.post("/api/dealers", Map.of("name", "Karl & Co", "trained", List.of("Karl")))
                .expect(200);
        admin.post("/api/dealers/main/state", Map.of("state", "APPROVED")).expect(200);
    }

    private static CentralStation station() {
        CentralStation station = new CentralStation(new StationScript());
        STATIONS.add(station);
        return station;
    }

    @AfterAll
    static void stop() {
        SWITCHROOM.close();
        EXCHANGE.close();
        MODEM.close();
    }

    @Test
    @Tag("CN-012")
    @Tag("CN-013")
    @Tag("CN-022")
    void an_alarm_is_told_to_the_station_and_its_kiss_off_stands_in_the_timeline() {
        await().atMost(LONG).until(() -> EXCHANGE.registration("4311111").isPresent());
        String system = activatedSystem("vienna", "+43123456789", "1A2B", "1234");

        admin.post("/api/alarms", Map.of("panel", "1A2B", "code", "130", "partition", 1, "zone", 15))
                .expect(201);

        await().atMost(LONG).until(() -> STATIONS.stream()
                .flatMap(station -> station.messages().stream())
                .anyMatch(keys -> keys.startsWith("123418113001015")));
        assertThat(EXCHANGE.requests()).anyMatch(first -> first.startsWith("INVITE sip:+43123456789@"));
        await().atMost(LONG).untilAsserted(() -> assertThat(
                        admin.get("/api/alarm-systems/" + system).text("state"))
                .isEqualTo("TESTED"));
        String message = event(system).path("message").asText();
        await().atMost(LONG).untilAsserted(() -> assertThat(
                        admin.get("/api/messages/" + message).text("state"))
                .isEqualTo("DELIVERED"));
        assertThat(admin.get("/api/messages/" + message + "/timeline")
                        .expect(200)
                        .raw()
                        .body())
                .contains("receipt: delivered, kiss-off of 1400 Hz");
        assertCallIsTold(message, event(system).path("id").asText());
    }

    private static void assertCallIsTold(String message, String event) {
        String address = "/api/alarm-calls?message=" + message;
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(call(address).path("ending").asText()).isEqualTo("DONE"));
        JsonNode call = call(address);
        String number = call.path("number").asText();
        assertThat(call.path("events").path(0).path("digits").asText()).startsWith("123418113001015");
        assertThat(call.path("packets").asInt()).isPositive();
        assertThat(Path.of(call.path("recording").asText()))
                .hasParent(SWITCHROOM.home().resolve("store/calls"))
                .isNotEmptyFile();
        assertThat(admin.get("/api/alarm-calls/" + number).expect(200).text("line"))
                .isEqualTo("line-one");
        assertThat(admin.get("/api/alarm-lines")
                        .expect(200)
                        .body()
                        .path("items")
                        .path(0)
                        .path("lastSuccess")
                        .asText())
                .isNotEmpty();

        Shell shell = new Shell(SWITCHROOM, "admin", SWITCHROOM.initialPassword());
        assertThat(shell.run("alarm:lines")).contains("line-one", "sip/udp", "127.0.0.1:", "UP", "registered");
        assertThat(shell.run("alarm:call")).contains("+43123456789", "line-one", "DONE");
        assertThat(shell.run("alarm:call " + number)).contains("1400 Hz", "kissed-off", "jitter", "setUp");
        assertThat(shell.run("alarm:call --json " + event)).contains("\"digits\" : \"123418113001015");
    }

    private static JsonNode call(String address) {
        return admin.get(address).expect(200).body().path("items").path(0);
    }

    @Test
    void the_analogue_line_takes_over_when_the_trunk_is_down() {
        String system = activatedSystem("graz", "+43199999", "1A2C", "4321");

        admin.post("/api/alarms", Map.of("panel", "1A2C", "code", "130", "partition", 1, "zone", 7))
                .expect(201);

        await().atMost(LONG).until(() -> STATIONS.stream()
                .flatMap(station -> station.messages().stream())
                .anyMatch(keys -> keys.startsWith("432118113001007")));
        await().atMost(LONG).untilAsserted(() -> assertThat(
                        admin.get("/api/alarm-systems/" + system).text("state"))
                .isEqualTo("TESTED"));
        assertThat(MODEM.dialled()).containsOnly("0199999");
        String message = event(system).path("message").asText();
        await().atMost(LONG).untilAsserted(() -> assertThat(
                        call("/api/alarm-calls?message=" + message).path("line").asText())
                .isEqualTo("voice-one"));
        assertThat(new Shell(SWITCHROOM, "admin", SWITCHROOM.initialPassword()).run("alarm:lines"))
                .contains("voice-one", "voice modem", "mu-law");
    }

    private static JsonNode event(String system) {
        return admin.get("/api/alarm-events?limit=1&account=" + system)
                .expect(200)
                .body()
                .path("items")
                .path(0);
    }

    private static String activatedSystem(String station, String number, String panel, String account) {
        admin.send(
                        "PUT",
                        "/api/central-stations/" + station,
                        Api.json(Map.of("name", station, "numbers", List.of(number))),
                        Map.of("Content-Type", "application/json"))
                .expect(200);
        String system = admin.post("/api/alarm-systems", Map.of("name", "Villa", "panel", panel, "crc", "4F2A"))
                .expect(201)
                .text("id");
        Map<String, Object> activation =
                Map.of("stationNumber", number, "account", account, "crc", "4F2A", "lifeSafetyAtOnce", false);
        admin.post("/api/alarm-systems/" + system + "/activation", activation).expect(200);
        return system;
    }
}
