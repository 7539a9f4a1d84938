package org.switchroom.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The assembled distribution when things go wrong around it. */
final class TroubleIT {
    private static final MailPeer MAIL = new MailPeer();
    private static final Distribution SWITCHROOM = Archive.unpack("trouble");

    private static Api admin;
    private static String guards;

    @BeforeAll
    static void start() {
        MAIL.serves(SWITCHROOM, "office")
                .configure("org.switchroom.core", Map.of("retry.first-wait", "1"))
                .configure("org.switchroom.http", Map.of("rate.per-second", "0"))
                .start();
        admin = SWITCHROOM.admin();
        guards = admin.post(
                        "/api/parties",
                        Map.of(
                                "kind",
                                "SERVICE_PROVIDER",
                                "name",
                                "Guards",
                                "email",
                                "g@p.example",
                                "messageVia",
                                "EMAIL"))
                .expect(201)
                .text("id");
    }

    @AfterAll
    static void stop() {
        SWITCHROOM.close();
        MAIL.close();
    }

    private static String job(String number) {
        return admin.post("/api/jobs", Map.of("kind", "ORDER", "number", number, "provider", guards, "dispatch", true))
                .expect(201)
                .text("id");
    }

    @Test
    @Tag("SN-017")
    void says_why_a_message_waits_while_the_mail_server_is_away_and_sends_when_it_is_back() {
        String job = job("W-1");
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        admin.get("/api/jobs/" + job + "/timeline").raw().body())
                .contains("unavailable")
                .contains("next attempt"));
        assertThat(admin.get("/api/jobs/" + job).body().path("attention").toString())
                .contains("COMM_PROBLEM");

        MAIL.start();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(MAIL.subjects()).anyMatch(subject -> subject.contains("W-1")));
    }

    @Test
    void keeps_the_last_good_transport_and_names_the_key_when_a_configuration_is_wrong() {
        SWITCHROOM.configure(
                "org.switchroom.transport.mail-broken",
                Map.of("transport.name", "broken", "host", "127.0.0.1", "port", "ninety", "from", "a@b.example"));

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(SWITCHROOM.log())
                .anyMatch(line -> line.contains("org.switchroom.transport.mail") && line.contains("port")));
        assertThat(admin.get("/api/transports").expect(200).raw().body())
                .contains("office")
                .doesNotContain("broken");
    }

    @Test
    void answers_hostile_bodies_with_a_problem_and_never_with_a_500() {
        Random random = new Random(20261121);
        for (int i = 0; i < 500; i++) {
            Api.Reply reply =
                    admin.send("POST", "/api/jobs", hostile(random), Map.of("Content-Type", "application/json"));
            assertThat(reply.status()).as("body " + i).isBetween(400, 499);
            assertThat(reply.header("Content-Type").orElse("")).startsWith("application/problem+json");
        }
        assertThat(SWITCHROOM.isAlive()).isTrue();
    }

    private static byte[] hostile(Random random) {
        List<String> seeds = List.of(
                "{",
                "[]",
                "null",
                "{\"kind\":",
                "{\"kind\":1e999999}",
                "{\"kind\":{\"a\":[]}}",
                "\"",
                "{\"kind\":\"ORDER\",\"kind\":\"X\"}",
                "[".repeat(5_000),
                "{\"a\":".repeat(2_000),
                "{\"kind\":\"\\ud800\"}",
                "{\"price\":1}",
                "{\"kind\":\"" + "x".repeat(30_000) + "\"}");
        byte[] body = seeds.get(random.nextInt(seeds.size()))
                .getBytes(StandardCharsets.UTF_8)
                .clone();
        for (int flips = random.nextInt(4); flips > 0; flips--) {
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        return body;
    }
}
