package org.switchroom.core.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.store.Lane;

/**
 * One thread that claims lanes: those whose turn in a queue has come, and those that are due. It sleeps until it is told
 * that there may be some, or until one is due by what it read last.
 */
final class Claimer {
    /** Has the claimed lanes moved. */
    interface Work {
        /** How many lanes may be claimed now. */
        int room();

        /**
         * @param turn whether they come from their queue
         * @param seen the wake-ups that were counted when they were read
         */
        void take(List<Lane> lanes, boolean turn, long seen);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Claimer.class);
    /** The safety net of what is due: also finds what another node wrote or what a signal was lost for. */
    static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    /** The safety net of queues, likewise: one look at which there are, however many wait in them. */
    private static final Duration LOOK_AROUND = Duration.ofSeconds(30);

    private static final int CLAIM_AT_ONCE = 64;
    /** Claims are no closer than this, so that under load each brings many lanes. */
    private static final long APART_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final Dispatching desk;
    private final int lanes;
    private final Work work;
    private final Semaphore signal = new Semaphore(0);
    private final Thread thread = new Thread(this::loop, "switchroom-dispatcher");
    /** Counts wake-ups: a lane let go looks again when something joined while it was held. */
    private final AtomicLong wakes = new AtomicLong();
    /** Something may be due; without it only queues move. */
    private final AtomicBoolean due = new AtomicBoolean(true);

    // of its thread
    private long claimedAtNanos;
    /** When something is due by what was read last. */
    private long dueAtNanos;
    /** When it was last read which queues there are. */
    private Instant lookedAround = Instant.EPOCH;

    /** @param lanes how many may be decided on at once */
    Claimer(Dispatching desk, int lanes, Work work) {
        this.desk = desk;
        this.lanes = lanes;
        this.work = work;
        this.thread.setDaemon(true);
    }

    void start() {
        // before anybody new can come: they stand behind those who wait
        lookAround();
        thread.start();
    }

    /** Counts what joined lanes. */
    long wakes() {
        return wakes.get();
    }

    /** Something new may be due. Any thread; returns at once. */
    void wake() {
        wakes.incrementAndGet();
        look();
    }

    /** What is there already may be due. Any thread; returns at once. */
    void look() {
        due.set(true);
        serve();
    }

    /** Queues may move. Any thread; returns at once. */
    void serve() {
        if (signal.availablePermits() == 0) {
            signal.release();
        }
    }

    /** Waits for its thread to end, this long at most; the desk is stopping already. */
    void awaitEnd(Duration limit) throws InterruptedException {
        serve();
        thread.join(limit.toMillis());
    }

    private void loop() {
        while (!desk.stopping()) {
            try {
                if (!signal.tryAcquire()) {
                    signal.tryAcquire(pauseNanos(), TimeUnit.NANOSECONDS);
                }
                LockSupport.parkNanos(APART_NANOS - (System.nanoTime() - claimedAtNanos));
                claimedAtNanos = System.nanoTime();
                signal.drainPermits();
                lookAround();
                serveQueues();
                if (due.getAndSet(false) || dueAtNanos - claimedAtNanos <= 0) {
                    claimDue();
                    dueAtNanos = System.nanoTime() + untilDue().toNanos();
                }
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException trouble) {
                LOG.error("Lanes can not be claimed; tried again in {}. Is the database up?", LOOK_AGAIN, trouble);
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
        }
    }

    /** Queues that nobody here remembers are served again. */
    private void lookAround() {
        Instant now = desk.clock().instant();
        if (now.isBefore(lookedAround) || !now.isBefore(lookedAround.plus(LOOK_AROUND))) {
            desk.journal().queues().forEach(desk.choosing()::mayWait);
            lookedAround = now;
        }
    }

    private long pauseNanos() {
        long until = Math.max(0, dueAtNanos - System.nanoTime());
        OptionalLong opening = desk.choosing().nextOpening();
        return opening.isPresent() ? Math.min(until, opening.getAsLong()) : until;
    }

    private Duration untilDue() {
        Duration until = LOOK_AGAIN;
        try {
            Instant now = desk.clock().instant();
            until = desk.journal()
                    .nextDue()
                    .map(at -> Duration.between(now, at))
                    .orElse(LOOK_AGAIN);
        } catch (RuntimeException unreadable) {
            LOG.debug("When the next lane is due can not be read", unreadable);
        }
        if (until.compareTo(LOOK_AGAIN) > 0) {
            until = LOOK_AGAIN;
        } else if (until.isNegative()) {
            until = Duration.ZERO;
        }
        return until.plusMillis(1);
    }

    /** After the queues, so that whoever waits for a place is before those who come now. */
    private void claimDue() {
        int claimed = CLAIM_AT_ONCE;
        while (!desk.stopping() && claimed > 0) {
            int room = Math.min(work.room(), CLAIM_AT_ONCE);
            if (room * 2 < Math.min(lanes, CLAIM_AT_ONCE)) {
                return; // those that are let go call again
            }
            long seen = wakes.get();
            List<Lane> claims = desk.journal().claim(room, desk.clock().instant(), desk.lease());
            work.take(claims, false, seen);
            claimed = claims.size() < room ? 0 : claims.size();
            if (claimed > 0) {
                serveQueues();
            }
        }
    }

    private void serveQueues() {
        Queues queues = desk.choosing().queues();
        queues.all().forEach((queue, room) -> {
            int places = Math.min(room.getAsInt(), Math.min(work.room(), CLAIM_AT_ONCE));
            if (places > 0 && !desk.stopping()) {
                queues.emptied(queue);
                long seen = wakes.get();
                List<Lane> claims = desk.journal().claimQueued(queue, places, desk.lease());
                if (claims.size() == places) {
                    queues.occupied(queue, room);
                }
                work.take(claims, true, seen);
            }
        });
    }
}
