package org.switchroom.bench.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.switchroom.bench.Median;
import org.switchroom.bench.WarmUp;
import org.switchroom.bench.Workbench;
import org.switchroom.bench.load.JobPosts;
import org.switchroom.bench.peer.Peer;
import org.switchroom.itests.Api;

/** How many jobs a second go from the post to the far end when new ones come as soon as earlier ones have left. */
final class Capacity {
    private static final int WRITERS = 16;
    private static final int LOOK_SECONDS = 10;
    /** Jobs that have been acknowledged and not arrived: enough that nobody is idle, few enough that none queue for long. */
    private static final int UNDER_WAY = 400;

    private final Api partner;
    private final List<String> jobs;
    private final Peer peer;
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private volatile boolean over;

    Capacity(Api partner, List<String> jobs, Peer peer) {
        this.partner = partner;
        this.jobs = jobs;
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
        System.out.println("warm-up: jobs sent, every " + LOOK_SECONDS + " s: " + warmUp);
        return Median.of(warmUp.last());
    }

    int acknowledged() {
        return acknowledged.get();
    }

    private void write() {
        while (!over) {
            if (acknowledged.get() - peer.messages() >= UNDER_WAY) {
                Workbench.pause(0.002);
                continue;
            }
            int mine = number.incrementAndGet();
            partner.post("/api/jobs", jobs.get(mine % jobs.size()).replace(JobPosts.DIGITS, "C%09d".formatted(mine)))
                    .expect(201);
            acknowledged.incrementAndGet();
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
