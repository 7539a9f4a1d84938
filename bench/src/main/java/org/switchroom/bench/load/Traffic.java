package org.switchroom.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.switchroom.itests.Api;

/**
 * Partners who write jobs at a steady rate, whatever happens inside: new ones, and of some of them three changes, whose
 * mails share a lane. Each write that is acknowledged is one mail to come.
 */
public final class Traffic implements AutoCloseable {
    private static final int PARTNERS = 24;
    private static final int CHANGES = 3;

    /** Every so many jobs one is changed. */
    private static final int CHANGED = 8;

    private final Api partner;
    private final List<String> jobs;
    private final long everyNanos;
    private final long begin = System.nanoTime();
    private final AtomicLong turn = new AtomicLong();
    private final AtomicLong number = new AtomicLong();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger others = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean over;

    /** @param jobs bodies of which one party each is told, with the place for the number; they take turns */
    public Traffic(Api partner, List<String> jobs, int perSecond) {
        this.partner = partner;
        this.jobs = List.copyOf(jobs);
        this.everyNanos = 1_000_000_000L / perSecond;
        for (int i = 0; i < PARTNERS; i++) {
            Thread thread = new Thread(this::write, "partner-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    /** Mails to come, of all time. */
    public int acknowledged() {
        return acknowledged.get();
    }

    /** Answers that were no acknowledgement. */
    public int others() {
        return others.get();
    }

    /** How late the writers are behind their rate: above a second, the rate was not held. */
    public double lateSeconds() {
        return (System.nanoTime() - begin - turn.get() * everyNanos) / 1e9;
    }

    public double perSecond() {
        return acknowledged() / ((System.nanoTime() - begin) / 1e9);
    }

    private void write() {
        while (!over) {
            awaitTurn();
            long mine = number.incrementAndGet();
            Api.Reply created = count(partner.post(
                    "/api/jobs",
                    jobs.get((int) (mine % jobs.size())).replace(JobPosts.DIGITS, "%010d".formatted(mine))));
            String etag = created.header("ETag").orElse("");
            for (int change = 1; mine % CHANGED == 0 && change <= CHANGES && !etag.isEmpty(); change++) {
                awaitTurn();
                etag = count(partner.send(
                                "PATCH",
                                "/api/jobs/" + created.text("id"),
                                Api.json(Map.of("notes", "change " + change)),
                                Map.of("If-Match", etag)))
                        .header("ETag")
                        .orElse("");
            }
        }
    }

    private Api.Reply count(Api.Reply reply) {
        (reply.status() == 201 || reply.status() == 200 ? acknowledged : others).incrementAndGet();
        return reply;
    }

    private void awaitTurn() {
        long at = begin + turn.getAndIncrement() * everyNanos;
        for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** No more writes; those under way end. */
    @Override
    public void close() {
        over = true;
        for (Thread thread : threads) {
            try {
                thread.join(60_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
