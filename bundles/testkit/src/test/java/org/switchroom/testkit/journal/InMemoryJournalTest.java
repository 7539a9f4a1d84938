package org.switchroom.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;
import org.switchroom.store.Written;
import org.switchroom.testkit.ManualClock;

class InMemoryJournalTest {
    private final InMemoryJournal journal = new InMemoryJournal(ManualClock.create());

    private CompletableFuture<Written> set(String value) {
        return journal.write(Entry.of(new Row.Setting("key", Optional.of(value))))
                .toCompletableFuture();
    }

    @Test
    void a_held_write_is_neither_acknowledged_nor_visible_until_it_is_released() {
        journal.disk().hold();

        CompletableFuture<Written> first = set("1");
        CompletableFuture<Written> second = set("2");
        assertThat(first).isNotDone();
        assertThat(journal.setting("key")).isEmpty();

        journal.disk().releaseOne();
        assertThat(first).isCompletedWithValue(new Written.Stored());
        assertThat(second).isNotDone();
        assertThat(journal.setting("key")).contains("1");

        journal.disk().release();
        assertThat(second).isCompletedWithValue(new Written.Stored());
        assertThat(journal.setting("key")).contains("2");
    }

    @Test
    void what_waits_when_the_power_goes_is_never_stored_and_never_acknowledged() {
        journal.disk().hold();
        CompletableFuture<Written> lost = set("lost");

        journal.disk().loseHeld();

        assertThat(lost).isNotDone();
        assertThat(set("next")).isCompletedWithValue(new Written.Stored());
        assertThat(journal.setting("key")).contains("next");
        assertThat(lost).isNotDone();
    }

    @Test
    void the_next_writes_fail_and_store_nothing() {
        journal.disk().failNext(2, "disk full");

        assertThat(set("1")).isCompletedWithValue(new Written.Failed("disk full"));
        assertThat(set("2")).isCompletedWithValue(new Written.Failed("disk full"));
        assertThat(set("3")).isCompletedWithValue(new Written.Stored());

        assertThat(journal.rows(Row.Setting.class)).containsExactly(new Row.Setting("key", Optional.of("3")));
    }

    @Test
    void out_of_reach_reads_throw_and_writes_fail() {
        journal.disk().goOutOfReach();

        assertThat(set("1").join()).isInstanceOf(Written.Failed.class);
        assertThatThrownBy(() -> journal.setting("key")).hasMessageContaining("out of reach");

        journal.disk().comeBack();
        assertThat(journal.setting("key")).isEmpty();
    }

    @Test
    void writes_complete_where_the_test_wants() {
        Deque<Runnable> completions = new ArrayDeque<>();
        InMemoryJournal slow = new InMemoryJournal(ManualClock.create(), completions::add);

        var written =
                slow.write(Entry.of(new Row.Setting("key", Optional.of("1")))).toCompletableFuture();
        assertThat(written).isNotDone();
        completions.remove().run();

        assertThat(written).isCompleted();
    }

    @Test
    void a_write_from_within_a_completion_goes_through() {
        CompletableFuture<Written> nested = set("1").thenCompose(first -> set("2"));

        assertThat(nested).isCompletedWithValue(new Written.Stored());
        assertThat(journal.setting("key")).contains("2");
    }
}
