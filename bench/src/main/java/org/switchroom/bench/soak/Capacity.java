package org.switchroom.bench.soak;

import java.util.ArrayList;
import java.util.List;
import org.switchroom.bench.Median;
import org.switchroom.bench.WarmUp;
import org.switchroom.bench.Workbench;
import org.switchroom.bench.load.Writes;
import org.switchroom.bench.peer.Peer;
import org.switchroom.itests.Api;

/** How many writes a second go from the post to the far end when new ones come as soon as earlier ones have left. */
final class Capacity {
    private static final int WRITERS = 16;
    private static final int LOOK_SECONDS = 10;
    /** Writes that have been acknowledged and not arrived: enough that nobody is idle, few enough that none queue for long. */
    private static final int UNDER_WAY = 400;

    private final Writes writes;
    private final Peer peer;
    private volatile boolean over;

    Capacity(Api partner, List<String> jobs, Peer peer) {
        this.writes = new Writes(partner, jobs, "C%09d");
        this.peer = peer;
    }

    /**
     * Until it is warm, at most {@code seconds}; the middle one of the last three rates. Ends with nothing new.
     */
    double measure(long process, int seconds) {
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            Thread writer = new Thread(this::write, "capacity-" + i);
            writer.setDaemon(true);
            writer.start();
            writers.add(writer);
        }
        WarmUp warmUp = new WarmUp(process);
        for (int spent = 0; spent < seconds && !warmUp.isSettled(); spent += LOOK_SECONDS) {
            long begin = System.nanoTime();
            int before = peer.messages();
            Workbench.pause(LOOK_SECONDS);
            warmUp.add((peer.messages() - before) / ((System.nanoTime() - begin) / 1e9));
        }
        over = true;
        for (Thread writer : writers) {
            join(writer);
        }
        if (writes.others() > 0) {
            throw new IllegalStateException(writes.others() + " writes were not acknowledged; see the product's log");
        }
        System.out.println("warm-up: messages sent, every " + LOOK_SECONDS + " s: " + warmUp);
        return Median.of(warmUp.last());
    }

    int acknowledged() {
        return writes.acknowledged();
    }

    private void write() {
        while (!over) {
            writes.job(this::awaitRoom);
        }
    }

    private void awaitRoom() {
        while (!over && writes.acknowledged() - peer.messages() >= UNDER_WAY) {
            Workbench.pause(0.002);
        }
    }

    private static void join(Thread writer) {
        try {
            writer.join(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
