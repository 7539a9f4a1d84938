package org.switchroom.bench.sms;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.switchroom.bench.Workbench;

/** Sixteen writers. None begins while as many as are allowed have been acknowledged and have not arrived. */
final class Flood {
    private static final int WRITERS = 16;

    private final Post post;
    private final IntSupplier arrived;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger others = new AtomicInteger();

    /** @param arrived how many different ones have arrived */
    Flood(Post post, IntSupplier arrived) {
        this.post = post;
        this.arrived = arrived;
    }

    int acknowledged() {
        return acknowledged.get();
    }

    /** Answers that were no acknowledgement. */
    int others() {
        return others.get();
    }

    /** So many, as fast as they are taken. */
    void send(int count) {
        int end = next.get() + count;
        join(start(Integer.MAX_VALUE, end, Long.MAX_VALUE));
        next.set(end);
    }

    /** For a time; how many a second arrived in it. Ends when all have arrived that were acknowledged. */
    double perSecond(int underWay, double seconds) {
        long begin = System.nanoTime();
        int before = arrived.getAsInt();
        List<Thread> writers = start(underWay, Integer.MAX_VALUE, begin + (long) (seconds * 1e9));
        Workbench.pause(seconds);
        double rate = (arrived.getAsInt() - before) / ((System.nanoTime() - begin) / 1e9);
        join(writers);
        await(60);
        return rate;
    }

    /** Until all have arrived that were acknowledged; false when the time was over before. */
    boolean await(double seconds) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (arrived.getAsInt() < acknowledged.get() && System.nanoTime() < end) {
            Workbench.pause(0.02);
        }
        return arrived.getAsInt() >= acknowledged.get();
    }

    private List<Thread> start(int underWay, int end, long untilNanos) {
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            Thread writer = new Thread(() -> write(underWay, end, untilNanos), "writer-" + i);
            writer.setDaemon(true);
            writer.start();
            writers.add(writer);
        }
        return writers;
    }

    private void write(int underWay, int end, long untilNanos) {
        while (System.nanoTime() < untilNanos) {
            if (acknowledged.get() - arrived.getAsInt() >= underWay) {
                Workbench.pause(0.002);
                continue;
            }
            int mine = next.getAndIncrement();
            if (mine >= end) {
                return;
            }
            (post.post(mine) ? acknowledged : others).incrementAndGet();
        }
    }

    private static void join(List<Thread> writers) {
        try {
            for (Thread writer : writers) {
                writer.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
