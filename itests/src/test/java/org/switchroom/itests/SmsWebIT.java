package org.switchroom.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowingConsumer;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.switchroom.testkit.websms.CallbackReply;
import org.switchroom.testkit.websms.GatewayMisdeed;
import org.switchroom.testkit.websms.GatewaySms;
import org.switchroom.testkit.websms.WebSmsGateway;

/** SMS by the web gateway in the assembled distribution: out, reported back, and by mail when the gateway is away. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class SmsWebIT {
    private static final String SECRET = "a-secret-that-nobody-logs";
    private static final String PASSWORD = WebSmsGateway.PASSWORD;

    private static final WebSmsGateway GATEWAY = WebSmsGateway.start();
    private static final MailPeer MAIL = new MailPeer().start();
    private static final Distribution SWITCHROOM = Archive.unpack("sms-web");

    private static Api admin;
    private static String guards;

    @BeforeAll
    static void start() {
        String callback = SWITCHROOM.url("/callbacks/sms-web/" + SECRET).toString();
        GATEWAY.reportsGoTo(callback);
        gateway("websms-main", "sms-web", Map.of(".callback.secret", SECRET));
        gateway("websms-slow", "web-slow", Map.of("transport.group", "web-slow", "limit", "1/h"));
        MAIL.serves(SWITCHROOM, "office")
                .configure("org.switchroom.core", Map.of("retry.first-wait", "1"))
                .start();
        connect();
        guards = party("Guards", "SMS");
    }

    private static void gateway(String file, String name, Map<String, String> more) {
        SWITCHROOM
                .configure(
                        "org.switchroom.transport." + file,
                        Map.of(
                                "transport.name",
                                name,
                                "url",
                                GATEWAY.url(),
                                "user",
                                WebSmsGateway.USER,
                                ".password",
                                PASSWORD,
                                "account.pause",
                                "1",
                                "callback.url",
                                more.containsKey(".callback.secret")
                                        ? SWITCHROOM.url("").toString()
                                        : ""))
                .configure("org.switchroom.transport." + file, more);
    }

    private static void connect() {
        admin = SWITCHROOM.admin();
    }

    @AfterAll
    static void stop() {
        SWITCHROOM.close();
        GATEWAY.close();
        MAIL.close();
    }

    private static String party(String name, String via) {
        return admin.post(
                        "/api/parties",
                        Map.of(
                                "kind", "SERVICE_PROVIDER",
                                "name", name,
                                "mobile", "0664 1234567",
                                "email", "guards@partner.example",
                                "messageVia", via))
                .expect(201)
                .text("id");
    }

    private static String job(String number, String provider) {
        return admin.post(
                        "/api/jobs", Map.of("kind", "ORDER", "number", number, "provider", provider, "dispatch", true))
                .expect(201)
                .text("id");
    }

    private static void soon(ThrowingRunnable holds) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(holds);
    }

    private static String story(String job) {
        return admin.get("/api/jobs/" + job + "/timeline").raw().body();
    }

    private static GatewaySms taken(String number) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> GATEWAY.taken().stream().anyMatch(sms -> sms.text().contains(number)));
        return GATEWAY.taken().stream()
                .filter(sms -> sms.text().contains(number))
                .findFirst()
                .orElseThrow();
    }

    private static void state(String job, String state) {
        soon(() -> assertThat(admin.get("/api/messages?job=" + job).body().toString())
                .contains("\"state\":\"" + state + "\""));
    }

    private static void transport(String name, ThrowingConsumer<String> looks) {
        soon(() -> looks.accept(admin.get("/api/transports/" + name).raw().body()));
    }

    @Test
    @Order(1)
    @Tag("SM-014")
    @Tag("SM-119")
    void a_job_leaves_by_the_gateway_and_is_delivered_when_the_report_comes_back() {
        String job = job("W-1", guards);

        GatewaySms sms = taken("W-1");
        assertThat(sms.recipient()).isEqualTo("436641234567");
        state(job, "ACCEPTED");
        assertThat(GATEWAY.reportRepeatedly(sms, "delivered", 3)).allSatisfy(told -> {
            assertThat(told.status()).isEqualTo(200);
            assertThat(told.body()).contains("\"statusCode\":2000");
        });

        state(job, "DELIVERED");
        assertThat(story(job)).containsOnlyOnce("receipt: delivered").contains("accepted as " + sms.transferId());
    }

    @Test
    @Order(1)
    void octets_for_a_device_leave_by_the_gateway_as_they_were_given() {
        admin.send(
                        "PATCH",
                        "/api/sms/switches",
                        "{\"1400\":\"1\"}",
                        Map.of("Content-Type", "application/json", "If-Match", "\"0\""))
                .expect(200);
        String header = "0605040B8423F0";

        Api.Reply sent = admin.post(
                        "/api/sms",
                        Map.of(
                                "to",
                                "+436641230001",
                                "binary",
                                List.of(header + "C0FFEE", header + "00FF"),
                                "userDataHeader",
                                true))
                .expect(201);

        assertThat(sent.raw().body())
                .contains("binary, 19 octets in 2 segments")
                .doesNotContain("C0FFEE");
        soon(() -> assertThat(GATEWAY.taken()).anySatisfy(sms -> {
            assertThat(sms.recipient()).isEqualTo("436641230001");
            assertThat(sms.octets()).containsExactly("0605040b8423f0c0ffee", "0605040b8423f000ff");
            assertThat(sms.hasHeader()).isTrue();
        }));
        String id = sent.body().path("message").path("id").asText();
        soon(() -> assertThat(admin.get("/api/messages/" + id).expect(200).text("state"))
                .isEqualTo("ACCEPTED"));
        assertThat(admin.post("/api/sms", Map.of("to", "+436641230001", "binary", "AB".repeat(141)))
                        .expect(422)
                        .raw()
                        .body())
                .contains("binary", "141 octets");
    }

    @Test
    @Order(2)
    @Tag("SM-011")
    void what_the_guard_texts_back_stands_in_the_story_of_the_job() {
        String job = job("W-1b", guards);
        taken("W-1b");
        state(job, "ACCEPTED");

        assertThat(GATEWAY.deliver("n-1", "436641234567", "we come at nine").status())
                .isEqualTo(200);
        assertThat(GATEWAY.deliver("n-1", "436641234567", "we come at nine").status())
                .isEqualTo(200);

        assertThat(story(job)).containsOnlyOnce("we come at nine");
    }

    @Test
    @Order(2)
    void a_guard_refuses_a_job_by_answering_its_sms_with_its_code() {
        String job = job("W-1c", guards);
        String code = taken("W-1c").text().replaceFirst("(?s).*Reply ([A-Z0-9]{5}) OK .*", "$1");

        GATEWAY.deliver("n-1c", "436641234567", code + " nein, kein Auto");

        soon(() -> assertThat(admin.get("/api/jobs/" + job).expect(200).text("state"))
                .isEqualTo("REFUSED"));
        assertThat(admin.get("/api/jobs/" + job).expect(200).raw().body()).contains("refuses the job: kein Auto");
    }

    @Test
    @Order(2)
    void who_does_not_know_the_secret_changes_nothing_and_no_body_is_answered_with_a_defect() {
        String job = job("W-2", guards);
        GatewaySms sms = taken("W-2");
        state(job, "ACCEPTED");
        Api anybody = Api.anonymous(SWITCHROOM);
        String report =
                "{\"messageType\":\"deliveryReport\",\"notificationId\":\"n\",\"transferId\":\"" + sms.transferId()
                        + "\",\"senderAddress\":\"436641234567\",\"deliveryReportMessageStatus\":\"delivered\"}";

        assertThat(anybody.post("/callbacks/sms-web/wrong-wrong-wrong-wrong", report)
                        .status())
                .isEqualTo(403);
        assertThat(anybody.post("/callbacks/sms-web", report).status()).isEqualTo(403);
        assertThat(anybody.post("/callbacks/nobody/" + SECRET, report).status()).isEqualTo(503);
        assertThat(anybody.post("/callbacks/../api/jobs", "{}").status()).isBetween(400, 404);
        assertThat(anybody.get("/callbacks/sms-web/" + SECRET).status()).isEqualTo(400);
        Random random = new Random(20261122);
        for (int i = 0; i < 200; i++) {
            byte[] body = report.getBytes(StandardCharsets.UTF_8);
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            assertThat(anybody.send("POST", "/callbacks/sms-web/" + SECRET + "x", body, Map.of())
                            .status())
                    .isEqualTo(403);
            String cut = report.substring(0, random.nextInt(report.length() - 1));
            assertThat(anybody.post("/callbacks/sms-web/" + SECRET, cut).status())
                    .isEqualTo(400);
        }

        state(job, "ACCEPTED");
        GATEWAY.report(sms, "delivered");
        state(job, "DELIVERED");
    }

    @Test
    @Order(3)
    void what_the_gateway_can_not_take_goes_by_mail_and_the_trace_tells_why() {
        GATEWAY.goDown();

        String job = job("W-3", guards);

        soon(() -> assertThat(MAIL.bodies()).anyMatch(body -> body.contains("W-3")));
        assertThat(story(job)).contains("unavailable").contains("next way is email");
        Shell shell = new Shell(SWITCHROOM, "admin", SWITCHROOM.initialPassword());
        assertThat(shell.run("trace " + job)).contains("sms-web").contains("next way is email");
        GATEWAY.comeBack();
    }

    @Test
    @Order(4)
    void a_number_that_the_gateway_refuses_goes_by_mail_at_once() {
        GATEWAY.blacklist("436641234567");

        String job = job("W-4", guards);

        soon(() -> assertThat(MAIL.bodies()).anyMatch(body -> body.contains("W-4")));
        assertThat(story(job)).contains("4031").contains("next way is email");
        GATEWAY.allowAgain("436641234567");
    }

    @Test
    @Order(5)
    void a_closed_account_is_shown_and_burns_no_message() {
        GATEWAY.closeAccount();

        String job = job("W-5", guards);

        soon(() -> assertThat(MAIL.bodies()).anyMatch(body -> body.contains("W-5")));
        assertThat(story(job)).contains("refuses the account: 4001");
        transport("sms-web", shown -> assertThat(shown).contains("DOWN").contains("refuses the account"));
        assertThat(GATEWAY.taken()).noneMatch(sms -> sms.text().contains("W-5"));
        GATEWAY.openAccount();
        soon(() -> {
            job("W-5b", guards);
            assertThat(admin.get("/api/transports/sms-web").raw().body()).contains("\"UP\"");
        });
    }

    @Test
    @Order(6)
    void what_waits_for_the_limit_says_so() {
        String slow = party("Slow", "web-slow");

        job("W-6", slow);
        taken("W-6");
        String second = job("W-7", slow);

        soon(() -> assertThat(story(second)).contains("delayed by limit 1/h of web-slow"));
    }

    @Test
    @Order(7)
    void a_report_finds_a_message_whose_acceptance_was_lost_with_the_process() {
        GATEWAY.always(GatewayMisdeed.silence());
        String job = job("W-8", guards);
        GatewaySms sms = taken("W-8");

        SWITCHROOM.kill();
        GATEWAY.behave();
        SWITCHROOM.start();
        connect();
        state(job, "DOUBTFUL");
        CallbackReply told = GATEWAY.report(sms, "delivered");

        assertThat(told.status()).isEqualTo(200);
        state(job, "DELIVERED");
        assertThat(GATEWAY.taken().stream().filter(each -> each.text().contains("W-8")))
                .hasSize(1);
        assertThat(SWITCHROOM.log())
                .noneMatch(line -> line.contains("436641234567") || line.contains(SECRET) || line.contains(PASSWORD));
    }
}
