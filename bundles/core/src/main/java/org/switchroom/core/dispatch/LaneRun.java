package org.switchroom.core.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.message.Content;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.store.Journal;
import org.switchroom.store.Lane;
import org.switchroom.store.Row;
import org.switchroom.store.Written;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Reason;

/**
 * Moves the messages of one claimed lane as far as they go now, in order, and lets the lane go. What needs no transport
 * is decided in memory and written as one entry together with the release; before each delivery everything decided so
 * far is on disk. Used by one thread at a time.
 */
final class LaneRun {
    private static final Logger LOG = LoggerFactory.getLogger(LaneRun.class);
    /** A lane that can not be worked on, because the journal refuses, is left alone for this long. */
    private static final Duration TROUBLE = Duration.ofSeconds(5);
    /** A lane in a queue looks around by itself after this: the safety net of what calls it. */
    private static final Duration LOOK_AROUND = Duration.ofSeconds(30);
    /** So that those who came together do not all look around together. */
    private static final int SPREAD_MILLIS = 10_000;

    private record Next(TransportSlot slot, StoredMessage message) {}

    private final Dispatching desk;
    private final Lane lane;
    private final LaneNotes notes;
    private final LaneLease lease;
    /** Whether it was called from its queue: only then it does not stand behind those who wait there. */
    private boolean turn;

    private int at;
    private StoredMessage message;
    private final Set<TransportSlot> tried = new HashSet<>();
    private Optional<Next> next = Optional.empty();

    /** A delivery that was written with the lane's first messages. */
    private Optional<Attempt> begun = Optional.empty();

    private final List<StoredMessage> handedOver = new ArrayList<>();

    LaneRun(Dispatching desk, Lane lane, boolean turn) {
        this.desk = desk;
        this.lane = lane;
        this.turn = turn;
        this.notes = new LaneNotes(desk, lane);
        this.lease = new LaneLease(desk, lane);
    }

    /** Decides what needs no transport, in memory. True when a delivery is next: call {@link #deliver}. */
    boolean decide() {
        while (next.isEmpty() && at < lane.open().size()) {
            if (message == null) {
                message = lane.open().get(at);
                message.progress().walk().asked().stream()
                        .flatMap(name -> desk.roster().slot(name).stream())
                        .filter(slot -> slot.came().isBefore(message.progress().changedAt()))
                        .forEach(tried::add);
            }
            decideOne();
            if (next.isPresent()) {
                return true;
            }
            if (!message.state().isFinal()) {
                notes.sooner(
                        notes.isQueued() ? aroundThen() : message.progress().dueAt());
                notes.sooner(message.envelope().expiresAt());
                if (message.state().blocksLane()) {
                    return false;
                }
            }
            forward();
        }
        if (next.isEmpty() && lane.open().size() >= Journal.LANE_WINDOW) {
            notes.sooner(desk.clock().instant());
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
        Choice choice = desk.choosing().choose(message.hop(), kind(), tried, turn);
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

    private Content.Kind kind() {
        return message.envelope().content().kind();
    }

    /** True: a message that is passed on can be decided further. */
    private boolean passOn(Reason why) {
        take(desk.settling().nextWay(message, why, desk.choosing().hopeless(message.openWays(), kind())));
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
                notes.step(List.of(Settling.step(message, lane.epoch(), waiting.to())), false);
                message = message.with(waiting.to());
            }
        }
        notes.queue(full, message);
    }

    private void take(Settling.Settled settled, Row... also) {
        List<Row> rows = new ArrayList<>(desk.settling().rows(message, lane.epoch(), settled));
        rows.addAll(List.of(also));
        message = message.with(settled.to());
        notes.step(rows, message.state() == MessageState.HELD);
        if (message.progress().walk().asked().isEmpty()) {
            tried.clear();
        }
    }

    /**
     * Of a lane that begins with the entry that is being made: what is to be written with it. The lane is taken; when no
     * delivery is next, it is let go again in the same entry. Then {@link #outsetStored} or {@link #outsetFailed}.
     */
    List<Row> outset() {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row.LaneTake(lane.key(), lane.joined(), desk.lease()));
        if (decide()) {
            Attempt first = attempt();
            begun = Optional.of(first);
            rows.addAll(notes.rows());
            rows.addAll(first.rows(lane.epoch()));
        } else {
            rows.addAll(notes.rowsOfRelease());
        }
        return rows;
    }

    /** It is on disk. True when a delivery is next: call {@link #deliver}. */
    boolean outsetStored() {
        if (begun.isPresent()) {
            notes.written();
        } else {
            notes.tell();
        }
        return begun.isPresent();
    }

    void outsetFailed() {
        giveUpPlace();
        begun = Optional.empty();
    }

    /** Makes the delivery that is next and all that follow, and lets the lane go. Blocks; returns when that is on disk. */
    void deliver() {
        try {
            if (begun.isPresent()) {
                Attempt first = begun.get();
                begun = Optional.empty();
                handOver(first);
                decide();
            }
            while (next.isPresent() && deliverOne()) {
                decide();
            }
        } catch (LaneLease.Lost lost) {
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
        return notes.isDueBefore(desk.clock().instant().plus(time));
    }

    /** Whether it waits for its turn. */
    boolean isQueued() {
        return notes.isQueued();
    }

    /** What could not be done now is tried again later. */
    void trouble(RuntimeException trouble) {
        LOG.error("Lane {} could not be worked on; it is tried again in {}", lane.key(), TROUBLE, trouble);
        giveUpPlace();
        notes.startOver(desk.clock().instant().plus(TROUBLE));
    }

    private void giveUpPlace() {
        next.ifPresent(it -> it.slot().giveBack(it.message().hop().to()));
        next = Optional.empty();
    }

    /** Writes what is not written yet and lets the lane go, in one entry. Complete when that is on disk; never fails. */
    CompletionStage<Void> release() {
        return notes.release();
    }

    /** Receipts that came before an acceptance was on disk found no message; now they do. */
    private void hearReceipts() {
        List<StoredMessage> news = List.copyOf(handedOver);
        handedOver.clear();
        news.forEach(desk::receipts);
    }

    /** False when the lane has to be let go as it is. */
    private boolean deliverOne() {
        Attempt attempt = attempt();
        Written begun = notes.writeWith(attempt.rows(lane.epoch()));
        if (!(begun instanceof Written.Stored)) {
            giveUpPlace();
            notes.apart(begun);
            return false;
        }
        hearReceipts();
        handOver(attempt);
        return true;
    }

    private Attempt attempt() {
        Next it = next.orElseThrow();
        return Attempt.of(desk, it.slot(), it.message(), lease.forOneDelivery());
    }

    /** The attempt is on disk. */
    private void handOver(Attempt attempt) {
        TransportSlot slot = attempt.slot();
        StoredMessage sending = attempt.sending();
        long started = System.nanoTime();
        Handover outcome = desk.handing().handOver(slot, attempt.id(), sending, attempt.number(), attempt.deadline());
        next = Optional.empty();
        slot.count(outcome, sending.hop().to(), desk.clock());
        message = sending;
        take(
                desk.settling()
                        .outcome(
                                sending,
                                slot.name(),
                                outcome,
                                Duration.ofNanos(System.nanoTime() - started),
                                desk.roster().isThere(slot)),
                new Row.AttemptEnd(attempt.id(), outcome, desk.clock().instant()));
        handedOver.add(message);
    }
}
