package org.switchroom.itests.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.switchroom.itests.Api;

/** A dealer writes an ordinary mail with labelled lines; it is a job, and the guards have it. */
final class MailBecomesJob implements Scene {
    static final String BOX = "orders@switchroom.example";

    private static final String DEALER = "service@dealer.example";
    private static final String NUMBER = "M-1";
    private static final String TEXT =
            """
            Good morning,

            Order: M-1
            Guards: North Guards
            What: Change the lock of the back door
            """;

    /** How a dealer's words become the fields of a job. */
    private static final String MAPPING =
            """
            kind     = "ORDER"
            number   = $.Order
            provider = $.Guards | party name SERVICE_PROVIDER
            notes    = $.What
            """;

    /** What the intake of the box is told. */
    static Map<String, String> settings() {
        return Map.of("senders.main", DEALER, "mapping", "dealer", "dispatch", "true", "folder.taken", "Taken");
    }

    @Override
    public String title() {
        return "A mail becomes a job";
    }

    @Override
    public void play(Stage stage) {
        stage.admin()
                .send("PUT", "/api/mappings/dealer", Api.json(Map.of("text", MAPPING)), Map.of("If-None-Match", "*"))
                .expect(201);
        stage.post().send(DEALER, BOX, "New order", TEXT);
        stage.teller().line("a mail from " + DEALER + " to " + BOX + " says:");
        TEXT.lines().filter(line -> line.contains(":")).forEach(line -> stage.teller()
                .quote("|", line));

        boolean there = stage.soon(() -> !found(stage).isEmpty());
        stage.checks().check("it is job " + NUMBER, there, stage.items("/api/intakes"));
        if (there) {
            stage.tellStory(found(stage).get(0).path("id").asText());
        }
        stage.checks()
                .check(
                        "the guards have one mail about it",
                        stage.soon(() -> stage.post().about(Cast.GUARDS, NUMBER) == 1),
                        stage.post().subjects(Cast.GUARDS));
        stage.checks()
                .check(
                        "the dealer's mail is out of the box, moved to folder Taken",
                        stage.soon(() -> stage.post().subjects(BOX).isEmpty()),
                        stage.post().subjects(BOX));
    }

    private static List<JsonNode> found(Stage stage) {
        return stage.items("/api/jobs?number=" + NUMBER);
    }
}
