package org.switchroom.bench.peer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.switchroom.itests.Distribution;

/** A pool of GSM modems behind TCP, simulated in a process of its own. A message is known by its job and its number. */
public final class ModemPeer extends SimulatedPeer {
    private static final String POOL = "modems";

    ModemPeer(int modems, double slowness) {
        super(Simulation.start("modems", Integer.toString(modems)), slowness);
    }

    @Override
    public String via() {
        return "sms-modem";
    }

    /** A modem does one thing at a time, so there is no choice of how many. */
    @Override
    public void serves(Distribution distribution, int parallel) {
        configure(distribution, simulation, POOL);
    }

    public static void configure(Distribution distribution, Simulation simulation, String group) {
        for (int i = 0; i < simulation.ports().size(); i++) {
            distribution.configure(
                    "org.switchroom.transport.modem-" + i,
                    Map.of(
                            "line",
                            "tcp",
                            "host",
                            "127.0.0.1",
                            "port",
                            Integer.toString(simulation.ports().get(i)),
                            "transport.group",
                            group));
        }
    }

    @Override
    public String transport() {
        return "modem-0";
    }

    @Override
    public Map<String, String> party(String name) {
        return Map.of("messageVia", POOL, "mobile", Mobiles.of(name));
    }

    @Override
    public String key(JsonNode message) {
        return message.path("content").path("number").asText() + "@"
                + message.path("to").asText().replaceFirst("^tel:", "");
    }
}
