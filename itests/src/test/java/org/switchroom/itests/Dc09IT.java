package org.switchroom.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.switchroom.testkit.dc09.Dc09Words;
import org.switchroom.testkit.dc09.ReceiverMisdeed;
import org.switchroom.testkit.dc09.SimulatedPanel;
import org.switchroom.testkit.dc09.SimulatedReceiver;

/** Alarms by DC-09 in the assembled distribution: in from panels, out to a station; both simulated, in this process. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class Dc09IT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String KEY = "000102030405060708090A0B0C0D0E0F";
    private static final int PORT = FreePorts.find(1).get(0);

    private static final SimulatedReceiver STATION = SimulatedReceiver.start();
    private static final SimulatedReceiver BACKUP = SimulatedReceiver.start();
    private static final Distribution SWITCHROOM = Archive.unpack("dc09");

    private static Api admin;
    private static Shell console;

    @BeforeAll
    static void start() {
        SWITCHROOM
                .configure("org.switchroom.intake.dc09-main", Map.of("port", Integer.toString(PORT)))
                .configure(
                        "org.switchroom.transport.dc09-station",
                        Map.of(
                                "receivers",
                                "tcp:%s:%d, udp:%s:%d"
                                        .formatted(STATION.host(), STATION.port(), BACKUP.host(), BACKUP.port()),
                                "poll.account",
                                "9999"))
                .start();
        admin = SWITCHROOM.admin();
        eventually(() -> assertThat(admin.get("/api/dealers").status()).isEqualTo(200));
        console = new Shell(SWITCHROOM, "admin", SWITCHROOM.initialPassword());
        admin.post("/api/dealers", Map.of("name", "Main", "trained", List.of("Anna")))
                .expect(200);
        admin.post("/api/dealers/main/state", Map.of("state", "APPROVED")).expect(200);
        admin.send(
                        "PUT",
                        "/api/central-stations/north",
                        Api.json(Map.of(
                                "name",
                                "North",
                                "numbers",
                                List.of("+43123456789"),
                                "ways",
                                List.of("dc09-station dc09:{account}"))),
                        Map.of("Content-Type", "application/json"))
                .expect(200);
        system("Bakery", "1234", "4711", Map.of());
        system("Jeweller", "ABCD", "4712", Map.of("key", KEY));
    }

    private static void system(String name, String panel, String account, Map<String, String> more) {
        Map<String, String> fields = new java.util.HashMap<>(Map.of("name", name, "panel", panel, "crc", "AB12"));
        fields.putAll(more);
        String id = admin.post("/api/alarm-systems", fields).expect(201).text("id");
        admin.post(
                        "/api/alarm-systems/" + id + "/activation",
                        Map.of(
                                "stationNumber",
                                "+43123456789",
                                "account",
                                account,
                                "crc",
                                "AB12",
                                "lifeSafetyAtOnce",
                                true))
                .expect(200);
    }

    @AfterAll
    static void stop() {
        SWITCHROOM.close();
        STATION.close();
        BACKUP.close();
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable holds) {
        await().atMost(PATIENCE).untilAsserted(holds);
    }

    private static void assertAcknowledged(SimulatedPanel panel, byte[] frame, boolean encrypted) {
        panel.send(frame);
        assertThat(panel.answer(PATIENCE)).hasValueSatisfying(answer -> {
            assertThat(answer.id()).isEqualTo("ACK");
            assertThat(answer.encrypted()).isEqualTo(encrypted);
        });
    }

    private static List<String> told(SimulatedReceiver receiver) {
        return receiver.taken().stream().map(Dc09Words::data).toList();
    }

    @Test
    @Order(1)
    @Tag("CN-001")
    @Tag("CN-010")
    void a_panel_reports_and_the_station_is_told_under_its_own_account() {
        try (SimulatedPanel panel = SimulatedPanel.tcp("127.0.0.1", PORT, "1234")) {
            byte[] fire = panel.event(1, "1110 01 015");
            assertAcknowledged(panel, fire, false);
            assertAcknowledged(panel, fire, false);
        }
        eventually(() -> assertThat(told(STATION)).containsExactly("#4711|1110 01 015"));
        assertThat(admin.get("/api/alarm-events").expect(200).raw().body()).containsOnlyOnce("\"code\":\"110\"");
    }

    @Test
    @Order(2)
    void a_panel_that_speaks_in_cipher_by_udp_is_answered_so() {
        try (SimulatedPanel panel = SimulatedPanel.udp("127.0.0.1", PORT, "ABCD")
                .withKey(HexFormat.of().parseHex(KEY))) {
            assertAcknowledged(panel, panel.poll(), true);
            assertAcknowledged(panel, panel.sia(7, "Nri1/PA3^Counter^"), true);
        }
        eventually(() -> assertThat(told(STATION)).hasSize(2).contains("#4712|1120 01 003"));
    }

    @Test
    @Order(3)
    void a_panel_of_nobody_gets_no_answer_and_is_kept() {
        try (SimulatedPanel panel = SimulatedPanel.udp("127.0.0.1", PORT, "7777")) {
            panel.send(panel.event(1, "1130 01 001"));
            eventually(() -> assertThat(admin.get("/api/alarm-events?state=QUARANTINED")
                            .raw()
                            .body())
                    .contains("\"panel\":\"7777\""));
            assertThat(panel.answer(Duration.ofMillis(200))).isEmpty();
        }
    }

    @Test
    @Order(4)
    void with_the_main_receiver_away_the_other_one_is_told() {
        STATION.unplug();
        try (SimulatedPanel panel = SimulatedPanel.tcp("127.0.0.1", PORT, "1234")) {
            assertAcknowledged(panel, panel.event(2, "1120 01 016"), false);
        }
        eventually(() -> assertThat(told(BACKUP)).containsExactly("#4711|1120 01 016"));
        eventually(
                () -> assertThat(admin.get("/api/transports/dc09-station").raw().body())
                        .contains("DEGRADED")
                        .contains("can not be reached"));
        STATION.plug();
        assertThat(BACKUP.polls())
                .isNotEmpty()
                .allMatch(poll -> poll.account().orElse("").equals("9999"));
    }

    @Test
    @Order(5)
    void what_came_is_shown_and_a_lost_answer_costs_no_alarm() {
        BACKUP.once(new ReceiverMisdeed.Mute());
        try (SimulatedPanel panel = SimulatedPanel.tcp("127.0.0.1", PORT, "1234")) {
            assertAcknowledged(panel, panel.event(3, "1120 01 017"), false);
        }
        eventually(() -> assertThat(told(BACKUP).contains("#4711|1120 01 017")
                        || told(STATION).contains("#4711|1120 01 017"))
                .isTrue());
        JsonNode receiver = json("intake:receivers --json").get(0);
        assertThat(receiver.get("name").asText()).isEqualTo("dc09-main");
        assertThat(receiver.get("listensAt").asText()).contains("tcp 127.0.0.1:" + PORT, "udp 127.0.0.1:" + PORT);
        assertThat(receiver.get("counts").asText()).contains("acknowledged").contains("unanswered");
    }

    @Test
    @Order(6)
    void monitoring_sees_the_receiver_and_that_nothing_is_overdue() {
        try (SimulatedPanel panel = SimulatedPanel.tcp("127.0.0.1", PORT, "1234")) {
            byte[] damaged = panel.event(9, "1130 01 018");
            damaged[20] ^= 1;
            panel.send(damaged);
            eventually(() -> assertThat(admin.get("/metrics").expect(200).raw().body())
                    .contains("switchroom_receiver_messages_total{receiver=\"dc09-main\",what=\"bad CRC\"} 1.0")
                    .contains("switchroom_receiver_messages_total{receiver=\"dc09-main\",what=\"quarantined\"} 1.0")
                    .contains("switchroom_receiver_up{receiver=\"dc09-main\"} 1.0")
                    .contains("switchroom_alarm_overdue_seconds 0.0"));
        }
        assertThat(admin.get("/health/transports")
                        .body()
                        .path("receivers")
                        .path(0)
                        .path("state")
                        .asText())
                .isEqualTo("UP");
    }

    @Test
    @Order(7)
    void support_is_told_what_a_frame_digits_and_keys_mean() {
        JsonNode frame = json("alarm:decode --json --key " + KEY + " 'FED10078\"*ADM-CID\"0001R0L0#1234["
                + "CDBA64C7F92E0E3D2527C5832E7810A604C25CB052DAFDFB407B486C785D85C30DE65F5DE2E3F184E5A55CFA1C8DB87C'");
        assertThat(frame.path("events").path(0).path("text").asText()).isEqualTo("Burglary");
        assertThat(frame.path("wrong").path(0).asText()).isEqualTo("nothing");
        assertThat(console.run("alarm:decode '\\nF92F0043\"ADM-CID\"0020R7896L7896#3456[#3456|1408 00 001]"
                        + "_17:01:14,07-26-2024\\r'"))
                .contains("it says F92F");
        assertThat(console.run("alarm:decode 1234 18 1131 01 015 8")).contains("BURGLARY");
        assertThat(console.run("alarm:decode 1234181131010159")).contains("sum asks for 8");
        assertThat(console.run("alarm:decode --keys '*#AB981110070427'")).contains("BCDE");
    }

    private static JsonNode json(String command) {
        String said = console.run(command);
        try {
            return new ObjectMapper().readTree(said);
        } catch (IOException notJson) {
            throw new AssertionError(command + ": " + said, notJson);
        }
    }
}
