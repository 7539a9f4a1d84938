package org.switchroom.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.switchroom.testkit.gsm.GsmMisdeed;
import org.switchroom.testkit.gsm.SentSms;
import org.switchroom.testkit.gsm.SimulatedModem;

/** GSM modems of the assembled distribution, each at another kind of line; the modems are simulated, in this process. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class SmsModemIT {
    private static final String RULES =
            """
            rules:
              - name: at a serial port
                when: {service-code: SERIAL}
                send: modem-serial
              - name: behind a telnet server
                when: {service-code: TELNET}
                send: modem-telnet
              - name: by several
                when: {service-code: POOL}
                send: pool
            """;

    private static final Distribution SWITCHROOM = Archive.unpack("sms-modem");
    private static final SimulatedModem TCP = SimulatedModem.start();
    private static final SimulatedModem SERIAL = SimulatedModem.start();
    private static final SimulatedModem TELNET = SimulatedModem.startRfc2217();
    private static final SimulatedModem FIRST_OF_POOL = SimulatedModem.start();
    private static final SimulatedModem SECOND_OF_POOL = SimulatedModem.start();

    @TempDir
    private static Path folder;

    private static Process cable;
    private static Api admin;
    private static Shell console;

    @BeforeAll
    static void start() throws IOException {
        plugIn();
        configure("office", Map.of("line", "tcp"), TCP);
        configure("telnet", Map.of("line", "rfc2217", "transport.group", "telnet"), TELNET);
        configure("pool-1", Map.of("line", "tcp", "transport.group", "pool"), FIRST_OF_POOL);
        configure("pool-2", Map.of("line", "tcp", "transport.group", "pool"), SECOND_OF_POOL);
        SWITCHROOM
                .configure(
                        "org.switchroom.transport.modem-serial",
                        Map.of("device", device().toString(), "transport.group", "serial"))
                .start();
        admin = SWITCHROOM.admin();
        // Beside modems that are being set up, the API may be a moment behind the word that all is ready.
        eventually().until(() -> admin.get("/api/rules").status() == 200);
        console = new Shell(SWITCHROOM, "admin", SWITCHROOM.initialPassword());
        admin.send("PUT", "/api/rules", RULES, Map.of("Content-Type", "application/yaml", "If-Match", "\"0\""))
                .expect(200);
    }

    private static void configure(String name, Map<String, String> keys, SimulatedModem modem) {
        Map<String, String> all = new HashMap<>(keys);
        all.put("host", modem.host());
        all.put("port", Integer.toString(modem.port()));
        SWITCHROOM.configure("org.switchroom.transport.modem-" + name, all);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        SWITCHROOM.close();
        List.of(TCP, SERIAL, TELNET, FIRST_OF_POOL, SECOND_OF_POOL).forEach(SimulatedModem::close);
        unplug();
    }

    private static Path device() {
        return folder.resolve("ttyModem");
    }

    private static void plugIn() throws IOException {
        try {
            cable = new ProcessBuilder("socat", "PTY,raw,echo=0,link=" + device(), "TCP:127.0.0.1:" + SERIAL.port())
                    .inheritIO()
                    .start();
        } catch (IOException missing) {
            throw new IOException("socat is missing. As root: ./switchroom peers", missing);
        }
        eventually().until(() -> Files.exists(device()));
    }

    private static void unplug() throws InterruptedException {
        cable.destroy();
        cable.waitFor(10, TimeUnit.SECONDS);
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(120));
    }

    private static String mobile(String number) {
        return "+43664" + (1_000_000 + Math.floorMod(number.hashCode(), 8_000_000));
    }

    /** Everybody has a number of his own, so that nobody waits for another's. */
    private static String dispatch(String number, String serviceCode) {
        String guards = admin.post(
                        "/api/parties",
                        Map.of(
                                "kind",
                                "SERVICE_PROVIDER",
                                "name",
                                "Guards of " + number,
                                "mobile",
                                mobile(number),
                                "messageVia",
                                "SMS"))
                .expect(201)
                .text("id");
        Map<String, Object> job =
                new HashMap<>(Map.of("kind", "ORDER", "number", number, "provider", guards, "dispatch", true));
        if (!serviceCode.isEmpty()) {
            job.put("serviceCode", serviceCode);
        }
        return admin.post("/api/jobs", job).expect(201).text("id");
    }

    private static void awaitSms(SimulatedModem modem, String number) {
        eventually()
                .untilAsserted(() ->
                        assertThat(modem.texts()).as("an SMS about " + number).anyMatch(text -> text.contains(number)));
    }

    private static List<String> story(String job, String kind) {
        List<String> texts = new ArrayList<>();
        JsonNode entries =
                admin.get("/api/jobs/" + job + "/timeline").expect(200).body();
        (entries.isArray() ? entries : entries.path("items")).forEach(entry -> {
            if (entry.path("kind").asText().equals(kind)) {
                texts.add(entry.path("text").asText());
            }
        });
        return texts;
    }

    private static void goesOutAndIsReported(SimulatedModem modem, String number, String serviceCode) {
        String job = dispatch(number, serviceCode);
        awaitSms(modem, number);
        assertThat(modem.sent()).allMatch(sms -> sms.reportWanted());

        modem.sent().forEach(sms -> modem.report(sms, 0x00));

        eventually().untilAsserted(() -> assertThat(story(job, "RECEIPT"))
                .anyMatch(text -> text.contains("received by the recipient")));
        assertThat(console.run("trace " + job)).contains("taken in").contains("received by the recipient");
        assertThat(admin.get("/api/messages?job=" + job).expect(200).raw().body())
                .contains("DELIVERED");
    }

    @Test
    @Order(1)
    @Tag("SM-004")
    @Tag("SM-119")
    void a_job_leaves_by_a_modem_at_a_serial_port_and_its_report_is_in_its_story() {
        goesOutAndIsReported(SERIAL, "SER-1", "SERIAL");
    }

    @Test
    @Order(2)
    @Tag("SM-005")
    void a_job_leaves_by_a_modem_behind_a_serial_device_server_that_passes_bytes() {
        goesOutAndIsReported(TCP, "TCP-1", "");
    }

    @Test
    @Order(3)
    @Tag("SM-005")
    void a_job_leaves_by_a_modem_behind_a_serial_device_server_that_speaks_rfc_2217() {
        goesOutAndIsReported(TELNET, "TEL-1", "TELNET");
        assertThat(TELNET.serialSettings()).containsEntry(1, 115_200);
    }

    @Test
    @Order(4)
    @Tag("SM-010")
    void an_answer_is_on_disk_before_it_is_acknowledged_and_stands_in_the_story_of_the_job() {
        String job = dispatch("ANS-1", "");
        awaitSms(TCP, "ANS-1");
        // The acceptance has to be on disk, as it is long before a person has read the SMS.
        eventually().untilAsserted(() -> assertThat(story(job, "ACCEPTED")).isNotEmpty());

        String pdu = TCP.deliver(mobile("ANS-1"), "Wir sind in 10 Minuten da");
        eventually().until(() -> TCP.acknowledged().contains(pdu));

        assertThat(story(job, "RECEIVED"))
                .contains("reply from tel:" + mobile("ANS-1") + ": Wir sind in 10 Minuten da");

        String sms = TCP.texts().stream()
                .filter(text -> text.contains("ANS-1"))
                .findFirst()
                .orElseThrow();
        String code = sms.replaceFirst("(?s).*Reply ([A-Z0-9]{5}) OK .*", "$1");
        TCP.deliver(mobile("TEL-1"), code + " OK");
        TCP.deliver(mobile("ANS-1"), code + " OK");
        eventually().untilAsserted(() -> assertThat(
                        admin.get("/api/jobs/" + job).expect(200).text("state"))
                .isEqualTo("ACCEPTED"));
        TCP.deliver(mobile("ANS-1"), code + " fertig");
        eventually().untilAsserted(() -> assertThat(
                        admin.get("/api/jobs/" + job).expect(200).text("state"))
                .isEqualTo("COMPLETE"));
        assertThat(story(job, "STATE")).contains("ACCEPTED", "COMPLETE");
        // Whose code it is not is told so, once.
        awaitSms(TCP, "no job with the code " + code);
    }

    @Test
    @Order(5)
    void a_peer_that_vanishes_without_a_word_is_noticed_and_the_message_leaves_when_it_is_back() {
        int before = TCP.connections();
        TCP.goDeaf();
        dispatch("GONE-1", "");

        // Nobody has told that the line is dead; it is closed and opened again all the same.
        eventually().until(() -> TCP.connections() > before);
        assertThat(modem("modem-office").path("state").asText()).isNotEqualTo("WORKING");
        TCP.behave();

        awaitSms(TCP, "GONE-1");
        eventually().until(() -> modem("modem-office").path("state").asText().equals("WORKING"));
    }

    @Test
    @Order(6)
    void a_serial_modem_that_is_unplugged_and_plugged_in_again_works_without_a_restart() throws Exception {
        unplug();
        eventually().until(() -> !modem("modem-serial").path("state").asText().equals("WORKING"));
        plugIn();

        dispatch("SER-2", "SERIAL");

        awaitSms(SERIAL, "SER-2");
    }

    @Test
    @Order(7)
    void the_console_shows_the_modems_and_reads_and_writes_pdus() {
        JsonNode office = modem("modem-office");
        assertThat(office.path("line").asText()).isEqualTo("tcp 127.0.0.1:" + TCP.port());
        assertThat(office.path("rung").asText()).isEqualTo("working");
        assertThat(office.path("sim").asText()).isEqualTo("READY");
        assertThat(office.path("operator").asText()).isEqualTo("Testnetz");
        assertThat(office.path("signalDbm").asInt()).isEqualTo(-73);
        assertThat(office.has("lastSuccess")).isTrue();

        JsonNode encoded = json("sms:encode --json +436641234567 'Grüße " + "x".repeat(160) + "'");
        assertThat(encoded.path("alphabet").asText()).isEqualTo("GSM_7");
        assertThat(encoded.path("parts").asInt()).isEqualTo(2);

        List<String> pdus = encoded.path("sms").findValuesAsText("pdu");
        JsonNode decoded = json("sms:decode --json " + pdus.get(1) + " " + pdus.get(0));
        assertThat(decoded).singleElement().satisfies(sms -> {
            assertThat(sms.path("kind").asText()).isEqualTo("SUBMIT");
            assertThat(sms.path("to").asText()).isEqualTo("+436641234567");
            assertThat(sms.path("text").asText()).isEqualTo("Grüße " + "x".repeat(160));
        });
        assertThat(console.run("sms:decode 0791FFFF")).contains("PDU 1 can not be read");
    }

    @Test
    @Order(7)
    void octets_that_are_written_at_the_console_leave_by_a_modem_as_they_are() {
        console.run("sms:switches 1400=1");
        String header = "0605040B8423F0";

        JsonNode sent = json("sms:send --json --user-data-header --binary " + header + "C0FFEE --binary " + header
                + "00FF +436641230002");

        assertThat(sent.path("content").asText()).isEqualTo("binary, 19 octets in 2 segments");
        eventually().untilAsserted(() -> assertThat(everywhere("+436641230002"))
                .extracting(SentSms::text)
                .containsExactly(header + "C0FFEE", header + "00FF"));
        assertThat(console.run("message:show " + sent.path("id").asText()))
                .contains("binary, 19 octets in 2 segments")
                .doesNotContain("C0FFEE");
        assertThat(console.run("sms:send --binary 0G +436641230002"))
                .contains("not an even number of hexadecimal digits");
    }

    private static List<SentSms> everywhere(String number) {
        return Stream.of(TCP, SERIAL, TELNET, FIRST_OF_POOL, SECOND_OF_POOL)
                .flatMap(modem -> modem.sent().stream())
                .filter(sms -> sms.number().equals(number))
                .toList();
    }

    /** Its native part belongs to the class loader that has loaded it. */
    @Test
    @Order(8)
    void the_serial_driver_can_be_taken_out_and_put_in_again_while_everything_runs() {
        console.run("feature:uninstall switchroom-transport-sms-modem");
        assertThat(console.run("sms:modems")).doesNotContain("modem-serial");
        console.run("feature:install switchroom-transport-sms-modem");

        dispatch("SER-3", "SERIAL");

        awaitSms(SERIAL, "SER-3");
    }

    @Test
    @Order(9)
    void a_slow_modem_of_a_pool_does_not_keep_the_others_messages() {
        FIRST_OF_POOL.always("PDU", GsmMisdeed.slow(Duration.ofSeconds(45)));
        for (int i = 0; i < 8; i++) {
            dispatch("SLOW-" + i, "POOL");
        }

        eventually().until(() -> SECOND_OF_POOL.texts().size() >= 6);
        FIRST_OF_POOL.behave();
    }

    @Test
    @Order(10)
    void a_dead_modem_of_a_pool_leaves_its_messages_to_the_others() {
        FIRST_OF_POOL.unplug();
        List<String> numbers = List.of("DEAD-1", "DEAD-2", "DEAD-3");
        numbers.forEach(number -> dispatch(number, "POOL"));

        numbers.forEach(number -> awaitSms(SECOND_OF_POOL, number));
        FIRST_OF_POOL.plug();
    }

    @Test
    @Order(11)
    void no_number_is_in_the_log() {
        for (String number : List.of("SER-1", "TCP-1", "TEL-1", "ANS-1", "GONE-1", "SLOW-1", "DEAD-1")) {
            assertThat(SWITCHROOM.log())
                    .noneMatch(line -> line.contains(mobile(number).substring(1)));
        }
    }

    private static JsonNode modem(String name) {
        for (JsonNode modem : json("sms:modems --json")) {
            if (modem.path("name").asText().equals(name)) {
                return modem;
            }
        }
        throw new AssertionError(name + " is not listed");
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
