package org.switchroom.bench.kill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.switchroom.bench.peer.Peer;
import org.switchroom.itests.Api;

/**
 * What our store says of every message beside what the far end saw.
 *
 * @param twiceUnmarked arrived more than once and does not say that it may have
 * @param twiceMarked arrived more than once and says so
 * @param missing said to be sent, never arrived
 * @param inDoubt ended in doubt: a person or a receipt decides
 * @param underWay not ended within the time given
 * @param unknown at the far end and not in our store
 */
public record Mails(
        int messages,
        int arrived,
        int twiceUnmarked,
        int twiceMarked,
        int missing,
        int inDoubt,
        int underWay,
        int unknown) {
    public static Mails compare(Api admin, Peer peer) {
        Map<String, Integer> arrivals = peer.arrivals();
        int messages = 0;
        int twiceUnmarked = 0;
        int twiceMarked = 0;
        List<String> missing = new ArrayList<>();
        int inDoubt = 0;
        int underWay = 0;
        int known = 0;
        String after = "";
        do {
            JsonNode page = admin.get("/api/messages?limit=200" + (after.isEmpty() ? "" : "&after=" + after))
                    .expect(200)
                    .body();
            for (JsonNode message : page.path("items")) {
                String key = peer.key(message);
                int times = arrivals.getOrDefault(key, 0);
                boolean marked = message.path("mayHaveArrivedTwice").asBoolean();
                messages++;
                known += times > 0 ? 1 : 0;
                twiceUnmarked += times > 1 && !marked ? 1 : 0;
                twiceMarked += times > 1 && marked ? 1 : 0;
                switch (message.path("state").asText()) {
                    case "ACCEPTED", "DELIVERED" -> {
                        if (times == 0) {
                            missing.add(key);
                        }
                    }
                    case "DOUBTFUL", "UNCONFIRMED" -> inDoubt++;
                    case "WAITING", "SENDING", "HELD" -> underWay++;
                    default -> {
                        // failed, expired, cancelled: whether it arrived is not promised
                    }
                }
            }
            after = page.path("next").asText("");
        } while (!after.isEmpty() && !after.equals("null"));
        // sent while the pages were read
        missing.removeAll(peer.arrivals().keySet());
        return new Mails(
                messages,
                arrivals.size(),
                twiceUnmarked,
                twiceMarked,
                missing.size(),
                inDoubt,
                underWay,
                arrivals.size() - known);
    }

    public boolean isClean() {
        return twiceUnmarked == 0 && missing == 0 && unknown == 0;
    }

    public String text() {
        return "messages=%d arrived=%d twice-unmarked=%d twice-marked=%d sent-but-missing=%d in-doubt=%d under-way=%d unknown=%d"
                .formatted(messages, arrived, twiceUnmarked, twiceMarked, missing, inDoubt, underWay, unknown);
    }
}
