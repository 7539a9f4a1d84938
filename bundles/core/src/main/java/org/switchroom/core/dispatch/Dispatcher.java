package org.switchroom.core.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.core.Chronicle;
import org.switchroom.core.JournalWriter;
import org.switchroom.core.arrival.ArrivalDesk;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.Progress;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.store.Journal;
import org.switchroom.store.Lane;
import org.switchroom.store.Row;
import org.switchroom.trace.TimelineEntry;

/**
 * Claims lanes that are due and has them worked on. Woken when a message is on disk; the clock is only a safety net.
 * One thread claims; each claimed lane has a thread of the pool while it is moved.
 */
public final class Dispatcher implements AutoCloseable {
    /**
     * @param lanes how many lanes are worked on at once
     * @param lease how long a claimed lane is this node's without being prolonged
     * @param sendLimit how long one delivery may take
     * @param drain how long a stop waits for deliveries under way
     */
    public record Settings(int lanes, Duration lease, Duration sendLimit, Duration drain) {}

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    /** The safety net: also finds what another node queued or what a signal was lost for. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private static final int CLAIM_AT_ONCE = 64;

    private final Journal journal;
    private final Chronicle chronicle;
    private final Clock clock;
    private final Settings settings;
    private final Dispatching desk;
    private final Semaphore free;
    private final Semaphore signal = new Semaphore(0);
    private final ExecutorService pool;
    private final Thread claimer;
    private volatile boolean stopping;

    public Dispatcher(
            Journal journal,
            JournalWriter writer,
            Chronicle chronicle,
            TransportDirectory directory,
            ArrivalDesk arrivals,
            RetrySchedule retries,
            Clock clock,
            Settings settings) {
        this.journal = journal;
        this.chronicle = chronicle;
        this.clock = clock;
        this.settings = settings;
        this.free = new Semaphore(settings.lanes());
        this.pool = Executors.newCachedThreadPool(named("switchroom-lane-"));
        this.desk = new Dispatching(
                journal,
                writer,
                directory,
                new Settling(chronicle, retries, clock),
                new Handing(clock),
                new AttentionDesk(journal, writer, chronicle, clock),
                arrivals,
                clock,
                settings.lease(),
                settings.sendLimit(),
                () -> stopping);
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

    public void start() {
        claimer.start();
    }

    /** Something may be due. Any thread; returns at once. */
    public void wake() {
        if (signal.availablePermits() == 0) {
            signal.release();
        }
    }

    /** A transport came: what was held for want of one is looked at again. Any thread; returns at once. */
    public void transportCame() {
        if (!stopping) {
            pool.execute(this::resumeHeld);
        }
    }

    private void claimLoop() {
        while (!stopping) {
            try {
                signal.tryAcquire(pause().toMillis(), TimeUnit.MILLISECONDS);
                signal.drainPermits();
                claimAll();
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException trouble) {
                LOG.error("Lanes can not be claimed; tried again in {}. Is the database up?", LOOK_AGAIN, trouble);
            }
        }
    }

    private Duration pause() {
        try {
            Instant now = clock.instant();
            Duration until =
                    journal.nextDue().map(due -> Duration.between(now, due)).orElse(LOOK_AGAIN);
            if (until.compareTo(LOOK_AGAIN) > 0) {
                return LOOK_AGAIN;
            }
            return until.isNegative() ? Duration.ofMillis(free.availablePermits() > 0 ? 1 : 20) : until.plusMillis(1);
        } catch (RuntimeException unreadable) {
            return LOOK_AGAIN;
        }
    }

    private void claimAll() throws InterruptedException {
        while (!stopping) {
            int room = Math.min(free.availablePermits(), CLAIM_AT_ONCE);
            if (room == 0) {
                return;
            }
            List<Lane> lanes = journal.claim(room, clock.instant(), settings.lease());
            for (Lane lane : lanes) {
                free.acquire();
                pool.execute(() -> work(lane));
            }
            if (lanes.size() < room) {
                return;
            }
        }
    }

    private void work(Lane lane) {
        try {
            new LaneRun(desk, lane).run();
        } finally {
            free.release();
            wake();
        }
    }

    private void resumeHeld() {
        try {
            for (StoredMessage held : journal.messagesIn(MessageState.HELD, 10_000)) {
                Instant now = clock.instant();
                Progress before = held.progress();
                Progress waiting = new Progress(
                        MessageState.WAITING,
                        0,
                        before.attempts(),
                        now,
                        before.reason(),
                        before.via(),
                        before.reference(),
                        before.mayHaveArrivedTwice(),
                        now);
                if (desk.directory().mayCarry(held.envelope().plan())) {
                    desk.write(List.of(
                            new Row.MessageStep(held.id(), held.envelope().lane(), 0, MessageState.HELD, waiting),
                            chronicle.ofMessage(
                                    held.envelope().tenant(),
                                    held.envelope().job(),
                                    held.id(),
                                    now,
                                    Chronicle.SWITCHROOM,
                                    TimelineEntry.Kind.RESUMED,
                                    "a transport came; going on"),
                            new Row.LaneWake(held.envelope().lane(), now)));
                }
            }
        } catch (RuntimeException trouble) {
            LOG.error("Held messages could not be resumed; they are when the next transport comes", trouble);
        }
    }

    /** No new delivery begins; those under way have the drain time to end. What has not ended then is in doubt. */
    @Override
    public void close() {
        stopping = true;
        wake();
        try {
            claimer.join(TimeUnit.SECONDS.toMillis(2));
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
