package org.switchroom.bench.sms;

import java.util.List;
import java.util.function.LongSupplier;
import org.switchroom.bench.Workbench;
import org.switchroom.bench.peer.Simulation;

/**
 * One of those that take turns: takes SMS over HTTP, keeps them, and hands them to a far end of its own.
 *
 * @param pids stand still while another one is measured
 * @param syncs how many it has made so far
 */
record Side(String name, Flood flood, Simulation far, List<Long> pids, LongSupplier syncs) {
    /** What was measured in one turn. */
    record Turn(double perSecond, double syncsPerSecond) {}

    void freeze() {
        pids.forEach(Workbench::freeze);
    }

    void thaw() {
        pids.forEach(Workbench::thaw);
    }

    Turn turn(int underWay, double seconds) {
        thaw();
        long before = syncs.getAsLong();
        long begin = System.nanoTime();
        double rate = flood.perSecond(underWay, seconds);
        double synced = (syncs.getAsLong() - before) / ((System.nanoTime() - begin) / 1e9);
        freeze();
        return new Turn(rate, synced);
    }

    /** Acknowledged, and not at the far end. */
    int lost() {
        return flood.acknowledged() - far.messages();
    }

    int twice() {
        return far.order().size() - far.messages();
    }
}
