package org.switchroom.bench.swap;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.switchroom.bench.peer.Peer;
import org.switchroom.itests.Api;

/** Whether the mails of each lane arrived as they were queued; a job has one lane here, and ids sort by age. */
record Order(int lanesOfSeveral, int overtaken) {
    static Order check(Api admin, List<Peer.Arrival> arrivals) {
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < arrivals.size(); i++) {
            first.putIfAbsent(arrivals.get(i).message(), i);
        }
        Map<String, TreeMap<String, Boolean>> lanes = lanes(admin);
        Set<String> overtaken = new HashSet<>();
        int several = 0;
        for (Map.Entry<String, TreeMap<String, Boolean>> lane : lanes.entrySet()) {
            several += lane.getValue().size() > 1 ? 1 : 0;
            int last = -1;
            for (Map.Entry<String, Boolean> message : lane.getValue().entrySet()) {
                int place = first.getOrDefault(message.getKey(), -1);
                if (place >= 0 && !message.getValue()) {
                    if (place < last) {
                        overtaken.add(lane.getKey());
                    }
                    last = place;
                }
            }
        }
        return new Order(several, overtaken.size());
    }

    /** By job: its messages, oldest first, and whether each was in doubt, which leaves its lane free. */
    private static Map<String, TreeMap<String, Boolean>> lanes(Api admin) {
        Map<String, TreeMap<String, Boolean>> lanes = new HashMap<>();
        String after = "";
        do {
            JsonNode page = admin.get("/api/messages?limit=200" + (after.isEmpty() ? "" : "&after=" + after))
                    .expect(200)
                    .body();
            for (JsonNode message : page.path("items")) {
                boolean doubted = message.path("mayHaveArrivedTwice").asBoolean()
                        || message.path("state").asText().equals("DOUBTFUL");
                lanes.computeIfAbsent(message.path("job").asText(), job -> new TreeMap<>())
                        .put(message.path("id").asText(), doubted);
            }
            after = page.path("next").asText("");
        } while (!after.isEmpty() && !after.equals("null"));
        return lanes;
    }
}
