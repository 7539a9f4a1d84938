package org.switchroom.itests.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.switchroom.itests.Api;
import org.switchroom.itests.Distribution;
import org.switchroom.itests.WebhookPeer;
import org.switchroom.testkit.websms.WebSmsGateway;

/**
 * What every scene has: the running product, whoever talks to it, the peers, and a place to speak.
 *
 * @param partner an alarm partner with a token for jobs
 * @param gateway sends SMS to telephones, and brings what these answer
 * @param hooks a partner that takes webhooks
 */
record Stage(
        Teller teller,
        Checks checks,
        Distribution distribution,
        Api admin,
        Api partner,
        Post post,
        WebSmsGateway gateway,
        WebhookPeer hooks,
        Cast cast) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    /** Whether it came true before patience ended. */
    boolean soon(BooleanSupplier holds) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return true;
    }

    /** An order for the guards, dispatched in the same request; its id. */
    String order(String number, String priority) {
        return partner.post(
                        "/api/jobs",
                        Map.of(
                                "kind",
                                "ORDER",
                                "number",
                                number,
                                "provider",
                                cast.guards(),
                                "priority",
                                priority,
                                "dispatch",
                                true))
                .expect(201)
                .text("id");
    }

    List<JsonNode> items(String path) {
        List<JsonNode> items = new ArrayList<>();
        admin.get(path).expect(200).body().path("items").forEach(items::add);
        return items;
    }

    /** Waits until the job's messages need no more work, tells its story, and checks that the end was reached. */
    void tellStory(String job) {
        boolean ended = soon(() -> items("/api/jobs/" + job + "/messages").stream()
                .noneMatch(message -> List.of("WAITING", "SENDING")
                        .contains(message.path("state").asText())));
        String number = admin.get("/api/jobs/" + job).expect(200).text("number");
        teller.line("the story of job " + number + ":");
        for (JsonNode entry : items("/api/jobs/" + job + "/timeline")) {
            Instant at = Instant.parse(entry.path("at").asText());
            teller.quote(CLOCK.format(at), entry.path("text").asText());
        }
        checks.check(
                "the messages of " + number + " have come to an end", ended, items("/api/jobs/" + job + "/messages"));
    }
}
