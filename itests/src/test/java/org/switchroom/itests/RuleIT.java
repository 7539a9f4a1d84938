package org.switchroom.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Rules in the assembled distribution: changed over HTTP, console and file, and what follows from them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class RuleIT {
    private static final MailPeer MAIL = new MailPeer().start();
    private static final Distribution SWITCHROOM = Archive.unpack("rules");
    private static final Path FILE = SWITCHROOM.home().resolve("etc/switchroom-rules.yaml");
    private static final Duration SOON = Duration.ofSeconds(30);

    private static final String RULES =
            """
            rules:
              - name: night shift
                when:
                  kind: ALARM_RESPONSE
                  time: {days: [mon-sun, holiday]}
                  json: "$[?(@.notes =~ /.*gate.*/i)]"
                send: sms else office
                validity: 15 min
                also: email
              - name: others
                when: {service-code: "X*"}
                hold: the shift leader decides
                send: email
            """;

    private static Api admin;
    private static Shell console;
    private static String guards;
    private static String job;

    @BeforeAll
    static void start() {
        MAIL.serves(SWITCHROOM, "office").start();
        admin = SWITCHROOM.admin();
        console = new Shell(SWITCHROOM, "admin", SWITCHROOM.initialPassword());
        guards = admin.post(
                        "/api/parties",
                        Map.of(
                                "kind", "SERVICE_PROVIDER",
                                "name", "North Guards",
                                "email", "guards@provider.example",
                                "mobile", "+436641234567",
                                "messageVia", "EMAIL"))
                .expect(201)
                .text("id");
    }

    @AfterAll
    static void stop() {
        SWITCHROOM.close();
        MAIL.close();
    }

    private static Api.Reply put(int seen, String text) {
        return admin.send(
                "PUT",
                "/api/rules?comment=by+test",
                text,
                Map.of("Content-Type", "application/yaml", "If-Match", "\"" + seen + "\""));
    }

    private static int version() {
        return admin.get("/api/rules").expect(200).body().path("version").asInt();
    }

    private static void edit(String what, String into) throws IOException {
        Files.writeString(FILE, Files.readString(FILE).replace(what, into));
    }

    @Test
    @Order(1)
    void begins_without_a_rule_and_takes_a_set_over_http() throws Exception {
        assertThat(admin.get("/api/rules").expect(200).header("ETag")).contains("\"0\"");

        Api.Reply first = put(0, RULES).expect(200);

        assertThat(first.header("ETag")).contains("\"1\"");
        assertThat(first.body().path("rules").findValuesAsText("name")).containsExactly("night shift", "others");
        assertThat(Files.readString(FILE)).isEqualTo(first.text("text")).contains("version 1.");
        assertThat(put(0, RULES).expect(412).text("cause")).contains("version 1 by admin is in force");
        assertThat(put(1, RULES.replace("sms else", "sms or")).expect(422).text("cause"))
                .contains("line 7, column 11: 'sms or office' is not a channel");
        assertThat(version()).isEqualTo(1);
    }

    @Test
    @Order(2)
    @Tag("SN-007")
    void sends_a_job_the_ways_that_the_rule_says_and_tells_why() {
        job = admin.post(
                        "/api/jobs",
                        Map.of(
                                "kind", "ALARM_RESPONSE",
                                "number", "R-1",
                                "provider", guards,
                                "notes", "Key at the gate",
                                "dispatch", true))
                .expect(201)
                .text("id");

        await().atMost(SOON).untilAsserted(() -> assertThat(MAIL.subjects())
                .filteredOn(subject -> subject.contains("R-1"))
                .hasSize(2));
        String story =
                admin.get("/api/jobs/" + job + "/timeline").expect(200).raw().body();
        assertThat(story)
                .contains("rule night shift (version 1, line 3) fits: kind ALARM_RESPONSE")
                .contains("ways in order: sms, else office; valid for 15 min")
                .contains("2 messages queued");
    }

    @Test
    @Order(3)
    void explains_at_http_and_console_who_is_asked_and_sends_nothing() {
        JsonNode why = admin.get("/api/jobs/" + job + "/explain?role=provider")
                .expect(200)
                .body()
                .path("items")
                .path(0);
        String typed = console.run("rule:explain R-1");
        String sample = console.run("rule:explain kind=ORDER serviceCode=X7 provider=" + guards);

        assertThat(why.path("rule").asText()).isEqualTo("night shift");
        assertThat(why.path("ways").findValuesAsText("transport")).contains("office");
        assertThat(typed).contains("night shift (line 3): all conditions hold").contains("+ office: is asked");
        assertThat(sample)
                .contains("- night shift (line 3): kind ALARM_RESPONSE: no, ORDER")
                .contains("+ others (line 11)");
        assertThat(MAIL.subjects()).noneMatch(subject -> subject.contains("sample"));
    }

    @Test
    @Order(4)
    void holds_a_message_until_a_person_releases_it_at_the_console() {
        String held = admin.post(
                        "/api/jobs",
                        Map.of(
                                "kind", "ORDER",
                                "number", "R-2",
                                "serviceCode", "X9",
                                "provider", guards,
                                "dispatch", true))
                .expect(201)
                .text("id");
        JsonNode message = admin.get("/api/messages?job=" + held)
                .expect(200)
                .body()
                .path("items")
                .path(0);
        assertThat(message.path("state").asText()).isEqualTo("HELD");

        console.run("message:release " + message.path("id").asText());

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(MAIL.subjects()).anyMatch(subject -> subject.contains("R-2")));
    }

    @Test
    @Order(5)
    void a_broken_file_keeps_the_rules_and_says_where_at_every_place() throws Exception {
        edit("sms else office", "sms or office");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(admin.get("/health/ready").raw().body())
                        .contains("switchroom-rules.yaml, line 8, column 11: 'sms or office' is not a channel"));
        assertThat(admin.get("/health/ready").status()).isEqualTo(200);
        assertThat(admin.get("/metrics").raw().body()).contains("switchroom_rules_in_step 0.0");
        assertThat(console.run("rule:list"))
                .contains("night shift")
                .contains("NOT IN FORCE: etc/switchroom-rules.yaml");
        assertThat(SWITCHROOM.log()).anyMatch(line -> line.contains("| ERROR |") && line.contains("line 8, column 11"));
        assertThat(version()).isEqualTo(1);

        edit("sms or office", "office");

        await().atMost(SOON).until(() -> version() == 2);
        // a moment later: the version is on disk before the file is said to be in step with it
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(admin.get("/metrics").raw().body()).contains("switchroom_rules_in_step 1.0"));
    }

    @Test
    @Order(6)
    void shows_history_and_difference_and_goes_back_at_the_console() throws Exception {
        assertThat(console.run("rule:history"))
                .contains("file")
                .contains("by test")
                .contains("admin");
        assertThat(console.run("rule:diff 1 2"))
                .contains("-    send: sms else office")
                .contains("+    send: office");
        Files.writeString(SWITCHROOM.home().resolve("candidate.yaml"), "rules:\n  - {name: all, send: email}\n");
        assertThat(console.run("rule:replay --since 1h candidate.yaml"))
                .contains("R-1")
                .contains("2 of 2 decisions about 2 jobs would change");

        assertThat(console.run("rule:rollback --comment calm 1")).contains("version");

        assertThat(version()).isEqualTo(3);
        assertThat(Files.readString(FILE)).contains("sms else office").contains("version 3.");
        assertThat(console.run("rule:set --comment all candidate.yaml")).contains("version");
        assertThat(version()).isEqualTo(4);
        assertThat(console.run("rule:set --seen 3 candidate.yaml")).contains("version 4 by admin is in force");
    }
}
