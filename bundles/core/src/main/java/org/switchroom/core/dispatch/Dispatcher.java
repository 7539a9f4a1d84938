package org.switchroom.core.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.core.Chronicle;
import org.switchroom.core.JournalWriter;
import org.switchroom.core.arrival.ArrivalDesk;
import org.switchroom.core.reply.Invitation;
import org.switchroom.message.Address;
import org.switchroom.message.Message;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.store.Journal;
import org.switchroom.store.Lane;

/**
 * Has claimed lanes moved. Woken when a message is on disk and when a place is free; the clock is only a safety net. One
 * thread claims and decides ({@link Claimer}); a lane has a thread of the pool only while a transport has its message, so
 * no transport, however slow, takes threads from another.
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

    private final Settings settings;
    private final Dispatching desk;
    private final HeldMessages held;
    private final Outset outset;
    private final Semaphore free;
    private final ExecutorService pool;
    private final Claimer claimer;
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
        this.claimer = new Claimer(desk, settings.lanes(), new Claimer.Work() {
            @Override
            public int room() {
                return free.availablePermits();
            }

            @Override
            public void take(List<Lane> lanes, boolean turn, long seen) {
                lanes.forEach(lane -> work(lane, turn, seen));
            }
        });
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
        return claimer.wakes();
    }

    public void start() {
        claimer.start();
    }

    /** Something may be due. Any thread; returns at once. */
    public void wake() {
        claimer.wake();
    }

    /** What is there already may be due. Any thread; returns at once. */
    void look() {
        claimer.look();
    }

    /** A place became free, or a transport went: queues may move. Any thread; returns at once. */
    public void serve() {
        claimer.serve();
    }

    /** A transport came: what was held for want of one is looked at again. Any thread; returns at once. */
    public void transportCame() {
        look();
        if (!stopping) {
            pool.execute(held::resume);
        }
    }

    /** These are held: whoever may be carried now goes on. Any thread; returns at once. */
    public void resume(List<StoredMessage> messages) {
        look();
        if (!stopping && !messages.isEmpty()) {
            pool.execute(() -> held.resume(messages));
        }
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
        if (claimer.wakes() != seen || run.isDueSoon(Claimer.LOOK_AGAIN)) {
            look();
        } else if (run.isQueued()) {
            serve();
        }
    }

    /** No new delivery begins; those under way have the drain time to end. What has not ended then is in doubt. */
    @Override
    public void close() {
        stopping = true;
        try {
            claimer.awaitEnd(Duration.ofSeconds(2));
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
