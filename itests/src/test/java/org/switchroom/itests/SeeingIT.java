package org.switchroom.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What is seen of a running Switchroom from outside: its log, its figures, its description, its door. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class SeeingIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final MailPeer MAIL = new MailPeer().start();
    private static final Distribution SWITCHROOM = Archive.unpack("seeing");
    private static final int TLS_PORT = FreePorts.find(1).get(0);

    private static Api admin;
    private static String guards;

    @BeforeAll
    static void start() throws Exception {
        logInJson();
        makeKeystore();
        MAIL.serves(SWITCHROOM, "office")
                .configure("org.switchroom.core", Map.of("retry.first-wait", "1"))
                .configure(
                        "org.apache.felix.http",
                        Map.of(
                                "org.apache.felix.https.enable", "true",
                                "org.osgi.service.http.port.secure", "" + TLS_PORT,
                                "org.apache.felix.https.keystore", "${karaf.etc}/keystore.p12",
                                "org.apache.felix.https.keystore.password", "changeit",
                                "org.apache.felix.https.keystore.key.password", "changeit"))
                .start();
        admin = SWITCHROOM.admin();
        guards = admin.post(
                        "/api/parties",
                        Map.of(
                                "kind", "SERVICE_PROVIDER",
                                "name", "North Guards",
                                "email", "duty.desk@provider.example",
                                "mobile", "+43 664 1234567",
                                "messageVia", "EMAIL"))
                .expect(201)
                .text("id");
    }

    @AfterAll
    static void stop() {
        SWITCHROOM.close();
        MAIL.close();
    }

    /** As the file says: a # before the two lines of the layout, none before the two below them. */
    private static void logInJson() throws IOException {
        Path file = SWITCHROOM.home().resolve("etc/org.ops4j.pax.logging.cfg");
        String layout = "log4j2.appender.file.layout";
        Files.write(
                file,
                Files.readAllLines(file).stream()
                        .map(line -> line.startsWith(layout)
                                ? "#" + line
                                : line.startsWith("#" + layout) ? line.substring(1) : line)
                        .toList());
    }

    /** As etc/org.apache.felix.http.cfg says. */
    private static void makeKeystore() {
        Path etc = SWITCHROOM.home().resolve("etc");
        keytool("-genkeypair -alias switchroom -keyalg RSA -keysize 3072 -validity 825 -storetype PKCS12"
                + " -storepass changeit -dname CN=switchroom.example.org -ext SAN=dns:switchroom.example.org -keystore "
                + etc.resolve("keystore.p12"));
        keytool("-exportcert -rfc -alias switchroom -storepass changeit -keystore " + etc.resolve("keystore.p12")
                + " -file " + etc.resolve("certificate.pem"));
    }

    private static void keytool(String words) {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Distribution.Said said = Distribution.said(
                java.util.stream.Stream.concat(java.util.stream.Stream.of(keytool), List.of(words.split(" ")).stream())
                        .toList(),
                "",
                Map.of());
        assertThat(said.status()).as(said.text()).isZero();
    }

    private static String dispatched(String number) {
        return admin.post("/api/jobs", Map.of("kind", "ORDER", "number", number, "provider", guards, "dispatch", true))
                .expect(201)
                .text("id");
    }

    private static JsonNode message(String job) {
        return admin.get("/api/jobs/" + job + "/messages")
                .expect(200)
                .body()
                .path("items")
                .path(0);
    }

    private static void awaitState(String job, String state) {
        await(state).atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        message(job).path("state").asText())
                .isEqualTo(state));
    }

    private static List<JsonNode> log() {
        return SWITCHROOM.log().stream().map(SeeingIT::parsed).toList();
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException notJson) {
            throw new UncheckedIOException(line, notJson);
        }
    }

    @Test
    @Order(1)
    void the_json_log_has_the_ids_of_job_message_and_delivery_and_no_address() {
        String job = dispatched("S-1");
        awaitState(job, "ACCEPTED");
        String message = message(job).path("id").asText();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(log()).anySatisfy(line -> {
                    assertThat(line.path("job").asText()).isEqualTo(job);
                    assertThat(line.path("message").asText()).isEqualTo(message);
                    assertThat(line.path("delivery").asText()).isNotBlank();
                    assertThat(line.path("text").asText()).contains("mailto:d***@provider.example", "accepted");
                }));
        assertThat(log()).allSatisfy(line -> assertThat(line.has("time") && line.has("level") && line.has("logger"))
                .isTrue());
        assertThat(SWITCHROOM.log()).noneMatch(line -> line.contains("duty.desk@") || line.contains("1234567"));
    }

    @Test
    @Order(2)
    void the_age_of_the_oldest_grows_while_a_message_waits_and_is_nothing_afterwards() {
        assertThat(oldest()).isZero();
        MAIL.stop();
        String job = dispatched("S-2");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(oldest()).isGreaterThan(1));
        assertThat(metrics()).containsPattern("switchroom_messages_open\\{state=\"WAITING\"} 1\\.0");

        MAIL.start();

        awaitState(job, "ACCEPTED");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(oldest()).isZero());
        assertThat(metrics())
                .containsPattern("switchroom_deliveries_total\\{outcome=\"[^\"]+\",transport=\"office\"}")
                .containsPattern("switchroom_transport_up\\{transport=\"office\"} 1\\.0")
                .containsPattern("switchroom_transport_last_success_seconds\\{transport=\"office\"} [0-9.E]+");
    }

    private static String metrics() {
        return admin.get("/metrics").expect(200).raw().body();
    }

    private static double oldest() {
        Matcher line = Pattern.compile("(?m)^switchroom_messages_oldest_age_seconds ([0-9.E-]+)$")
                .matcher(metrics());
        assertThat(line.find()).isTrue();
        return Double.parseDouble(line.group(1));
    }

    @Test
    @Order(3)
    @Tag("SN-050")
    void what_it_answers_is_what_its_description_says() {
        Api.Reply description = admin.get("/api/openapi.json").expect(200);
        assertThat(new OpenAPIV3Parser().readContents(description.raw().body()).getMessages())
                .isEmpty();
        Described api = new Described(description.body());

        Api.Reply created = api.fits(
                "POST",
                "/jobs",
                admin.post("/api/jobs", Map.of("kind", "ORDER", "number", "S-3", "provider", guards, "dispatch", true))
                        .expect(201));
        String job = "/api/jobs/" + created.text("id");
        awaitState(created.text("id"), "ACCEPTED");
        String message = message(created.text("id")).path("id").asText();
        Map<String, String> seen =
                Map.of("If-Match", admin.get(job).header("ETag").orElseThrow());
        api.fits(
                "PATCH",
                "/jobs/{id}",
                admin.send("PATCH", job, "{\"notes\":\"key\"}", seen).expect(200));
        api.fits(
                "PATCH",
                "/jobs/{id}",
                admin.send("PATCH", job, "{\"notes\":\"lock\"}", seen).expect(412));
        for (String step : List.of("complete", "reopen", "acknowledge", "dispatch")) {
            api.fits(
                    "POST",
                    "/jobs/{id}/" + step,
                    admin.post(job + "/" + step, "").expect(200));
        }
        for (String part : List.of("", "/timeline", "/changes", "/messages")) {
            api.fits("GET", "/jobs/{id}" + part, admin.get(job + part).expect(200));
        }
        api.fits(
                "POST", "/jobs", admin.post("/api/jobs", "{\"kind\":\"PARTY\"}").expect(422));
        api.fits("POST", "/jobs", admin.post("/api/jobs", "{").expect(400));
        api.fits("GET", "/jobs/{id}", admin.get("/api/jobs/7zzzzzzzzzzzz").expect(404));
        api.fits("GET", "/parties/{id}", admin.get("/api/parties/" + guards).expect(200));
        api.fits("GET", "/messages/{id}", admin.get("/api/messages/" + message).expect(200));
        api.fits(
                "GET",
                "/messages/{id}/timeline",
                admin.get("/api/messages/" + message + "/timeline").expect(200));
        api.fits(
                "POST",
                "/messages/resend",
                admin.post("/api/messages/resend", Map.of("ids", List.of(message)))
                        .expect(201));
        Api.Reply token = api.fits(
                "POST",
                "/tokens",
                admin.post("/api/tokens", Map.of("name", "partner", "scopes", List.of("jobs:read")))
                        .expect(201));
        api.fits(
                "DELETE",
                "/tokens/{id}",
                admin.send("DELETE", "/api/tokens/" + token.text("id"), "", Map.of())
                        .expect(200));
        api.fits(
                "POST",
                "/tenants",
                admin.post("/api/tenants", Map.of("id", "north", "name", "North"))
                        .expect(201));
        for (String list : List.of("/jobs", "/parties", "/messages", "/transports", "/tokens", "/tenants")) {
            api.fits("GET", list, admin.get("/api" + list).expect(200));
        }
        api.fits("GET", "/transports/{id}", admin.get("/api/transports/office").expect(200));
    }

    @Test
    @Order(4)
    void the_first_password_is_warned_of_until_it_is_changed_and_its_file_is_gone_then() {
        String first = SWITCHROOM.initialPassword();
        Distribution.Said before = SWITCHROOM.script("", "status");
        assertThat(before.status()).as(before.text()).isZero();
        assertThat(before.text()).contains("health   ready", "WARNING: the first password is still in use");
        assertThat(before.text()).doesNotContain(first);

        Distribution.Said changed = SWITCHROOM.script(
                first + "\nA-much-better-one-7\nA-much-better-one-7\n", "console", "switchroom:passwd");

        assertThat(changed.text()).contains("Changed");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(SWITCHROOM.home().resolve("etc/initial-password"))
                        .doesNotExist());
        assertThat(SWITCHROOM.script("", "status").text())
                .contains("health   ready")
                .doesNotContain("WARNING");
        Api.basic(SWITCHROOM, "admin", "A-much-better-one-7").get("/api/jobs").expect(200);
        assertThat(new Shell(SWITCHROOM, "admin", "A-much-better-one-7").run("job:list"))
                .contains("S-1");
        assertThat(SWITCHROOM.log()).noneMatch(line -> line.contains("A-much-better-one-7") || line.contains(first));
    }

    @Test
    @Order(5)
    void tls_is_there_by_configuration_alone_and_clear_text_goes_away_with_a_saved_line() {
        Distribution.Said over = curl("https://switchroom.example.org:" + TLS_PORT + "/health/ready");
        assertThat(over.status()).as(over.text()).isZero();
        assertThat(over.text()).endsWith("200");

        SWITCHROOM.configure("org.apache.felix.http", Map.of("org.apache.felix.http.enable", "false"));

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(curl("http://switchroom.example.org:"
                                + SWITCHROOM.url("/").getPort() + "/health/ready")
                        .status())
                .isEqualTo(7)); // nobody listens
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(curl("https://switchroom.example.org:" + TLS_PORT + "/health/ready")
                                .text())
                        .endsWith("200"));
        Distribution.Said status = SWITCHROOM.script("", "status");
        assertThat(status.status()).as(status.text()).isZero();
        assertThat(status.text()).contains("https://127.0.0.1:" + TLS_PORT);
    }

    /** Trusts our certificate and no other, and wants its name to fit. */
    private static Distribution.Said curl(String url) {
        return Distribution.said(
                List.of(
                        "curl",
                        "-s",
                        "-o",
                        "/dev/null",
                        "-w",
                        "%{http_code}",
                        "--cacert",
                        SWITCHROOM.home().resolve("etc/certificate.pem").toString(),
                        "--connect-to",
                        "::127.0.0.1:",
                        url),
                "",
                Map.of());
    }
}
