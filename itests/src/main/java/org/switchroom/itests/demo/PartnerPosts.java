package org.switchroom.itests.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.switchroom.itests.Api;

/** Jobs over HTTP: good ones, a repeated one, a wrong one, and one for a party that wants no messages. */
final class PartnerPosts implements Scene {
    private final List<String> jobs = new ArrayList<>();

    @Override
    public String title() {
        return "A partner posts jobs over HTTP; they are mailed";
    }

    @Override
    public void play(Stage stage) {
        good(stage);
        repeated(stage);
        wrong(stage);
        noLink(stage);
        jobs.forEach(stage::tellStory);
        atTheMailServer(stage);
    }

    private void good(Stage stage) {
        for (int i = 1; i <= 3; i++) {
            Api.Reply reply = stage.partner()
                    .post(
                            "/api/jobs",
                            Map.of(
                                    "kind",
                                    i == 3 ? "ALARM_RESPONSE" : "ORDER",
                                    "number",
                                    "D-" + i,
                                    "provider",
                                    stage.cast().guards(),
                                    "customer",
                                    stage.cast().customer(),
                                    "priority",
                                    i == 3 ? "URGENT" : "ROUTINE",
                                    "notes",
                                    "Key at the gate, line " + i,
                                    "dispatch",
                                    true));
            stage.checks()
                    .check(
                            "job D-" + i + " is answered 201",
                            reply.status() == 201,
                            reply.raw().body());
            jobs.add(reply.text("id"));
        }
    }

    private void repeated(Stage stage) {
        String body = Api.json(Map.of(
                "kind", "TICKET", "number", "D-4", "provider", stage.cast().guards(), "dispatch", true));
        Map<String, String> key = Map.of("Idempotency-Key", "demo-4");
        Api.Reply first = stage.partner().send("POST", "/api/jobs", body, key);
        Api.Reply again = stage.partner().send("POST", "/api/jobs", body, key);
        stage.checks()
                .check(
                        "job D-4 is answered 201",
                        first.status() == 201,
                        first.raw().body());
        stage.checks()
                .check(
                        "the same request again, with its Idempotency-Key, is the same job",
                        first.text("id").equals(again.text("id")),
                        again.raw().body());
        jobs.add(first.text("id"));
    }

    private static void wrong(Stage stage) {
        Api.Reply refused = stage.partner()
                .post(
                        "/api/jobs",
                        Map.of("kind", "HOLIDAY", "provider", stage.cast().guards()));
        stage.checks()
                .check(
                        "a job of an unknown kind is refused, naming field, cause and next step:",
                        refused.status() == 422 && refused.text("field").equals("kind"),
                        refused.raw().body());
        stage.teller().quote("|", refused.text("cause") + " – " + refused.text("nextStep"));
    }

    private void noLink(Stage stage) {
        String id = stage.partner()
                .post(
                        "/api/jobs",
                        Map.of(
                                "kind",
                                "ORDER",
                                "number",
                                "D-5",
                                "provider",
                                stage.cast().silent()))
                .expect(201)
                .text("id");
        Api.Reply refused = stage.partner().post("/api/jobs/" + id + "/dispatch", "");
        stage.checks()
                .check(
                        "a party with NO_LINK is not dispatched to, and it says why:",
                        refused.status() == 409 && refused.raw().body().contains("NO_LINK"),
                        refused.raw().body());
        stage.teller().quote("|", refused.text("cause"));
        List<?> queued = stage.items("/api/jobs/" + id + "/messages");
        stage.checks().check("nothing was queued for it", queued.isEmpty(), queued);
        jobs.add(id);
    }

    private static void atTheMailServer(Stage stage) {
        stage.teller().line("at the mail server (IMAP, a process of its own):");
        Post post = stage.post();
        for (int i = 1; i <= 4; i++) {
            String number = "D-" + i;
            stage.checks()
                    .check(
                            "the provider has one mail about " + number,
                            post.about(Cast.GUARDS, number) == 1,
                            post.subjects(Cast.GUARDS));
        }
        for (int i = 1; i <= 3; i++) {
            String number = "D-" + i;
            stage.checks()
                    .check(
                            "the customer was copied in on " + number,
                            post.about(Cast.CUSTOMER, number) == 1,
                            post.subjects(Cast.CUSTOMER));
        }
        List<String> silent = post.subjects(Cast.SILENT);
        stage.checks().check("the party with NO_LINK has no mail", silent.isEmpty(), silent);
    }
}
