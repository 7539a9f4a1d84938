package org.switchroom.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.store.Journal;
import org.switchroom.store.Lane;
import org.switchroom.store.Row;
import org.switchroom.store.Written;

/** A lane has one owner at a time, every step of it quotes the owner's epoch, and no message in it is overlooked. */
public interface LanesContract extends JournalFixture {
    /** Longer than any test. */
    Duration LONG_LEASE = Duration.ofMinutes(10);

    /** Short enough to wait for where the clock can not be turned. */
    Duration SHORT_LEASE = Duration.ofSeconds(1);

    private Lane claimOne(Journal node, String lane, Duration lease) {
        List<Lane> lanes = claim(node, lane, now(), lease);
        assertThat(lanes).as("claimed of lane " + lane).hasSize(1);
        return lanes.get(0);
    }

    private Row release(Lane lane, Optional<Instant> dueAt) {
        return new Row.LaneRelease(lane.key(), lane.epoch(), lane.joined(), dueAt);
    }

    @Test
    default void a_new_message_makes_its_lane_due_and_the_claim_brings_it() {
        Samples samples = samples();
        String key = samples.word() + " / Wörter mit Leerzeichen";
        StoredMessage first = samples.message(key);
        StoredMessage second = samples.message(key);
        store(new Row.NewMessage(first), new Row.NewMessage(second));

        Lane lane = claimOne(journal(), key, LONG_LEASE);

        assertThat(lane.epoch()).isPositive();
        assertThat(lane.open()).containsExactly(first, second);
    }

    @Test
    default void what_is_open_in_lanes_is_read_without_claiming_them() {
        Samples samples = samples();
        String lane = samples.word();
        String other = samples.word();
        StoredMessage first = samples.message(lane);
        StoredMessage second = samples.message(lane);
        StoredMessage ended = samples.message(lane);
        StoredMessage elsewhere = samples.message(other);
        store(
                new Row.NewMessage(first),
                new Row.NewMessage(second),
                new Row.NewMessage(ended),
                new Row.NewMessage(elsewhere),
                new Row.NewMessage(samples.message(samples.word())));
        store(Samples.step(ended, 0, MessageState.CANCELLED));

        assertThat(journal().openIn(List.of(lane, other, samples.word())))
                .containsExactlyInAnyOrder(first, second, elsewhere)
                .containsSubsequence(first, second);
        assertThat(journal().openIn(List.of())).isEmpty();
        assertThat(claim(journal(), lane, now(), LONG_LEASE)).hasSize(1);
        assertThat(journal().openIn(List.of(lane))).as("claimed").containsExactly(first, second);
    }

    @Test
    default void a_claimed_lane_is_nobody_elses() {
        Samples samples = samples();
        String key = samples.word();
        store(new Row.NewMessage(samples.message(key)));

        claimOne(journal(), key, LONG_LEASE);

        assertThat(claim(otherNode(), key, now(), LONG_LEASE)).isEmpty();
        assertThat(claim(journal(), key, now(), LONG_LEASE)).isEmpty();
    }

    @Test
    default void nodes_that_claim_at_the_same_time_never_get_the_same_lane() throws Exception {
        Samples samples = samples();
        String prefix = samples.word() + ":";
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            rows.add(new Row.NewMessage(samples.message(prefix + i)));
        }
        store(rows.toArray(Row[]::new));
        Instant now = now();

        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<String> keys = new ArrayList<>();
        try {
            List<Future<List<Lane>>> claims = new ArrayList<>();
            for (Journal node : List.of(journal(), otherNode(), journal(), otherNode())) {
                claims.add(pool.submit(() -> claim(node, prefix, now, LONG_LEASE)));
            }
            for (Future<List<Lane>> claimed : claims) {
                claimed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).forEach(lane -> keys.add(lane.key()));
            }
        } finally {
            pool.shutdownNow();
        }
        // A claimer may pass over a lane that another one is just looking at; the next round brings it.
        claim(journal(), prefix, now, LONG_LEASE).forEach(lane -> keys.add(lane.key()));

        assertThat(keys).doesNotHaveDuplicates().hasSize(60);
    }

    @Test
    default void a_claim_brings_no_more_than_asked_for() {
        Samples samples = samples();
        String prefix = samples.word() + ":";
        for (int i = 0; i < 5; i++) {
            store(new Row.NewMessage(samples.message(prefix + i)));
        }

        assertThat(journal().claim(2, now(), LONG_LEASE)).hasSize(2);
    }

    @Test
    default void every_claim_raises_the_epoch_and_a_step_of_an_old_one_is_refused() {
        Samples samples = samples();
        String key = samples.word();
        StoredMessage message = samples.message(key);
        store(new Row.NewMessage(message));
        Lane first = claimOne(journal(), key, LONG_LEASE);
        store(release(first, Optional.of(now())));
        Lane second = claimOne(otherNode(), key, LONG_LEASE);

        Written late = write(Samples.step(message, first.epoch(), MessageState.SENDING));
        Written own = write(Samples.step(message, second.epoch(), MessageState.SENDING));

        assertThat(second.epoch()).isGreaterThan(first.epoch());
        assertThat(late).isInstanceOf(Written.Conflict.class);
        assertThat(own).isEqualTo(new Written.Stored());
    }

    @Test
    default void a_step_of_a_person_holds_no_lane_and_needs_none() {
        Samples samples = samples();
        String key = samples.word();
        StoredMessage message = samples.message(key);
        store(new Row.NewMessage(message));
        claimOne(journal(), key, LONG_LEASE);

        store(Samples.step(message, 0, MessageState.CANCELLED));

        assertThat(journal().message(message.id()).orElseThrow().state()).isEqualTo(MessageState.CANCELLED);
    }

    @Test
    default void a_release_under_an_old_epoch_is_refused() {
        Samples samples = samples();
        String key = samples.word();
        store(new Row.NewMessage(samples.message(key)));
        Lane first = claimOne(journal(), key, LONG_LEASE);
        store(release(first, Optional.of(now())));
        claimOne(journal(), key, LONG_LEASE);

        assertThat(write(release(first, Optional.of(now())))).isInstanceOf(Written.Conflict.class);
        assertThat(claim(journal(), key, now(), LONG_LEASE)).as("still held").isEmpty();
    }

    @Test
    default void a_lane_released_until_later_is_not_claimed_early() {
        Samples samples = samples();
        String key = samples.word();
        Instant later = now().plus(Duration.ofHours(1));
        store(new Row.NewMessage(samples.message(key)));
        Lane lane = claimOne(journal(), key, LONG_LEASE);

        store(release(lane, Optional.of(later)));

        assertThat(claim(journal(), key, later.minusMillis(1), LONG_LEASE)).isEmpty();
        assertThat(claim(journal(), key, later, LONG_LEASE)).hasSize(1);
    }

    @Test
    default void a_lane_released_with_nothing_to_do_rests_until_a_message_joins() {
        Samples samples = samples();
        String key = samples.word();
        StoredMessage done = samples.message(key);
        StoredMessage next = samples.message(key);
        store(new Row.NewMessage(done));
        Lane lane = claimOne(journal(), key, LONG_LEASE);
        store(Samples.step(done, lane.epoch(), MessageState.EXPIRED), release(lane, Optional.empty()));
        assertThat(claim(journal(), key, now().plus(Duration.ofDays(1)), LONG_LEASE))
                .isEmpty();

        store(new Row.NewMessage(next));

        assertThat(claimOne(journal(), key, LONG_LEASE).open()).containsExactly(next);
    }

    @Test
    default void a_message_that_is_due_later_does_not_make_its_lane_due_now() {
        Samples samples = samples();
        String key = samples.word();
        Instant later = now().plus(Duration.ofHours(1));
        store(new Row.NewMessage(samples.message(key, later, Optional.empty())));
        assertThat(claim(journal(), key, now(), LONG_LEASE)).isEmpty();

        store(new Row.NewMessage(samples.message(key)));

        assertThat(claimOne(journal(), key, LONG_LEASE).open()).hasSize(2);
    }

    @Test
    default void a_message_that_is_due_later_does_not_put_off_its_lane() {
        Samples samples = samples();
        String key = samples.word();
        store(new Row.NewMessage(samples.message(key)));

        store(new Row.NewMessage(samples.message(key, now().plus(Duration.ofHours(1)), Optional.empty())));

        assertThat(claimOne(journal(), key, LONG_LEASE).open()).hasSize(2);
    }

    @Test
    default void a_message_that_joins_a_claimed_lane_makes_it_due_at_its_release() {
        Samples samples = samples();
        String key = samples.word();
        StoredMessage first = samples.message(key);
        StoredMessage joins = samples.message(key);
        store(new Row.NewMessage(first));
        Lane lane = claimOne(journal(), key, LONG_LEASE);

        store(new Row.NewMessage(joins));
        assertThat(claim(journal(), key, now(), LONG_LEASE)).as("still held").isEmpty();
        store(
                Samples.step(first, lane.epoch(), MessageState.EXPIRED),
                release(lane, Optional.of(now().plus(Duration.ofHours(1)))));

        assertThat(claimOne(journal(), key, LONG_LEASE).open()).containsExactly(joins);
    }

    @Test
    default void a_wake_up_makes_a_resting_lane_due() {
        Samples samples = samples();
        String key = samples.word();
        StoredMessage message = samples.message(key);
        store(new Row.NewMessage(message));
        Lane lane = claimOne(journal(), key, LONG_LEASE);
        store(Samples.step(message, lane.epoch(), MessageState.HELD), release(lane, Optional.empty()));

        store(new Row.LaneWake(key, now()));

        assertThat(claim(journal(), key, now(), LONG_LEASE)).hasSize(1);
    }

    @Test
    default void a_wake_up_during_a_claim_is_not_lost_at_the_release() {
        Samples samples = samples();
        String key = samples.word();
        store(new Row.NewMessage(samples.message(key)));
        Lane lane = claimOne(journal(), key, LONG_LEASE);

        store(new Row.LaneWake(key, now()));
        assertThat(claim(journal(), key, now(), LONG_LEASE)).as("still held").isEmpty();
        store(release(lane, Optional.empty()));

        assertThat(claim(journal(), key, now(), LONG_LEASE)).hasSize(1);
    }

    @Test
    default void a_lease_that_ended_leaves_the_lane_to_the_next_and_locks_the_late_owner_out() {
        Samples samples = samples();
        String key = samples.word();
        StoredMessage message = samples.message(key);
        store(new Row.NewMessage(message));
        Lane dead = claimOne(journal(), key, SHORT_LEASE);

        passTime(SHORT_LEASE.plusMillis(50));
        Lane heir = claimOne(otherNode(), key, LONG_LEASE);

        assertThat(heir.epoch()).isGreaterThan(dead.epoch());
        assertThat(heir.open()).containsExactly(message);
        assertThat(write(Samples.step(message, dead.epoch(), MessageState.SENDING)))
                .isInstanceOf(Written.Conflict.class);
        assertThat(write(release(dead, Optional.empty()))).isInstanceOf(Written.Conflict.class);
        assertThat(journal().renew(Map.of(key, dead.epoch()), LONG_LEASE)).isEmpty();
    }

    @Test
    default void a_renewed_lease_keeps_the_lane() {
        Samples samples = samples();
        String kept = samples.word();
        store(new Row.NewMessage(samples.message(kept)));
        Lane keptLane = claimOne(journal(), kept, Duration.ofSeconds(3));
        Map<String, Long> renewed = Map.of(kept, keptLane.epoch(), samples.word(), 1L);

        assertThat(journal().renew(renewed, LONG_LEASE)).containsExactly(kept);
        assertThat(journal().renew(Map.of(kept, keptLane.epoch() - 1), LONG_LEASE))
                .isEmpty();
        assertThat(journal().renew(Map.of(), LONG_LEASE)).isEmpty();
        passTime(Duration.ofMillis(3_200));

        assertThat(claim(otherNode(), kept, now(), LONG_LEASE)).isEmpty();
        store(new Row.LaneRelease(kept, keptLane.epoch(), keptLane.joined(), Optional.empty()));
    }

    @Test
    default void held_and_doubtful_messages_are_shown_and_do_not_stand_in_the_way() {
        Samples samples = samples();
        String key = samples.word();
        StoredMessage held = samples.message(key);
        StoredMessage doubtful = samples.message(key);
        StoredMessage ended = samples.message(key);
        StoredMessage waiting = samples.message(key);
        store(
                new Row.NewMessage(held),
                new Row.NewMessage(doubtful),
                new Row.NewMessage(ended),
                new Row.NewMessage(waiting));
        StoredMessage sending = doubtful.with(Samples.in(MessageState.SENDING, doubtful));
        store(
                Samples.step(held, 0, MessageState.HELD),
                Samples.step(doubtful, 0, MessageState.SENDING),
                Samples.step(ended, 0, MessageState.CANCELLED));
        store(Samples.step(sending, 0, MessageState.DOUBTFUL));

        Lane lane = claimOne(journal(), key, LONG_LEASE);

        assertThat(lane.open()).extracting(StoredMessage::id).containsExactly(held.id(), doubtful.id(), waiting.id());
        assertThat(lane.open())
                .extracting(StoredMessage::state)
                .containsExactly(MessageState.HELD, MessageState.DOUBTFUL, MessageState.WAITING);
        assertThat(write(Samples.step(waiting, lane.epoch(), MessageState.SENDING)))
                .isEqualTo(new Written.Stored());
    }

    @Test
    default void a_claim_brings_a_window_of_the_oldest_messages() {
        Samples samples = samples();
        String key = samples.word();
        List<StoredMessage> messages = new ArrayList<>();
        for (int i = 0; i < Journal.LANE_WINDOW + 8; i++) {
            StoredMessage message = samples.message(key);
            messages.add(message);
            store(new Row.NewMessage(message));
        }

        Lane lane = claimOne(journal(), key, LONG_LEASE);

        assertThat(lane.open()).containsExactlyElementsOf(messages.subList(0, Journal.LANE_WINDOW));
    }

    @Test
    default void it_knows_when_the_next_lane_is_due() {
        Samples samples = samples();
        String key = samples.word();
        Instant longAgo = Instant.parse("2001-01-01T00:00:00Z");
        store(new Row.NewMessage(samples.message(key, longAgo, Optional.empty())));
        assertThat(journal().nextDue()).contains(longAgo);

        claimOne(journal(), key, LONG_LEASE);

        assertThat(journal().nextDue()).isNotEqualTo(Optional.of(longAgo));
    }

    @Test
    default void lanes_that_are_claimed_together_each_bring_their_own_messages() {
        Samples samples = samples();
        String prefix = samples.word() + ":";
        Set<Long> expected = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            StoredMessage message = samples.message(prefix + i % 4);
            expected.add(message.id().value());
            store(new Row.NewMessage(message));
        }

        List<Lane> lanes = claim(journal(), prefix, now(), LONG_LEASE);

        assertThat(lanes).hasSize(4).allSatisfy(lane -> {
            assertThat(lane.open()).hasSize(3);
            assertThat(lane.open())
                    .extracting(message -> message.envelope().lane())
                    .containsOnly(lane.key());
            assertThat(lane.open()).extracting(message -> message.id().value()).isSorted();
        });
        assertThat(lanes.stream().flatMap(lane -> lane.open().stream()).map(message -> message.id()
                        .value()))
                .containsExactlyInAnyOrderElementsOf(expected);
    }
}
