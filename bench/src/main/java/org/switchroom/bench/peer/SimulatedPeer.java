package org.switchroom.bench.peer;

import java.util.List;
import java.util.Map;

/** A far end of the testkit in a process of its own, which tells of every message as it comes. */
abstract class SimulatedPeer implements Peer {
    final Simulation simulation;

    /** @param slowness seconds that each message is thought about */
    SimulatedPeer(Simulation simulation, double slowness) {
        this.simulation = simulation;
        simulation.ask("slow " + Math.round(slowness * 1e3));
    }

    @Override
    public Map<String, Integer> arrivals() {
        return simulation.arrivals();
    }

    @Override
    public int messages() {
        return simulation.messages();
    }

    @Override
    public List<Arrival> order() {
        return simulation.order();
    }

    @Override
    public void close() {
        simulation.close();
    }
}
