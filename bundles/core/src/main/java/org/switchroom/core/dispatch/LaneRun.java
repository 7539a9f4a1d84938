package org.switchroom.core.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.outbox.StoredMessage;
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

    private final Dispatching desk;
    private final Lane lane;
    private final LaneNotes notes;
    private final LaneWalk walk;
    private final LaneLease lease;
    /** A delivery that was written with the lane's first messages. */
    private Optional<Attempt> begun = Optional.empty();

    private final List<StoredMessage> handedOver = new ArrayList<>();

    /** @param turn whether it was called from its queue */
    LaneRun(Dispatching desk, Lane lane, boolean turn) {
        this.desk = desk;
        this.lane = lane;
        this.notes = new LaneNotes(desk, lane);
        this.walk = new LaneWalk(desk, lane, notes, turn);
        this.lease = new LaneLease(desk, lane);
    }

    /** Decides what needs no transport, in memory. True when a delivery is next: call {@link #deliver}. */
    boolean decide() {
        return walk.decide();
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
        walk.giveUpPlace();
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
            while (walk.next().isPresent() && deliverOne()) {
                decide();
            }
        } catch (LaneLease.Lost lost) {
            LOG.warn("Lane {} was taken over by another node: {}", lane.key(), lost.getMessage());
            walk.giveUpPlace();
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
        walk.giveUpPlace();
        notes.startOver(desk.clock().instant().plus(TROUBLE));
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
            walk.giveUpPlace();
            notes.apart(begun);
            return false;
        }
        hearReceipts();
        handOver(attempt);
        return true;
    }

    private Attempt attempt() {
        return Attempt.of(desk, walk.next().orElseThrow(), walk.message(), lease.forOneDelivery());
    }

    /** The attempt is on disk. */
    private void handOver(Attempt attempt) {
        TransportSlot slot = attempt.slot();
        StoredMessage sending = attempt.sending();
        long started = System.nanoTime();
        Optional<Handover> answer = desk.handing().handOver(attempt);
        if (answer.isEmpty()) {
            notHandedOver(attempt);
            return;
        }
        Handover outcome = answer.get();
        walk.left();
        slot.count(outcome, sending.hop().to(), desk.clock());
        walk.delivered(
                sending,
                desk.settling()
                        .outcome(
                                sending,
                                slot.name(),
                                outcome,
                                Duration.ofNanos(System.nanoTime() - started),
                                desk.roster().isThere(slot)),
                new Row.AttemptEnd(attempt.id(), outcome, desk.clock().instant()));
        handedOver.add(walk.message());
    }

    private void notHandedOver(Attempt attempt) {
        TransportSlot slot = attempt.slot();
        Reason why = desk.stopping()
                ? new Reason("stopping", "Switchroom was stopped before it was handed over")
                : Choosing.busy(slot);
        walk.notHandedOver(
                attempt.sending(),
                desk.settling().notHandedOver(attempt.sending(), slot.name(), why),
                new Row.AttemptEnd(
                        attempt.id(),
                        new Handover.Unavailable(why, Duration.ZERO),
                        desk.clock().instant()));
    }
}
