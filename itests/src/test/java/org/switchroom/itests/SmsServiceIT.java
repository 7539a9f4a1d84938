package org.switchroom.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.switchroom.testkit.websms.GatewaySms;
import org.switchroom.testkit.websms.WebSmsGateway;

/** The SMS service in the assembled distribution: written, previewed, sent, reported back; its job, switches and log. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class SmsServiceIT {
    private static final String SECRET = "a-secret-that-nobody-logs";
    private static final String NUMBER = "+436641234567";

    private static final WebSmsGateway GATEWAY = WebSmsGateway.start();
    private static final MailPeer MAIL = new MailPeer().start();
    private static final Distribution SWITCHROOM = Archive.unpack("sms-service");

    private static Api admin;
    private static Shell shell;

    @BeforeAll
    static void start() {
        GATEWAY.reportsGoTo(SWITCHROOM.url("/callbacks/sms-web/" + SECRET).toString());
        SWITCHROOM.configure(
                "org.switchroom.transport.websms-main",
                Map.of(
                        "transport.name",
                        "sms-web",
                        "url",
                        GATEWAY.url(),
                        "user",
                        WebSmsGateway.USER,
                        ".password",
                        WebSmsGateway.PASSWORD,
                        ".callback.secret",
                        SECRET,
                        "callback.url",
                        SWITCHROOM.url("").toString()));
        MAIL.serves(SWITCHROOM, "office").start();
        admin = SWITCHROOM.admin();
        shell = new Shell(SWITCHROOM, "admin", SWITCHROOM.initialPassword());
    }

    @AfterAll
    static void stop() {
        SWITCHROOM.close();
        GATEWAY.close();
        MAIL.close();
    }

    private static void soon(ThrowingRunnable holds) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(holds);
    }

    private static Api.Reply patch(String path, Map<String, ?> fields) {
        String tag = admin.get(path).expect(200).header("ETag").orElseThrow();
        return admin.send("PATCH", path, Api.json(fields), Map.of("If-Match", tag, "Content-Type", "application/json"));
    }

    private static GatewaySms taken(String begin) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> GATEWAY.taken().stream().anyMatch(sms -> sms.text().startsWith(begin)));
        return GATEWAY.taken().stream()
                .filter(sms -> sms.text().startsWith(begin))
                .findFirst()
                .orElseThrow();
    }

    private static String state(String message) {
        return admin.get("/api/messages/" + message).expect(200).text("state");
    }

    @Test
    @Order(1)
    @Tag("SM-102")
    @Tag("SM-107")
    void nothing_is_taken_until_the_service_is_switched_on() {
        Api.Reply off = admin.post("/api/sms", Map.of("to", NUMBER, "text", "Too early"));
        assertThat(off.status()).isEqualTo(409);
        assertThat(off.raw().body()).contains("1400");
        assertThat(shell.run("sms:send " + NUMBER + " early")).contains("1400");

        patch("/api/sms/switches", Map.of("1400", "1", "1401", "errors@peer.example", "1402", "Control room"))
                .expect(200);

        assertThat(shell.run("sms:switches --json")).contains("Control room");
        assertThat(GATEWAY.taken()).isEmpty();
    }

    @Test
    @Order(2)
    @Tag("SM-118")
    void alphabet_and_segments_are_told_before_sending() {
        Api.Reply plain =
                admin.post("/api/sms/preview", Map.of("text", "[Gate] 5 €")).expect(200);
        assertThat(plain.text("alphabet")).isEqualTo("GSM_7");
        assertThat(plain.text("segments")).isEqualTo("1");
        assertThat(plain.text("text")).isEqualTo("[Gate] 5 €\nControl room");

        Api.Reply wide =
                admin.post("/api/sms/preview", Map.of("text", "ж".repeat(60))).expect(200);
        assertThat(wide.text("alphabet")).isEqualTo("UCS_2");
        assertThat(wide.text("segments")).isEqualTo("2");
        assertThat(wide.text("warning")).contains("1402");
        assertThat(shell.run("sms:send --preview " + NUMBER + " Hello")).contains("GSM_7");
        assertThat(GATEWAY.taken()).isEmpty();
    }

    @Test
    @Order(3)
    @Tag("SM-007")
    @Tag("SM-119")
    void an_sms_leaves_by_the_gateway_with_the_fixed_text_and_is_delivered() {
        String id = admin.post("/api/sms", Map.of("to", "0664 123 45 67", "text", "Come at nine"))
                .expect(201)
                .body()
                .get("message")
                .get("id")
                .asText();

        GatewaySms sms = taken("Come at nine");
        assertThat(sms.text()).isEqualTo("Come at nine\nControl room");
        assertThat(sms.recipient()).isEqualTo("436641234567");
        soon(() -> assertThat(state(id)).isEqualTo("ACCEPTED"));
        GATEWAY.report(sms, "delivered");
        soon(() -> assertThat(state(id)).isEqualTo("DELIVERED"));
        assertThat(shell.run("sms:list --json --number 4567")).contains(id, "delivered");

        assertThat(shell.run("sms:resend --json " + id)).contains("\"id\"");
        soon(() -> assertThat(GATEWAY.taken()).hasSize(2));
    }

    @Test
    @Order(4)
    @Tag("SM-028")
    @Tag("SM-052")
    void what_is_for_the_next_run_goes_when_the_job_is_run() {
        String id = admin.post("/api/sms", Map.of("to", NUMBER, "text", "Next run", "when", "next-run"))
                .expect(201)
                .body()
                .get("message")
                .get("id")
                .asText();
        assertThat(state(id)).isEqualTo("HELD");
        patch("/api/sms/jobs/service-sms", Map.of("active", false)).expect(200);
        assertThat(admin.post("/api/sms/jobs/service-sms/run", "").status()).isEqualTo(409);
        patch("/api/sms/jobs/service-sms", Map.of("active", true)).expect(200);

        assertThat(shell.run("sms:job --run --json service-sms")).contains("\"did\" : \"1 SMS released");

        taken("Next run");
        assertThat(shell.run("sms:job")).contains("Service SMS", "active", "1 records");
        assertThat(admin.get("/api/sms/jobs/service-sms").expect(200).text("runs"))
                .isEqualTo("1");
    }

    @Test
    @Order(5)
    @Tag("SM-073")
    @Tag("SM-086")
    @Tag("SM-095")
    void the_clock_runs_the_job_and_the_log_has_its_runs() {
        patch("/api/sms/jobs/service-sms", Map.of("schedule", "every 1 s", "logKind", "COMPLETE"))
                .expect(200);

        soon(() -> assertThat(admin.get("/api/sms/jobs/service-sms")
                        .body()
                        .get("runs")
                        .asInt())
                .isGreaterThan(3));

        assertThat(admin.get("/api/sms/jobs/service-sms").body().has("nextRun")).isTrue();
        assertThat(shell.run("sms:errors --json --max 2")).contains("RUN", "SMS released");
        assertThat(shell.run("sms:errors --max 2")).contains("2 records");
        patch("/api/sms/jobs/service-sms", Map.of("schedule", "daily 03:00")).expect(200);
        assertThat(admin.send(
                                "PATCH",
                                "/api/sms/jobs/service-sms",
                                "{\"schedule\":\"cron 0 0 25 * * ?\"}",
                                Map.of(
                                        "If-Match",
                                        admin.get("/api/sms/jobs/service-sms")
                                                .header("ETag")
                                                .orElseThrow(),
                                        "Content-Type",
                                        "application/json"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    @Order(5)
    @Tag("SM-054")
    @Tag("SM-048")
    void a_job_is_exported_made_again_and_removed() {
        Api.Reply exported = admin.get("/api/sms/jobs/service-sms").expect(200);

        Api.Reply made = admin.post("/api/sms/jobs", exported.body().toString()).expect(201);

        assertThat(made.text("id")).isNotEqualTo("service-sms");
        assertThat(made.text("schedule")).isEqualTo(exported.text("schedule"));
        assertThat(made.body().get("system").asBoolean()).isFalse();
        assertThat(shell.run("sms:job --disable --json " + made.text("id"))).contains("\"active\" : false");
        admin.send("DELETE", "/api/sms/jobs/" + made.text("id"), "", Map.of()).expect(200);
        assertThat(admin.send("DELETE", "/api/sms/jobs/service-sms", "", Map.of())
                        .status())
                .isEqualTo(409);
        assertThat(admin.get("/api/sms/jobs/" + made.text("id")).status()).isEqualTo(404);
    }

    @Test
    @Order(6)
    @Tag("SM-100")
    @Tag("SM-097")
    void who_lacks_the_permission_is_refused_and_told_which_one() {
        Api reader = Api.bearer(
                SWITCHROOM,
                admin.post("/api/tokens", Map.of("name", "reader", "scopes", List.of("sms:read")))
                        .expect(201)
                        .text("secret"));

        Api.Reply refused = reader.post("/api/sms", Map.of("to", NUMBER, "text", "Not mine"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.raw().body()).contains("sms:send");
        assertThat(reader.get("/api/sms").status()).isEqualTo(200);
        assertThat(reader.get("/api/messages").status()).isEqualTo(403);
        assertThat(reader.post("/api/sms/jobs/service-sms/run", "").raw().body())
                .contains("sms:write");
        assertThat(reader.send(
                                "PATCH",
                                "/api/sms/prefixes",
                                "{\"49\":\"150-153\"}",
                                Map.of("If-Match", "\"0\"", "Content-Type", "application/json"))
                        .raw()
                        .body())
                .contains("prefixes:write");
    }

    @Test
    @Order(7)
    @Tag("SM-103")
    @Tag("SM-105")
    void a_landline_number_is_refused_and_the_address_of_1401_hears_of_it() {
        Api.Reply refused = admin.post("/api/sms", Map.of("to", "+4315551234", "text", "Hello"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.raw().body()).contains("landline");
        soon(() -> assertThat(MAIL.bodies()).anyMatch(body -> body.contains("landline")));
        assertThat(shell.run("sms:errors --text landline")).contains("ERROR");
    }

    @Test
    @Order(8)
    @Tag("SM-099")
    @Tag("SM-115")
    void a_line_of_table_93001_counts_at_once_and_taking_it_back_does_too() {
        String german = "+4915112345678";
        assertThat(admin.post("/api/sms", Map.of("to", german, "text", "Hallo")).status())
                .isEqualTo(422);

        assertThat(shell.run("sms:prefixes 49=150-153,155-159")).contains("150-153,155-159");

        admin.post("/api/sms", Map.of("to", german, "text", "Hallo")).expect(201);
        taken("Hallo");
        assertThat(shell.run("sms:prefixes 49=")).doesNotContain("155-159");
    }
}
