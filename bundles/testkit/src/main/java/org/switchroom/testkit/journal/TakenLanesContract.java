package org.switchroom.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.store.Journal;
import org.switchroom.store.Lane;
import org.switchroom.store.Row;
import org.switchroom.store.Written;

/** A lane that is taken by the entry that brings its first messages is as one that was claimed. */
public interface TakenLanesContract extends JournalFixture {
    private Lane claimOne(Journal node, String lane) {
        List<Lane> lanes = claim(node, lane, now(), LanesContract.LONG_LEASE);
        assertThat(lanes).as("claimed of lane " + lane).hasSize(1);
        return lanes.get(0);
    }

    @Test
    default void a_lane_that_is_taken_with_its_first_messages_is_this_nodes_under_the_first_epoch() {
        Samples samples = samples();
        String key = samples.word();
        StoredMessage first = samples.message(key);
        StoredMessage second = samples.message(key);
        store(
                new Row.NewMessage(first),
                new Row.NewMessage(second),
                new Row.LaneTake(key, 2, LanesContract.LONG_LEASE));

        assertThat(claim(otherNode(), key, now(), LanesContract.LONG_LEASE)).isEmpty();
        assertThat(claim(journal(), key, now(), LanesContract.LONG_LEASE)).isEmpty();
        assertThat(journal().renew(Map.of(key, Row.LaneTake.EPOCH), LanesContract.LONG_LEASE))
                .containsExactly(key);
        store(
                Samples.step(first, Row.LaneTake.EPOCH, MessageState.SENDING),
                new Row.LaneRelease(key, Row.LaneTake.EPOCH, 2, Optional.of(now())));
        Lane claimed = claimOne(otherNode(), key);
        assertThat(claimed.epoch()).isGreaterThan(Row.LaneTake.EPOCH);
        assertThat(claimed.open()).extracting(StoredMessage::id).containsExactly(first.id(), second.id());
    }

    @Test
    default void a_lane_that_was_there_can_not_be_taken_with_a_message() {
        Samples samples = samples();
        String key = samples.word();
        store(new Row.NewMessage(samples.message(key)));
        StoredMessage late = samples.message(key);

        assertThat(write(new Row.NewMessage(late), new Row.LaneTake(key, 1, LanesContract.LONG_LEASE)))
                .isInstanceOf(Written.Conflict.class);

        assertThat(journal().message(late.id())).isEmpty();
        assertThat(claimOne(journal(), key).open()).hasSize(1);
    }

    @Test
    default void a_taken_lane_whose_node_died_is_claimed_by_another_when_its_lease_is_over() {
        Samples samples = samples();
        String key = samples.word();
        store(new Row.NewMessage(samples.message(key)), new Row.LaneTake(key, 1, LanesContract.SHORT_LEASE));

        passTime(LanesContract.SHORT_LEASE.plusMillis(500));

        assertThat(claimOne(otherNode(), key).epoch()).isGreaterThan(Row.LaneTake.EPOCH);
    }

    @Test
    default void a_message_that_joins_a_taken_lane_makes_it_due_at_its_release() {
        Samples samples = samples();
        String key = samples.word();
        store(new Row.NewMessage(samples.message(key)), new Row.LaneTake(key, 1, LanesContract.LONG_LEASE));
        store(new Row.NewMessage(samples.message(key)));

        store(new Row.LaneRelease(key, Row.LaneTake.EPOCH, 1, Optional.empty()));

        assertThat(claimOne(journal(), key).open()).hasSize(2);
    }
}
