package org.switchroom.itests.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchroom.itests.Distribution;
import org.switchroom.testkit.websms.GatewayMisdeed;
import org.switchroom.testkit.websms.GatewaySms;
import org.switchroom.testkit.websms.WebSmsGateway;

/** A job goes out by SMS over a web gateway, the guard answers it, and when the gateway is ill the mail takes over. */
final class GuardAnswers implements Scene {
    private static final String SECRET = "the-demos-secret-for-callbacks";
    private static final String PHONE = "+436641234567";
    private static final String MAIL = "patrol@provider.example";

    /** The account at the gateway. */
    static void prepare(Distribution distribution, WebSmsGateway gateway) {
        gateway.reportsGoTo(distribution.url("/callbacks/sms-web/" + SECRET).toString());
        distribution.configure(
                "org.switchroom.transport.websms-demo",
                Map.of(
                        "transport.name",
                        "sms-web",
                        "url",
                        gateway.url(),
                        "user",
                        WebSmsGateway.USER,
                        ".password",
                        WebSmsGateway.PASSWORD,
                        ".callback.secret",
                        SECRET,
                        "callback.url",
                        distribution.url("").toString()));
    }

    @Override
    public String title() {
        return "A guard gets a job by SMS and answers it; when the gateway is ill, he gets a mail";
    }

    @Override
    public void play(Stage stage) {
        String patrol = stage.admin()
                .post(
                        "/api/parties",
                        Map.of(
                                "kind",
                                "SERVICE_PROVIDER",
                                "name",
                                "Night Patrol",
                                "mobile",
                                PHONE,
                                "email",
                                MAIL,
                                "messageVia",
                                "SMS"))
                .expect(201)
                .text("id");
        answered(stage, order(stage, patrol, "S-1"));
        byMail(stage, patrol);
    }

    private static String order(Stage stage, String patrol, String number) {
        return stage.partner()
                .post("/api/jobs", Map.of("kind", "ORDER", "number", number, "provider", patrol, "dispatch", true))
                .expect(201)
                .text("id");
    }

    private static void answered(Stage stage, String job) {
        WebSmsGateway gateway = stage.gateway();
        stage.checks()
                .check(
                        "the gateway has one SMS about S-1:",
                        stage.soon(() -> about(gateway, "S-1").isPresent()),
                        gateway.taken());
        GatewaySms sms = about(gateway, "S-1").orElseThrow();
        sms.text().lines().forEach(line -> stage.teller().quote("|", line));
        stage.checks()
                .check(
                        "its report from the telephone makes it delivered",
                        gateway.report(sms, "delivered").status() == 200
                                && stage.soon(() -> messageState(stage, job).equals("DELIVERED")),
                        messageState(stage, job));
        String code = sms.text().replaceFirst("(?s).*Reply ([A-Z0-9]{5}) OK .*", "$1");
        gateway.deliver("demo-1", "436769876543", code + " OK");
        gateway.deliver("demo-2", PHONE.substring(1), code + " OK");
        stage.teller().line("a stranger and then the guard answer: " + code + " OK");
        stage.checks()
                .check(
                        "the guard's answer accepts the job",
                        stage.soon(() -> state(stage, job).equals("ACCEPTED")),
                        state(stage, job));
        stage.tellStory(job);
        stage.checks()
                .check(
                        "the stranger is told that his code is none of his, and the story knows one answer",
                        stage.soon(() -> about(gateway, "no job with the code " + code)
                                        .isPresent())
                                && answers(stage, job) == 1,
                        gateway.taken());
    }

    private static void byMail(Stage stage, String patrol) {
        stage.gateway().always(GatewayMisdeed.status(503));
        String job = order(stage, patrol, "S-2");
        boolean mailed = stage.soon(() -> stage.post().about(MAIL, "S-2") == 1);
        stage.tellStory(job);
        stage.checks()
                .check(
                        "the gateway answers 503: the mail server has S-2 once",
                        mailed,
                        stage.post().subjects(MAIL));
        stage.checks()
                .check(
                        "and no SMS about it went out",
                        about(stage.gateway(), "S-2").isEmpty(),
                        stage.gateway().taken());
        stage.gateway().behave();
    }

    private static Optional<GatewaySms> about(WebSmsGateway gateway, String words) {
        return gateway.taken().stream()
                .filter(sms -> sms.text().contains(words))
                .findFirst();
    }

    private static String state(Stage stage, String job) {
        return stage.admin().get("/api/jobs/" + job).expect(200).text("state");
    }

    private static String messageState(Stage stage, String job) {
        List<JsonNode> messages = stage.items("/api/jobs/" + job + "/messages");
        return messages.isEmpty() ? "none" : messages.get(0).path("state").asText();
    }

    private static long answers(Stage stage, String job) {
        return stage.items("/api/jobs/" + job + "/timeline").stream()
                .filter(entry -> entry.path("text").asText().startsWith("reply from"))
                .count();
    }
}
