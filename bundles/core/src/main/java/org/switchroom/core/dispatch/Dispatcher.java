package org.switchroom.core.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.core.Chronicle;
import org.switchroom.core.JournalWriter;
import org.switchroom.core.arrival.ArrivalDesk;
import org.switchroom.core.reply.Invitation;
import org.switchroom.message.Address;
import org.switchroom.message.Message;
import org.switchroom.store.Journal;
import org.switchroom.store.Lane;

/**
 * Claims lanes that are due, or whose turn has come, and has them moved. Woken when a message is on disk and when a place
 * is free; the clock is only a safety net. One thread claims and decides; a lane has a thread of the pool only while a
 * transport has its message, so no transport, however slow, takes threads from another.
 */
public final class Dispatcher implements AutoCloseable {
    /**
     * @param lanes how many lanes are decided on at once; deliveries are bounded by the places of their transports
     * @param lease how long a claimed lane is this node's without being prolonged
     * @param sendLimit how long one delivery may take
     * @param drain how long a stop waits for deliveries under way
     */
    public record Settings(int lanes, Duration lease, Duration sendLimit, Duration drain) {}

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    /** The safety net: also finds what another node queued or what a signal was lost for. */
    static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private static final int CLAIM_AT_ONCE = 64;
    /** Claims are no closer than this, so that under load each brings many lanes. */
    private static final long APART_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final Journal journal;
    private final Clock clock;
    private final Settings settings;
    private final Dispatching desk;
    private final HeldMessages held;
    private final Outset outset;
    private final Semaphore free;
    private final Semaphore signal = new Semaphore(0);
    private final ExecutorService pool;
    private final Thread claimer;
    /** Counts wake-ups: a lane let go looks again when something joined while it was held. */
    private final AtomicLong wakes = new AtomicLong();

    /** Something may be due; without it only queues move. */
    private final AtomicBoolean due = new AtomicBoolean(true);

    private long claimedAtNanos;
    /** When something is due by what was read last. */
    private long dueAtNanos;

    private volatile boolean stopping;

    /** @param finishing what is done to a message when it is handed over; never fails */
    public Dispatcher(
            Journal journal,
            JournalWriter writer,
            Chronicle chronicle,
            TransportDirectory directory,
            ArrivalDesk arrivals,
            RetrySchedule retries,
            BiFunction<Message, Address, Message> finishing,
            Invitation invitation,
            Clock clock,
            Settings settings) {
        this.journal = journal;
        this.clock = clock;
        this.settings = settings;
        this.free = new Semaphore(settings.lanes());
        this.pool = Executors.newCachedThreadPool(named("switchroom-lane-"));
        this.desk = new Dispatching(
                journal,
                writer,
                directory,
                new Settling(chronicle, retries, clock),
                new Handing(invitation, finishing, clock),
                arrivals,
                clock,
                settings.lease(),
                settings.sendLimit(),
                pool,
                () -> stopping,
                this::transportCame);
        this.held = new HeldMessages(desk, chronicle);
        this.outset = new Outset(desk, this);
        this.claimer = new Thread(this::claimLoop, "switchroom-dispatcher");
        this.claimer.setDaemon(true);
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** What moves new messages before they are on disk. */
    public Outset outset() {
        return outset;
    }

    /** Counts what joined lanes; see {@link #inItsThread}. */
    long wakes() {
        return wakes.get();
    }

    public void start() {
        journal.queues().forEach(desk.choosing()::mayWait);
        claimer.start();
    }

    /** Something may be due. Any thread; returns at once. */
    public void wake() {
        wakes.incrementAndGet();
        look();
    }

    /** What is there already may be due. Any thread; returns at once. */
    void look() {
        due.set(true);
        serve();
    }

    /** A place became free, or a transport went: queues may move. Any thread; returns at once. */
    public void serve() {
        if (signal.availablePermits() == 0) {
            signal.release();
        }
    }

    /** A transport came: what was held for want of one is looked at again. Any thread; returns at once. */
    public void transportCame() {
        look();
        if (!stopping) {
            pool.execute(held::resume);
        }
    }

    private void claimLoop() {
        while (!stopping) {
            try {
                if (!signal.tryAcquire()) {
                    signal.tryAcquire(pauseNanos(), TimeUnit.NANOSECONDS);
                }
                LockSupport.parkNanos(APART_NANOS - (System.nanoTime() - claimedAtNanos));
                claimedAtNanos = System.nanoTime();
                signal.drainPermits();
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

    private long pauseNanos() {
        long until = Math.max(0, dueAtNanos - System.nanoTime());
        OptionalLong opening = desk.choosing().nextOpening();
        return opening.isPresent() ? Math.min(until, opening.getAsLong()) : until;
    }

    private Duration untilDue() {
        Duration until = LOOK_AGAIN;
        try {
            Instant now = clock.instant();
            until = journal.nextDue().map(at -> Duration.between(now, at)).orElse(LOOK_AGAIN);
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
        while (!stopping && claimed > 0) {
            int room = Math.min(free.availablePermits(), CLAIM_AT_ONCE);
            if (room * 2 < Math.min(settings.lanes(), CLAIM_AT_ONCE)) {
                return; // those that are let go call again
            }
            long seen = wakes.get();
            List<Lane> lanes = journal.claim(room, clock.instant(), settings.lease());
            lanes.forEach(lane -> work(lane, false, seen));
            claimed = lanes.size() < room ? 0 : lanes.size();
            if (claimed > 0) {
                serveQueues();
            }
        }
    }

    private void serveQueues() {
        Queues queues = desk.choosing().queues();
        queues.all().forEach((queue, room) -> {
            int places = Math.min(room.getAsInt(), Math.min(free.availablePermits(), CLAIM_AT_ONCE));
            if (places > 0 && !stopping) {
                queues.emptied(queue);
                long seen = wakes.get();
                List<Lane> lanes = journal.claimQueued(queue, places, settings.lease());
                if (lanes.size() == places) {
                    queues.occupied(queue, room);
                }
                lanes.forEach(lane -> work(lane, true, seen));
            }
        });
    }

    private void work(Lane lane, boolean turn, long seen) {
        free.acquireUninterruptibly();
        LaneRun run = new LaneRun(desk, lane, turn);
        boolean delivers = false;
        try {
            delivers = run.decide();
        } catch (RuntimeException trouble) {
            run.trouble(trouble);
        }
        if (delivers) {
            free.release();
            inItsThread(run, seen);
        } else {
            run.release().whenComplete((done, never) -> {
                boolean half = free.availablePermits() * 2 < settings.lanes();
                free.release();
                if (half) {
                    look();
                }
                letGo(run, seen);
            });
        }
    }

    /**
     * Makes the delivery that is next for a lane and all that follow.
     *
     * @param seen the wake-ups that were counted when the lane was read
     */
    void inItsThread(LaneRun run, long seen) {
        pool.execute(() -> {
            run.deliver();
            letGo(run, seen);
        });
    }

    /** Its place may have become free while it was being put into its queue. */
    private void letGo(LaneRun run, long seen) {
        if (wakes.get() != seen || run.isDueSoon(LOOK_AGAIN)) {
            look();
        } else if (run.isQueued()) {
            serve();
        }
    }

    /** No new delivery begins; those under way have the drain time to end. What has not ended then is in doubt. */
    @Override
    public void close() {
        stopping = true;
        wake();
        try {
            claimer.join(TimeUnit.SECONDS.toMillis(2));
            outset.awaitNone(settings.drain().toMillis());
            pool.shutdown();
            if (!pool.awaitTermination(settings.drain().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Deliveries were still under way after {}; their messages will be in doubt", settings.drain());
                pool.shutdownNow();
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            pool.shutdownNow();
        }
    }
}
