package org.switchroom.core.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Lane;
import org.switchroom.store.Row;
import org.switchroom.store.Written;
import org.switchroom.transport.DeliveryId;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Reason;
import org.switchroom.transport.TransportName;

/**
 * Moves the messages of one claimed lane as far as they go now, in order, and lets the lane go. One thread; blocks on
 * the journal and on the transport.
 */
final class LaneRun implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(LaneRun.class);
    /** Left between a delivery's deadline and the lease's end, for writing down what became of it. */
    private static final Duration MARGIN = Duration.ofSeconds(10);
    /** A lane that can not be worked on, because the journal refuses, is left alone for this long. */
    private static final Duration TROUBLE = Duration.ofSeconds(5);

    /** Below this nobody asks why a message waits. */
    private static final Duration BRIEF = Duration.ofSeconds(2);

    private final Dispatching desk;
    private final Journal journal;
    private final Clock clock;
    private final Lane lane;
    private long leaseEndsAtNanos;

    LaneRun(Dispatching desk, Lane lane) {
        this.desk = desk;
        this.journal = desk.journal();
        this.clock = desk.clock();
        this.lane = lane;
        this.leaseEndsAtNanos = System.nanoTime() + desk.lease().toNanos();
    }

    /** The lane is not this node's any more: another one moves it now, so nothing is written. */
    private static final class LaneLost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LaneLost(String why) {
            super(why, null, false, false);
        }
    }

    @Override
    public void run() {
        Optional<Instant> due;
        try {
            due = work();
        } catch (LaneLost lost) {
            LOG.warn("Lane {} was taken over by another node: {}", lane.key(), lost.getMessage());
            return;
        } catch (RuntimeException trouble) {
            LOG.error("Lane {} could not be worked on; it is tried again in {}", lane.key(), TROUBLE, trouble);
            due = Optional.of(clock.instant().plus(TROUBLE));
        }
        Written released = desk.writer()
                .write(Entry.of(new Row.LaneRelease(lane.key(), lane.epoch(), lane.joined(), due)))
                .toCompletableFuture()
                .join();
        if (!(released instanceof Written.Stored)) {
            LOG.warn("Lane {} was not let go, its lease will end: {}", lane.key(), released);
        }
    }

    private Optional<Instant> work() {
        Optional<Instant> due = Optional.empty();
        for (StoredMessage message : lane.open()) {
            StoredMessage after = move(message);
            if (after.state().isFinal()) {
                continue;
            }
            Instant its = earlier(
                    Optional.of(after.progress().dueAt()), after.envelope().expiresAt());
            due = Optional.of(earlier(due, its));
            if (after.state().blocksLane()) {
                return due;
            }
        }
        return lane.open().size() < Journal.LANE_WINDOW ? due : Optional.of(clock.instant());
    }

    private static Instant earlier(Optional<Instant> one, Instant other) {
        return one.isPresent() && one.get().isBefore(other) ? one.get() : other;
    }

    /** As far as it goes now. */
    private StoredMessage move(StoredMessage start) {
        StoredMessage message = start;
        Set<TransportName> tried = new HashSet<>();
        while (!message.state().isFinal() && !desk.stopping()) {
            Instant now = clock.instant();
            if (message.state() == MessageState.SENDING) {
                message = step(message, desk.settling().orphaned(message));
            } else if (!now.isBefore(message.envelope().expiresAt())) {
                message = step(message, desk.settling().expired(message));
            } else if (message.state() == MessageState.HELD
                    || (now.isBefore(message.progress().dueAt()) && tried.isEmpty())) {
                return message;
            } else if (message.state() == MessageState.DOUBTFUL) {
                StoredMessage doubtful = message;
                message = step(message, desk.settling().doubtIsOver(message).orElseGet(() -> desk.settling()
                        .remainsDoubtful(doubtful)));
                tried.clear();
            } else {
                Choice choice = desk.directory().choose(message.hop(), tried);
                if (choice instanceof Choice.Wait wait) {
                    return waits(message, wait);
                }
                int hop = message.progress().hop();
                message = choice instanceof Choice.Take take
                        ? send(message, take.slot(), tried)
                        : noneLeft(message, ((Choice.None) choice).reason(), tried);
                if (message.progress().hop() != hop || message.state() != MessageState.WAITING) {
                    tried.clear();
                }
            }
        }
        return message;
    }

    private StoredMessage noneLeft(StoredMessage message, Reason why, Set<TransportName> tried) {
        StoredMessage after = step(message, desk.settling().nextWay(message, why, !tried.isEmpty()));
        tried.clear();
        return after;
    }

    /** A moment's wait is no story; a longer one is written down once, with why. */
    private StoredMessage waits(StoredMessage message, Choice.Wait wait) {
        Settling.Settled waiting = desk.settling().waiting(message, wait.reason(), wait.until());
        boolean told = message.progress().reason().filter(wait.reason()::equals).isPresent();
        boolean brief = wait.until().isBefore(message.progress().changedAt().plus(BRIEF));
        return told || brief ? message.with(waiting.to()) : step(message, waiting);
    }

    private StoredMessage send(StoredMessage message, TransportSlot slot, Set<TransportName> tried) {
        tried.add(slot.name());
        boolean handed = false;
        try {
            Duration limit = leased();
            Instant now = clock.instant();
            DeliveryId delivery = new DeliveryId(journal.nextId());
            StoredMessage sending = message.with(Steps.sending(message, slot.name(), now));
            Instant deadline = now.plus(limit);
            Written begun = desk.write(List.of(
                    new Row.MessageStep(message.id(), lane.key(), lane.epoch(), message.state(), sending.progress()),
                    new Row.AttemptStart(
                            delivery, message.id(), sending.progress().attempts(), slot.name(), now, deadline)));
            if (!(begun instanceof Written.Stored)) {
                return again(message, begun);
            }
            handed = true;
            long started = System.nanoTime();
            Handover outcome = desk.handing()
                    .handOver(slot, delivery, sending, sending.progress().attempts(), deadline);
            slot.count(outcome, clock);
            Duration took = Duration.ofNanos(System.nanoTime() - started);
            Settling.Settled settled = desk.settling().outcome(sending, slot.name(), outcome, took);
            StoredMessage after =
                    step(sending, settled, List.of(new Row.AttemptEnd(delivery, outcome, clock.instant())));
            desk.receipts(after);
            return after;
        } finally {
            if (!handed) {
                slot.leave();
            }
        }
    }

    /** How long a delivery may take so that its end lies inside the lease; prolongs the lease when little is left. */
    private Duration leased() {
        Duration left = Duration.ofNanos(leaseEndsAtNanos - System.nanoTime());
        if (left.compareTo(desk.lease().dividedBy(2).plus(MARGIN)) < 0) {
            if (!journal.renew(Map.of(lane.key(), lane.epoch()), desk.lease()).contains(lane.key())) {
                throw new LaneLost("its lease could not be prolonged");
            }
            leaseEndsAtNanos = System.nanoTime() + desk.lease().toNanos();
            left = desk.lease();
        }
        Duration limit = left.minus(MARGIN);
        return limit.compareTo(desk.sendLimit()) < 0 ? limit : desk.sendLimit();
    }

    private StoredMessage step(StoredMessage message, Settling.Settled settled) {
        return step(message, settled, List.of());
    }

    private StoredMessage step(StoredMessage message, Settling.Settled settled, List<Row> also) {
        List<Row> rows = new ArrayList<>(Settling.rows(message, lane.epoch(), settled));
        rows.addAll(also);
        Written written = desk.write(rows);
        if (!(written instanceof Written.Stored)) {
            return again(message, written);
        }
        settled.problem().ifPresent(problem -> message.envelope().job().ifPresent(job -> desk.problem(job, problem)));
        return message.with(settled.to());
    }

    /** Somebody moved it meanwhile: a person took it back, or a receipt came. What it is now is read again. */
    private StoredMessage again(StoredMessage message, Written why) {
        if (!(why instanceof Written.Conflict)) {
            throw new IllegalStateException("message " + message.id() + " could not be moved: " + why);
        }
        StoredMessage now = journal.message(message.id())
                .orElseThrow(() -> new IllegalStateException("message " + message.id() + " is not there any more"));
        if (now.state() == message.state()) {
            throw new LaneLost("message " + message.id() + " is " + now.state() + " as before: " + why);
        }
        return now;
    }
}
