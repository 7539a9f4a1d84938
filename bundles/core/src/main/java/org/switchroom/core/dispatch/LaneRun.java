package org.switchroom.core.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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

/**
 * Moves the messages of one claimed lane as far as they go now, in order, and lets the lane go. What needs no transport
 * is decided in memory and written as one entry together with the release; before each delivery everything decided so
 * far is on disk. Used by one thread at a time.
 */
final class LaneRun {
    private static final Logger LOG = LoggerFactory.getLogger(LaneRun.class);
    /** Left between a delivery's deadline and the lease's end, for writing down what became of it. */
    private static final Duration MARGIN = Duration.ofSeconds(10);
    /** A lane that can not be worked on, because the journal refuses, is left alone for this long. */
    private static final Duration TROUBLE = Duration.ofSeconds(5);
    /** A lane in a queue looks around by itself after this: the safety net of what calls it. */
    private static final Duration LOOK_AROUND = Duration.ofSeconds(30);
    /** So that those who came together do not all look around together. */
    private static final int SPREAD_MILLIS = 10_000;

    private record Next(TransportSlot slot, StoredMessage message) {}

    private final Dispatching desk;
    private final Lane lane;
    /** What the directory had told when this run began: who comes later has not been seen by what it decides. */
    private final long news;

    private long leaseEndsAtNanos;
    /** Whether it was called from its queue: only then it does not stand behind those who wait there. */
    private boolean turn;

    private int at;
    private StoredMessage message;
    private final Set<TransportSlot> tried = new HashSet<>();
    private Optional<Instant> due = Optional.empty();
    private Optional<Row.Queued> queued = Optional.empty();
    private Optional<Choice.Queue> queue = Optional.empty();
    private Optional<Next> next = Optional.empty();

    /** Steps that are not written yet; each list stands or falls by itself when they can not be written together. */
    private final List<List<Row>> steps = new ArrayList<>();

    private boolean holds;
    private final List<StoredMessage> handedOver = new ArrayList<>();

    /** The lane is not this node's any more: another one moves it now, so nothing is written. */
    private static final class LaneLost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LaneLost(String why) {
            super(why, null, false, false);
        }
    }

    LaneRun(Dispatching desk, Lane lane, boolean turn) {
        this.desk = desk;
        this.lane = lane;
        this.turn = turn;
        this.news = desk.directory().news();
        this.leaseEndsAtNanos = System.nanoTime() + desk.lease().toNanos();
    }

    /** Decides what needs no transport, in memory. True when a delivery is next: call {@link #deliver}. */
    boolean decide() {
        while (next.isEmpty() && at < lane.open().size()) {
            if (message == null) {
                message = lane.open().get(at);
                message.progress().round().asked().stream()
                        .flatMap(name -> desk.roster().slot(name).stream())
                        .forEach(tried::add);
            }
            decideOne();
            if (next.isPresent()) {
                return true;
            }
            if (!message.state().isFinal()) {
                sooner(queue.isPresent() ? aroundThen() : message.progress().dueAt());
                sooner(message.envelope().expiresAt());
                if (message.state().blocksLane()) {
                    return false;
                }
            }
            forward();
        }
        if (next.isEmpty() && lane.open().size() >= Journal.LANE_WINDOW) {
            sooner(desk.clock().instant());
        }
        return next.isPresent();
    }

    private Instant aroundThen() {
        return desk.clock()
                .instant()
                .plus(LOOK_AROUND)
                .plusMillis(Math.floorMod(message.id().value() * 31, SPREAD_MILLIS));
    }

    private void forward() {
        at++;
        message = null;
        tried.clear();
    }

    private void sooner(Instant moment) {
        due = due.filter(earlier -> !moment.isBefore(earlier)).or(() -> Optional.of(moment));
    }

    /** As far as it goes now without a delivery. */
    private void decideOne() {
        while (!message.state().isFinal() && !desk.stopping()) {
            Instant now = desk.clock().instant();
            if (message.state() == MessageState.SENDING) {
                take(desk.settling().orphaned(message));
            } else if (!now.isBefore(message.envelope().expiresAt())) {
                take(desk.settling().expired(message));
            } else if (message.state() == MessageState.HELD
                    || now.isBefore(message.progress().dueAt())) {
                return;
            } else if (message.state() == MessageState.DOUBTFUL) {
                take(desk.settling().doubtIsOver(message).orElseGet(() -> desk.settling()
                        .remainsDoubtful(message)));
            } else if (!chooseWay()) {
                return;
            }
        }
    }

    /** False when the message waits, or a delivery is next. */
    private boolean chooseWay() {
        if (!message.openWays().contains(message.hop())) {
            return passOn(new Reason("kind-refused", message.hop().to().scheme() + " addresses were refused"));
        }
        Choice choice = desk.choosing().choose(message.hop(), tried, turn);
        turn = false;
        if (choice instanceof Choice.Take take) {
            tried.add(take.slot());
            next = Optional.of(new Next(take.slot(), message));
            return false;
        } else if (choice instanceof Choice.Queue full) {
            queues(full);
            return false;
        }
        return passOn(((Choice.None) choice).reason());
    }

    /** True: a message that is passed on can be decided further. */
    private boolean passOn(Reason why) {
        take(desk.settling().nextWay(message, why, desk.choosing().hopeless(message.openWays())));
        return true;
    }

    /** The message says at once why it waits; the story does so when a limit is the reason. Its turn is always due. */
    private void queues(Choice.Queue full) {
        if (message.progress().reason().filter(full.reason()::equals).isEmpty()) {
            Settling.Settled waiting =
                    desk.settling().waiting(message, full.reason(), desk.clock().instant());
            if (full.reason().code().equals(Choosing.LIMIT)) {
                take(waiting);
            } else {
                steps.add(List.of(Settling.step(message, lane.epoch(), waiting.to())));
                message = message.with(waiting.to());
            }
        }
        queue = Optional.of(full);
        queued = Optional.of(new Row.Queued(full.queue(), message.id().value()));
    }

    private void take(Settling.Settled settled, Row... also) {
        List<Row> rows = new ArrayList<>(desk.settling().rows(message, lane.epoch(), settled));
        rows.addAll(List.of(also));
        steps.add(rows);
        message = message.with(settled.to());
        holds |= message.state() == MessageState.HELD;
        if (message.progress().round().asked().isEmpty()) {
            tried.clear();
        }
    }

    /** Makes the delivery that is next and all that follow, and lets the lane go. Blocks; returns when that is on disk. */
    void deliver() {
        try {
            while (next.isPresent() && deliverOne()) {
                decide();
            }
        } catch (LaneLost lost) {
            LOG.warn("Lane {} was taken over by another node: {}", lane.key(), lost.getMessage());
            giveUpPlace();
            return;
        } catch (RuntimeException trouble) {
            trouble(trouble);
        }
        release().toCompletableFuture().join();
        hearReceipts();
    }

    /** Whether, once let go, it is due again within this time. */
    boolean isDueSoon(Duration time) {
        return due.filter(at -> at.isBefore(desk.clock().instant().plus(time))).isPresent();
    }

    /** What could not be done now is tried again later. */
    void trouble(RuntimeException trouble) {
        LOG.error("Lane {} could not be worked on; it is tried again in {}", lane.key(), TROUBLE, trouble);
        again(desk.clock().instant().plus(TROUBLE));
    }

    private void again(Instant when) {
        giveUpPlace();
        steps.clear();
        queue = Optional.empty();
        queued = Optional.empty();
        due = Optional.of(when);
    }

    private void giveUpPlace() {
        next.ifPresent(it -> it.slot().leave(it.message().hop().to()));
        next = Optional.empty();
    }

    /** Writes what is not written yet and lets the lane go, in one entry. Complete when that is on disk; never fails. */
    CompletionStage<Void> release() {
        List<Row> rows = flat(steps);
        rows.add(new Row.LaneRelease(lane.key(), lane.epoch(), lane.joined(), due, queued));
        return desk.writer().write(Entry.of(rows)).thenCompose(written -> {
            if (written instanceof Written.Stored) {
                queue.ifPresent(it -> desk.choosing().queues().occupied(it.queue(), it.room()));
                if (holds && news != desk.directory().news()) {
                    desk.lookAtHeld().run();
                }
            } else if (written instanceof Written.Conflict && !steps.isEmpty()) {
                return CompletableFuture.runAsync(
                        () -> {
                            apart(written);
                            release().toCompletableFuture().join();
                        },
                        desk.pool());
            } else {
                LOG.warn("Lane {} was not let go, its lease will end: {}", lane.key(), written);
            }
            return CompletableFuture.completedFuture(null);
        });
    }

    /**
     * Somebody moved a message meanwhile: a person took it back, or a receipt came. Every other step stands by itself,
     * and the lane is read again.
     */
    private void apart(Written why) {
        if (!(why instanceof Written.Conflict)) {
            throw new IllegalStateException("lane " + lane.key() + " could not be moved: " + why);
        }
        for (List<Row> step : steps) {
            Written written = desk.write(step);
            LOG.debug("Lane {}: {} after {}", lane.key(), written, why);
        }
        again(desk.clock().instant());
    }

    /** Receipts that came before an acceptance was on disk found no message; now they do. */
    private void hearReceipts() {
        List<StoredMessage> news = List.copyOf(handedOver);
        handedOver.clear();
        news.forEach(desk::receipts);
    }

    /** False when the lane has to be let go as it is. */
    private boolean deliverOne() {
        TransportSlot slot = next.orElseThrow().slot();
        Duration limit = leased();
        Instant now = desk.clock().instant();
        DeliveryId delivery = new DeliveryId(desk.journal().nextId());
        StoredMessage sending = message.with(Steps.sending(message, slot.name(), now));
        int attempt = sending.progress().attempts();
        Instant deadline = now.plus(limit);
        steps.add(List.of(
                Settling.step(message, lane.epoch(), sending.progress()),
                new Row.AttemptStart(delivery, message.id(), attempt, slot.name(), now, deadline)));
        Written begun = desk.write(flat(steps));
        if (!(begun instanceof Written.Stored)) {
            steps.remove(steps.size() - 1);
            apart(begun);
            return false;
        }
        steps.clear();
        next = Optional.empty();
        hearReceipts();
        long started = System.nanoTime();
        Handover outcome = desk.handing().handOver(slot, delivery, sending, attempt, deadline);
        slot.count(outcome, sending.hop().to(), desk.clock());
        message = sending;
        take(
                desk.settling().outcome(sending, slot.name(), outcome, Duration.ofNanos(System.nanoTime() - started)),
                new Row.AttemptEnd(delivery, outcome, desk.clock().instant()));
        handedOver.add(message);
        return true;
    }

    /** How long a delivery may take so that its end lies inside the lease; prolongs the lease when little is left. */
    private Duration leased() {
        Duration left = Duration.ofNanos(leaseEndsAtNanos - System.nanoTime());
        if (left.compareTo(desk.lease().dividedBy(2).plus(MARGIN)) < 0) {
            if (!desk.journal()
                    .renew(Map.of(lane.key(), lane.epoch()), desk.lease())
                    .contains(lane.key())) {
                throw new LaneLost("its lease could not be prolonged");
            }
            leaseEndsAtNanos = System.nanoTime() + desk.lease().toNanos();
            left = desk.lease();
        }
        Duration limit = left.minus(MARGIN);
        return limit.compareTo(desk.sendLimit()) < 0 ? limit : desk.sendLimit();
    }

    private static List<Row> flat(List<List<Row>> steps) {
        List<Row> rows = new ArrayList<>();
        steps.forEach(rows::addAll);
        return rows;
    }
}
