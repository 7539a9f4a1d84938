package org.switchroom.bench.peer;

import java.util.HashMap;
import java.util.Map;
import org.switchroom.itests.Distribution;
import org.switchroom.testkit.websms.WebSmsGateway;

/** websms.com's gateway, simulated in a process of its own. */
public final class GatewayPeer extends SimulatedPeer {
    private static final String TRANSPORT = "web-bench";

    GatewayPeer(double slowness) {
        super(Simulation.start("gateway"), slowness);
    }

    @Override
    public String via() {
        return "sms-web";
    }

    @Override
    public void serves(Distribution distribution, int parallel) {
        configure(distribution, simulation, TRANSPORT, Map.of("parallel", Integer.toString(parallel)));
    }

    /** @param more keys of the transport */
    public static void configure(
            Distribution distribution, Simulation simulation, String transport, Map<String, String> more) {
        Map<String, String> keys = new HashMap<>(Map.of(
                "transport.name",
                transport,
                "transport.group",
                transport,
                "url",
                "http://127.0.0.1:" + simulation.ports().get(0),
                "user",
                WebSmsGateway.USER,
                ".password",
                WebSmsGateway.PASSWORD));
        keys.putAll(more);
        distribution.configure("org.switchroom.transport.websms-" + transport, keys);
    }

    @Override
    public String transport() {
        return TRANSPORT;
    }

    @Override
    public Map<String, String> party(String name) {
        return Map.of("messageVia", TRANSPORT, "mobile", Mobiles.of(name));
    }
}
