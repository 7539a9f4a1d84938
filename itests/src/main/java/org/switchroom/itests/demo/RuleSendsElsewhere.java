package org.switchroom.itests.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.switchroom.itests.Api;
import org.switchroom.itests.Distribution;
import org.switchroom.itests.WebhookPeer;

/** A transport comes as one file, a rule comes over the API, and the next urgent order goes the new way. */
final class RuleSendsElsewhere implements Scene {
    static final byte[] KEY = "the demo's key for its webhooks".getBytes(StandardCharsets.UTF_8);

    private static final String WEBHOOK = "webhook.yaml";
    private static final String RULES =
            """
            rules:
              - name: urgent orders by webhook
                when: {kind: ORDER, role: provider, priority: URGENT+}
                send: webhook else email
            """;

    /** What the file transport is going to ask for. */
    static void prepare(Distribution distribution, WebhookPeer hooks) {
        distribution.configure(
                "org.switchroom.transports",
                Map.of(
                        "webhook.url",
                        hooks.url(),
                        ".webhook.key",
                        "whsec_" + Base64.getEncoder().encodeToString(KEY)));
    }

    @Override
    public String title() {
        return "A rule is changed over the API; the next urgent order goes another way";
    }

    @Override
    public void play(Stage stage) {
        stage.order("R-1", "URGENT");
        stage.checks()
                .check(
                        "before: the urgent order R-1 goes by mail",
                        stage.soon(() -> stage.post().about(Cast.GUARDS, "R-1") == 1),
                        stage.post().subjects(Cast.GUARDS));

        drop(stage.distribution());
        stage.checks()
                .check(
                        "a file dropped into etc/transports is the transport 'webhook'",
                        stage.soon(() -> stage.items("/api/transports").stream()
                                .anyMatch(one -> one.path("name").asText().equals("webhook"))),
                        stage.items("/api/transports"));
        Api.Reply changed = stage.admin()
                .send(
                        "PUT",
                        "/api/rules?comment=demo",
                        RULES,
                        Map.of("Content-Type", "application/yaml", "If-Match", "\"0\""));
        stage.checks()
                .check(
                        "these rules are in force as version 1:",
                        changed.status() == 200
                                && changed.body().path("version").asInt() == 1,
                        changed.raw().body());
        RULES.lines().forEach(line -> stage.teller().quote("|", line));

        String job = stage.order("R-2", "URGENT");
        boolean taken = stage.soon(() -> hooked(stage, "R-2") == 1);
        stage.tellStory(job);
        stage.checks()
                .check(
                        "the partner's web server has R-2 once, rightly signed",
                        taken,
                        stage.hooks().rejected());
        stage.checks()
                .check(
                        "the mail server has nothing about R-2",
                        stage.post().about(Cast.GUARDS, "R-2") == 0,
                        stage.post().subjects(Cast.GUARDS));
        explain(stage, job);
    }

    private static void explain(Stage stage, String job) {
        JsonNode why = stage.admin()
                .get("/api/jobs/" + job + "/explain?role=provider")
                .expect(200)
                .body()
                .path("items")
                .path(0);
        stage.checks()
                .check(
                        "GET /api/jobs/…/explain names the rule and why it fits:",
                        why.path("rule").asText().equals("urgent orders by webhook"),
                        why);
        why.path("why").forEach(line -> stage.teller().quote("|", line.asText()));
    }

    private static long hooked(Stage stage, String number) {
        List<String> taken = stage.hooks().taken();
        return taken.stream()
                .filter(body -> body.contains("\"" + number + "\""))
                .count();
    }

    private static void drop(Distribution distribution) {
        Path etc = distribution.home().resolve("etc");
        try {
            Files.createDirectories(etc.resolve("transports"));
            Files.copy(
                    etc.resolve("transports.examples").resolve(WEBHOOK),
                    etc.resolve("transports").resolve(WEBHOOK));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
