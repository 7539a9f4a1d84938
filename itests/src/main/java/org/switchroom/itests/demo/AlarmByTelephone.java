package org.switchroom.itests.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.switchroom.itests.Distribution;
import org.switchroom.testkit.alarm.CentralStation;
import org.switchroom.testkit.alarm.StationScript;
import org.switchroom.testkit.dc09.Dc09Words;
import org.switchroom.testkit.dc09.SimulatedPanel;
import org.switchroom.testkit.sip.SipExchange;

/**
 * A panel reports over IP; its central station hears tones on a telephone line and kisses off. What is restored within
 * the delay is not told. Panel, exchange and station are simulated, the sound between them is real.
 */
final class AlarmByTelephone implements Scene, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String NUMBER = "+43123456789";
    private static final String USER = "4311111";
    private static final String PASSWORD = "the-line-of-the-demo";
    private static final String DELAY = "4";

    private final SipExchange exchange = SipExchange.start();
    private final List<CentralStation> stations = new CopyOnWriteArrayList<>();
    private final int port = freePort();

    /** The receiver for panels, and the line to the station. */
    void prepare(Distribution distribution) {
        exchange.password(USER, PASSWORD).stations(() -> {
            CentralStation station = new CentralStation(new StationScript());
            stations.add(station);
            return station;
        });
        distribution
                .configure("org.switchroom.core", Map.of("alarm.delay", DELAY))
                .configure("org.switchroom.intake.dc09-demo", Map.of("port", Integer.toString(port)))
                .configure(
                        "org.switchroom.transport.line-demo",
                        Map.of("proxy", "127.0.0.1:" + exchange.port(), "user", USER, ".password", PASSWORD));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new java.io.UncheckedIOException(none);
        }
    }

    @Override
    public String title() {
        return "A panel reports a burglary over IP; its central station is told by telephone, after the delay";
    }

    @Override
    public void play(Stage stage) {
        stage.checks()
                .check(
                        "the line is registered at its exchange",
                        stage.soon(() -> exchange.registration(USER).isPresent()),
                        stage.items("/api/transports"));
        String system = monitored(stage);
        try (SimulatedPanel panel = SimulatedPanel.tcp("127.0.0.1", port, "1A2B")) {
            stage.checks()
                    .check(
                            "the panel's alarm of zone 14 is acknowledged, and its restore",
                            acknowledged(panel, 1, "1130 01 014") && acknowledged(panel, 2, "3130 01 014"),
                            "no ACK");
            stage.checks()
                    .check("its alarm of zone 15 is acknowledged", acknowledged(panel, 3, "1130 01 015"), "no ACK");
        }
        boolean kissedOff = stage.soon(() -> events(stage, system).stream()
                .anyMatch(event -> event.path("zone").asInt() == 15 && delivered(stage, event)));
        explain(stage, system, 15);
        stage.checks()
                .check(
                        "the station heard 1130 01 015 of account 1234 and kissed it off",
                        kissedOff && heard().stream().anyMatch(keys -> keys.startsWith("123418113001015")),
                        heard() + " " + events(stage, system));
        explain(stage, system, 14);
        stage.checks()
                .check(
                        "it was never told of zone 14, which was restored within " + DELAY + " s",
                        heard().stream().noneMatch(keys -> keys.startsWith("123418113001014")),
                        heard());
        stage.checks()
                .check(
                        "the kiss-off makes the system tested",
                        stage.soon(() -> stage.admin()
                                .get("/api/alarm-systems/" + system)
                                .expect(200)
                                .text("state")
                                .equals("TESTED")),
                        events(stage, system));
    }

    private static String monitored(Stage stage) {
        stage.admin()
                .send(
                        "PUT",
                        "/api/central-stations/vienna",
                        org.switchroom.itests.Api.json(Map.of("name", "Vienna", "numbers", List.of(NUMBER))),
                        Map.of("Content-Type", "application/json"))
                .expect(200);
        stage.admin()
                .post("/api/dealers", Map.of("name", "Karl & Co", "trained", List.of("Karl")))
                .expect(200);
        stage.admin()
                .post("/api/dealers/main/state", Map.of("state", "APPROVED"))
                .expect(200);
        String system = stage.admin()
                .post("/api/alarm-systems", Map.of("name", "Villa", "panel", "1A2B", "crc", "4F2A"))
                .expect(201)
                .text("id");
        stage.admin()
                .post(
                        "/api/alarm-systems/" + system + "/activation",
                        Map.of("stationNumber", NUMBER, "account", "1234", "crc", "4F2A", "lifeSafetyAtOnce", true))
                .expect(200);
        return system;
    }

    private static boolean acknowledged(SimulatedPanel panel, int number, String event) {
        panel.send(panel.event(number, event));
        Optional<Dc09Words> answer = panel.answer(PATIENCE);
        return answer.filter(words -> words.id().equals("ACK")).isPresent();
    }

    private static List<JsonNode> events(Stage stage, String system) {
        return stage.items("/api/alarm-events?account=" + system);
    }

    private static boolean delivered(Stage stage, JsonNode event) {
        String message = event.path("message").asText();
        return !message.isEmpty()
                && stage.admin()
                        .get("/api/messages/" + message)
                        .expect(200)
                        .text("state")
                        .equals("DELIVERED");
    }

    private static void explain(Stage stage, String system, int zone) {
        events(stage, system).stream()
                .filter(event -> event.path("zone").asInt() == zone)
                .reduce((first, second) -> second)
                .ifPresent(event -> {
                    stage.teller().line("why zone " + zone + " is where it is:");
                    stage.admin()
                            .get("/api/alarm-events/" + event.path("id").asText() + "/explanation")
                            .expect(200)
                            .body()
                            .path("lines")
                            .forEach(line -> stage.teller().quote("|", line.asText()));
                });
    }

    private List<String> heard() {
        return stations.stream().flatMap(station -> station.messages().stream()).toList();
    }

    @Override
    public void close() {
        exchange.close();
    }
}
