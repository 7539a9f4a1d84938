package org.switchroom.bench.latency;

import java.util.Map;
import org.switchroom.bench.peer.GatewayPeer;
import org.switchroom.bench.peer.Mobiles;
import org.switchroom.bench.peer.Simulation;
import org.switchroom.itests.Distribution;

/** The simulated web gateway: a message has begun to arrive when its request was read, a little after its first byte. */
final class StampedGateway implements Stamps {
    private static final String DEAD = "dead";

    private final Simulation simulation = Simulation.start("gateway");

    @Override
    public void serves(Distribution distribution, String name) {
        GatewayPeer.configure(distribution, simulation, name, Map.of("parallel", "8"));
    }

    @Override
    public Map<String, String> address(String name) {
        return Map.of("mobile", Mobiles.of(name));
    }

    @Override
    public void slowness(double seconds) {
        simulation.ask("slow " + Math.round(seconds * 1e3));
    }

    @Override
    public void deafness(double seconds) {
        if (seconds > 0) {
            simulation.ask("deaf " + Mobiles.of(DEAD).substring(1) + " " + Math.round(seconds * 1e3));
        } else {
            simulation.ask("slow 0");
        }
    }

    @Override
    public Map<String, Long> begun() {
        return simulation.firstByJob();
    }

    @Override
    public void close() {
        simulation.close();
    }
}
