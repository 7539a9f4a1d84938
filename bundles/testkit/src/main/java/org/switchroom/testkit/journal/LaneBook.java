package org.switchroom.testkit.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.store.Journal;
import org.switchroom.store.Lane;
import org.switchroom.store.Row;

/** Claims, leases and wake-ups of lanes. Called with the memory's monitor held. */
final class LaneBook {
    /**
     * @param joined counts messages and wake-ups, so that a release that has not seen the latest one leaves the lane due
     * @param queued where it was released to
     * @param holder the node that claimed it; empty when nobody does
     */
    record State(
            String key,
            long epoch,
            long joined,
            Optional<Instant> dueAt,
            Optional<Row.Queued> queued,
            Optional<String> holder,
            Instant leaseEnd) {
        State woken(Instant at) {
            Instant earliest = dueAt.filter(due -> due.isBefore(at)).orElse(at);
            return new State(key, epoch, joined + 1, Optional.of(earliest), queued, holder, leaseEnd);
        }

        State held(long nextEpoch, String node, Instant until) {
            return new State(key, nextEpoch, joined, dueAt, queued, Optional.of(node), until);
        }
    }

    private final Memory memory;
    private final Clock databaseClock;

    LaneBook(Memory memory, Clock databaseClock) {
        this.memory = memory;
        this.databaseClock = databaseClock;
    }

    void wake(String lane, Instant dueAt) {
        State before = memory.lanes.getOrDefault(
                lane, new State(lane, 0, 0, Optional.empty(), Optional.empty(), Optional.empty(), Instant.EPOCH));
        memory.put(memory.lanes, lane, before.woken(dueAt));
    }

    boolean hasEpoch(String lane, long epoch) {
        State state = memory.lanes.get(lane);
        return state != null && state.epoch() == epoch;
    }

    Optional<String> take(Row.LaneTake row, String node) {
        State state = memory.lanes.get(row.lane());
        if (state == null || state.epoch() != 0 || state.joined() != row.joined()) {
            return Optional.of("lane " + row.lane() + " is not new");
        }
        memory.put(
                memory.lanes,
                row.lane(),
                state.held(1, node, databaseClock.instant().plus(row.lease())));
        return Optional.empty();
    }

    Optional<String> release(Row.LaneRelease row) {
        State held = memory.lanes.get(row.lane());
        if (held == null || held.epoch() != row.epoch() || held.holder().isEmpty()) {
            return Optional.of("lane " + row.lane() + " is not held under epoch " + row.epoch());
        }
        boolean overtaken = held.joined() > row.seen();
        memory.put(
                memory.lanes,
                row.lane(),
                new State(
                        held.key(),
                        held.epoch(),
                        held.joined(),
                        overtaken ? Optional.of(databaseClock.instant()) : row.dueAt(),
                        overtaken ? Optional.empty() : row.queued(),
                        Optional.empty(),
                        Instant.EPOCH));
        return Optional.empty();
    }

    List<Lane> claim(String node, int max, Instant now, Duration lease) {
        Instant databaseNow = databaseClock.instant();
        List<State> due = memory.lanes.values().stream()
                .filter(lane -> leaseOver(lane, databaseNow)
                        || (lane.holder().isEmpty()
                                && lane.dueAt().filter(at -> !at.isAfter(now)).isPresent()))
                .sorted(Comparator.comparing(lane -> lane.dueAt().orElse(Instant.EPOCH)))
                .limit(max)
                .toList();
        return hold(due, node, databaseNow.plus(lease));
    }

    Collection<String> queues() {
        return memory.lanes.values().stream()
                .flatMap(lane -> lane.queued().stream())
                .map(Row.Queued::queue)
                .collect(Collectors.toSet());
    }

    List<Lane> claimQueued(String node, String queue, int max, Duration lease) {
        Instant databaseNow = databaseClock.instant();
        List<State> waiting = memory.lanes.values().stream()
                .filter(lane ->
                        lane.queued().filter(it -> it.queue().equals(queue)).isPresent())
                .filter(lane -> lane.holder().isEmpty() || leaseOver(lane, databaseNow))
                .sorted(Comparator.comparing(lane -> lane.queued().orElseThrow().place()))
                .limit(max)
                .toList();
        return hold(waiting, node, databaseNow.plus(lease));
    }

    private List<Lane> hold(List<State> lanes, String node, Instant until) {
        List<Lane> claimed = new ArrayList<>();
        for (State lane : lanes) {
            long epoch = lane.epoch() + 1;
            memory.lanes.put(lane.key(), lane.held(epoch, node, until));
            claimed.add(new Lane(lane.key(), epoch, lane.joined(), open(lane.key())));
        }
        return claimed;
    }

    Collection<String> renew(String node, Map<String, Long> epochs, Duration lease) {
        Instant databaseNow = databaseClock.instant();
        List<String> kept = new ArrayList<>();
        epochs.forEach((key, epoch) -> {
            State lane = memory.lanes.get(key);
            if (lane != null
                    && lane.epoch() == epoch
                    && lane.holder().filter(node::equals).isPresent()
                    && !leaseOver(lane, databaseNow)) {
                memory.lanes.put(key, lane.held(epoch, node, databaseNow.plus(lease)));
                kept.add(key);
            }
        });
        return kept;
    }

    Optional<Instant> nextDue() {
        Instant databaseNow = databaseClock.instant();
        return memory.lanes.values().stream()
                .flatMap(lane -> leaseOver(lane, databaseNow)
                        ? Stream.of(lane.leaseEnd())
                        : lane.holder().isPresent() ? Stream.empty() : lane.dueAt().stream())
                .min(Comparator.naturalOrder());
    }

    private static boolean leaseOver(State lane, Instant databaseNow) {
        return lane.holder().isPresent() && !lane.leaseEnd().isAfter(databaseNow);
    }

    List<StoredMessage> open(String lane) {
        return memory.messages.values().stream()
                .filter(message -> message.envelope().lane().equals(lane))
                .filter(message -> !message.state().isFinal())
                .limit(Journal.LANE_WINDOW)
                .toList();
    }
}
