package org.switchroom.core.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.switchroom.message.Content;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.store.Journal;
import org.switchroom.store.Lane;
import org.switchroom.store.Row;
import org.switchroom.transport.Reason;

/**
 * Goes through the messages of a lane in order and decides, in memory, as far as it goes without a transport. What it
 * decides is in the notes; it stops where a delivery is next or where the lane has to wait. Used by one thread at a time.
 */
final class LaneWalk {
    private final Dispatching desk;
    private final Lane lane;
    private final LaneNotes notes;
    /** Whether it was called from its queue: only then it does not stand behind those who wait there. */
    private boolean turn;

    private int at;
    private StoredMessage message;
    private final Set<TransportSlot> tried = new HashSet<>();
    private Optional<TransportSlot> next = Optional.empty();

    LaneWalk(Dispatching desk, Lane lane, LaneNotes notes, boolean turn) {
        this.desk = desk;
        this.lane = lane;
        this.notes = notes;
        this.turn = turn;
    }

    /** The transport that has kept a place for {@link #message}, when its delivery is next. */
    Optional<TransportSlot> next() {
        return next;
    }

    /** The one that it has come to. */
    StoredMessage message() {
        return message;
    }

    /** The transport is done with the delivery that was next, and has its place back. */
    void left() {
        next = Optional.empty();
    }

    /** What became of that delivery. */
    void delivered(StoredMessage sending, Settling.Settled settled, Row end) {
        message = sending;
        take(settled, end);
    }

    /** The transport did not come to that delivery, and its place is given back: it may be chosen again. */
    void notHandedOver(StoredMessage sending, Settling.Settled settled, Row end) {
        next.ifPresent(tried::remove);
        left();
        delivered(sending, settled, end);
    }

    /** The delivery that was next does not take place. */
    void giveUpPlace() {
        next.ifPresent(slot -> slot.giveBack(message.hop().to()));
        next = Optional.empty();
    }

    /** Decides what needs no transport, in memory. True when a delivery is {@link #next}. */
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
                if (!notes.isQueued()) {
                    notes.sooner(message.progress().dueAt());
                }
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
                take(desk.settling().doubts().orphaned(message));
            } else if (!now.isBefore(message.envelope().expiresAt())) {
                take(desk.settling().expired(message));
            } else if (message.state() == MessageState.HELD
                    || now.isBefore(message.progress().dueAt())) {
                return;
            } else if (message.state() == MessageState.DOUBTFUL) {
                Doubts doubts = desk.settling().doubts();
                take(doubts.isOver(message).orElseGet(() -> doubts.remain(message)));
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
            next = Optional.of(take.slot());
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
}
