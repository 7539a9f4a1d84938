package org.switchroom.core.alarm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.alarm.AlarmEvent.State;
import org.switchroom.alarm.AlarmEventId;
import org.switchroom.core.JournalWriter;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.store.Written;

/**
 * Relays events when their time has come. The time is on disk with the event; the timer only wakes this up, and a look
 * every few seconds stands behind it. On several nodes all look, and the event's state lets one of them have it.
 */
final class DueEvents implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DueEvents.class);
    private static final int AT_A_TIME = 500;
    private static final int MOST_STUCK = 20_000;
    private static final Duration LOOK_AROUND = Duration.ofSeconds(2);

    private final Journal journal;
    private final JournalWriter writer;
    private final AccountBook accounts;
    private final Relaying relaying;
    private final Turns turns;
    private final Reports reports;
    private final HeldEvents held;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "switchroom-due");
        thread.setDaemon(true);
        return thread;
    });
    /** Everything that was due by then has been looked at. */
    private volatile Instant looked = Instant.MIN;

    DueEvents(
            Journal journal,
            JournalWriter writer,
            AccountBook accounts,
            Relaying relaying,
            Turns turns,
            Reports reports,
            HeldEvents held,
            Clock clock) {
        this.journal = journal;
        this.writer = writer;
        this.accounts = accounts;
        this.relaying = relaying;
        this.turns = turns;
        this.reports = reports;
        this.held = held;
        this.clock = clock;
    }

    void start() {
        timer.scheduleWithFixedDelay(this::lookSafely, 0, LOOK_AROUND.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Something is on disk that is due then. Returns at once. */
    void expect(Instant due) {
        long millis = Math.max(0, Duration.between(clock.instant(), due).toMillis() + 1);
        try {
            timer.schedule(
                    () -> {
                        if (looked.isBefore(due)) {
                            lookSafely();
                        }
                    },
                    millis,
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("Stopping; what is due is relayed after the next start");
        }
    }

    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException trouble) {
            LOG.warn("What is due could not be relayed; tried again in {}", LOOK_AROUND, trouble);
        }
    }

    /** Relays everything that is due, the most urgent first. One at a time; blocks until it is on disk. */
    synchronized void look() {
        Instant now = clock.instant();
        // What can not be relayed must not stand before what can.
        Set<AlarmEventId> stuck = new HashSet<>();
        List<AlarmEvent> due;
        do {
            due = journal.alarmEventsDue(now, AT_A_TIME + stuck.size()).stream()
                    .filter(event -> !stuck.contains(event.id()))
                    .toList();
            Map<AlarmEventId, CompletableFuture<Boolean>> steps = new LinkedHashMap<>();
            due.forEach(event -> relay(event, now)
                    .ifPresentOrElse(step -> steps.put(event.id(), step), () -> stuck.add(event.id())));
            steps.forEach((event, step) -> {
                if (!step.join()) {
                    stuck.add(event);
                }
            });
        } while (due.size() >= AT_A_TIME && stuck.size() < MOST_STUCK);
        held.keepOnly(stuck);
        looked = now;
    }

    /** True when it has left the queue, by whomever; empty when it is held. */
    private Optional<CompletableFuture<Boolean>> relay(AlarmEvent event, Instant now) {
        // One that is held is looked for in memory only: what other nodes write comes there by itself.
        Optional<AlarmAccount> account = event.account().flatMap(held.has(event) ? accounts::byId : accounts::find);
        Optional<Obstacle> obstacle = account.isEmpty()
                ? Optional.of(Obstacle.noSystem(event))
                : account.filter(AlarmAccount::isMonitored).flatMap(relaying::obstacle);
        if (obstacle.isEmpty()) {
            try {
                return Optional.of(write(gone(event, account.get(), now), now));
            } catch (RuntimeException defect) {
                if (!held.has(event)) {
                    LOG.error("Event {} is due and no message can be made of it", event.id(), defect);
                }
                obstacle = Optional.of(Obstacle.defect(defect));
            }
        }
        held.hold(event, obstacle.get());
        return Optional.empty();
    }

    /** The event as it goes on, and what is written with it. */
    private record Gone(AlarmEvent event, List<Row> rows) {}

    private Gone gone(AlarmEvent event, AlarmAccount account, Instant now) {
        if (!account.isMonitored()) {
            String why = "the account was taken off monitoring while it waited";
            return new Gone(event.in(State.NOT_MONITORED, Optional.empty(), why, now), List.of());
        }
        String why = HeldEvents.goingOn(event.why());
        AlarmEvent going = event.in(State.DUE, Optional.empty(), why, now);
        Relaying.Relayed relayed = relaying.relay(going, account, now);
        return new Gone(event.in(State.RELAYED, Optional.of(relayed.message()), why, now), relayed.rows());
    }

    private CompletableFuture<Boolean> write(Gone gone, Instant now) {
        AlarmEvent event = gone.event();
        List<Row> rows = new ArrayList<>(gone.rows());
        rows.add(0, new Row.AlarmEventStep(event.id(), State.DUE, event.state(), event.message(), event.why(), now));
        return writer.write(Entry.of(rows))
                .thenApply(written -> {
                    if (written instanceof Written.Stored) {
                        turns.of(event.panel()).execute(() -> reports.relayed(event));
                    }
                    return !(written instanceof Written.Failed);
                })
                .toCompletableFuture();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
