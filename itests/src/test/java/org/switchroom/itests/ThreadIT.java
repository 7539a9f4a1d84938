package org.switchroom.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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

/** The first thread in the assembled distribution: a job over HTTP, on disk, decided, mailed, and its way read. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ThreadIT {
    private static final MailPeer MAIL = new MailPeer().start();
    private static final Distribution SWITCHROOM = Archive.unpack("thread");

    private static Api admin;
    private static Api partner;
    private static String guards;

    @BeforeAll
    static void start() {
        MAIL.serves(SWITCHROOM, "office").start();
        admin = SWITCHROOM.admin();
        String secret = admin.post(
                        "/api/tokens",
                        Map.of("name", "partner", "scopes", List.of("jobs:read", "jobs:write", "jobs:dispatch")))
                .expect(201)
                .text("secret");
        partner = Api.bearer(SWITCHROOM, secret);
        guards = admin.post(
                        "/api/parties",
                        Map.of(
                                "kind", "SERVICE_PROVIDER",
                                "name", "North Guards",
                                "email", "guards@provider.example",
                                "messageVia", "EMAIL"))
                .expect(201)
                .text("id");
    }

    @AfterAll
    static void stop() {
        SWITCHROOM.close();
        MAIL.close();
    }

    private static void awaitMail(String number) {
        await("a mail about " + number).atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(MAIL.subjects())
                .anyMatch(subject -> subject.contains(number)));
    }

    @Test
    @Order(1)
    void boots_clean_without_an_error_or_a_warning_in_the_log() {
        assertThat(SWITCHROOM.log())
                .filteredOn(line -> line.contains("| ERROR |") || line.contains("| WARN "))
                .isEmpty();
        assertThat(SWITCHROOM.log()).hasSizeGreaterThan(5);
    }

    @Test
    @Order(2)
    void makes_an_administrator_whose_password_nobody_else_has_and_no_log_shows() throws Exception {
        String password = SWITCHROOM.initialPassword();
        Path file = SWITCHROOM.home().resolve("etc/initial-password");

        assertThat(password).hasSizeGreaterThanOrEqualTo(20);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(SWITCHROOM.log()).noneMatch(line -> line.contains(password));
        assertThat(Files.readString(SWITCHROOM.home().resolve("etc/users.properties")))
                .doesNotContain(password);
    }

    @Test
    @Order(3)
    @Tag("SN-014")
    @Tag("SN-019")
    void brings_a_posted_job_to_the_provider_by_mail_and_tells_its_way() {
        Api.Reply posted = partner.post(
                        "/api/jobs",
                        Map.of(
                                "kind",
                                "ORDER",
                                "number",
                                "T-1",
                                "provider",
                                guards,
                                "notes",
                                "Key at the gate",
                                "dispatch",
                                true))
                .expect(201);

        awaitMail("T-1");
        assertThat(MAIL.bodies()).anyMatch(body -> body.contains("Key at the gate"));
        JsonNode story = partner.get("/api/jobs/" + posted.text("id") + "/timeline")
                .expect(200)
                .body();
        assertThat(story.toString()).contains("taken in").contains("MessageVia EMAIL");
        await().untilAsserted(() -> assertThat(partner.get("/api/jobs/" + posted.text("id") + "/timeline")
                        .raw()
                        .body())
                .contains("accepted"));
    }

    @Test
    @Order(4)
    @Tag("SN-105")
    void answers_a_repeated_request_with_the_same_job_and_sends_once() {
        String body = Api.json(Map.of("kind", "ORDER", "number", "T-2", "provider", guards, "dispatch", true));
        Map<String, String> key = Map.of("Idempotency-Key", "once");
        String first = partner.send("POST", "/api/jobs", body, key).expect(201).text("id");
        String again = partner.send("POST", "/api/jobs", body, key).text("id");
        Api.Reply other = partner.send("POST", "/api/jobs", Api.json(Map.of("kind", "TICKET")), key);

        assertThat(again).isEqualTo(first);
        assertThat(other.status()).isEqualTo(422);
        awaitMail("T-2");
        assertThat(MAIL.subjects())
                .filteredOn(subject -> subject.contains("T-2"))
                .hasSize(1);
    }

    @Test
    @Order(5)
    @Tag("SN-087")
    void refuses_to_overwrite_what_somebody_else_changed() {
        Api.Reply job = partner.post("/api/jobs", Map.of("kind", "ORDER", "number", "T-3"))
                .expect(201);
        String path = "/api/jobs/" + job.text("id");
        String etag = job.header("ETag").orElseThrow();
        Map<String, String> seen = Map.of("If-Match", etag);

        partner.send("PATCH", path, "{\"notes\":\"mine\"}", seen).expect(200);
        partner.send("PATCH", path, "{\"notes\":\"theirs\"}", seen).expect(412);
        partner.send("PATCH", path, "{\"notes\":\"blind\"}", Map.of()).expect(428);

        assertThat(partner.get(path).text("notes")).isEqualTo("mine");
    }

    @Test
    @Order(6)
    void asks_who_is_there_and_lets_only_those_in_who_may() {
        assertThat(Api.anonymous(SWITCHROOM).get("/api/jobs").status()).isEqualTo(401);
        assertThat(Api.basic(SWITCHROOM, "admin", "wrong").get("/api/jobs").status())
                .isEqualTo(401);
        Api.Reply forbidden = partner.get("/api/tokens");
        assertThat(forbidden.status()).isEqualTo(403);
        assertThat(forbidden.header("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @Test
    @Order(7)
    void describes_its_resources() {
        JsonNode api = admin.get("/openapi.json").expect(200).body();

        assertThat(api.path("paths").has("/jobs") || api.path("paths").has("/api/jobs"))
                .isTrue();
        assertThat(api.toString()).doesNotContain("0.0.0.0");
    }

    @Test
    @Order(8)
    void shows_its_figures() {
        String metrics = admin.get("/metrics").expect(200).raw().body();

        assertThat(metrics).contains("switchroom").contains("outcome");
    }

    @Test
    @Order(9)
    void is_handled_over_ssh_too() {
        Shell shell = new Shell(SWITCHROOM, "admin", SWITCHROOM.initialPassword());

        assertThat(shell.run("job:list")).contains("T-1");
        assertThat(shell.run("transport:list")).contains("office");
        assertThat(shell.run("camel:routes")).contains("office");
    }

    @Test
    @Order(10)
    void keeps_everything_over_a_kill() {
        String before = partner.get("/api/jobs?limit=50").expect(200).raw().body();
        String password = SWITCHROOM.initialPassword();
        SWITCHROOM.kill();

        SWITCHROOM.start();

        assertThat(SWITCHROOM.initialPassword()).isEqualTo(password);
        assertThat(partner.get("/api/jobs?limit=50").expect(200).raw().body()).isEqualTo(before);
        partner.post("/api/jobs", Map.of("kind", "ORDER", "number", "T-9", "provider", guards, "dispatch", true))
                .expect(201);
        awaitMail("T-9");
    }
}
