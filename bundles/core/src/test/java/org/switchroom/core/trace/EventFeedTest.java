package org.switchroom.core.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.core.House;
import org.switchroom.trace.TimelineEntry;

final class EventFeedTest {
    private final House house = new House();
    private final List<TimelineEntry> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void tells_what_happens_after_it_is_on_disk() {
        try (var listening = house.core.events().subscribe(House.DISPATCHER, OptionalLong.empty(), heard::addAll)) {
            assertThat(listening).isNotNull();
            house.journal.disk().hold();
            var pending = house.core
                    .jobs()
                    .create(House.DISPATCHER, House.map("kind", "ORDER"), false, java.util.Optional.empty())
                    .toCompletableFuture();
            assertThat(heard).isEmpty();
            house.journal.disk().release();
            pending.join();
            await().until(() -> !heard.isEmpty());
        }
    }

    @Test
    void tells_first_what_was_missed_and_nothing_twice() {
        house.job(false, "kind", "ORDER", "number", "one");
        long seen = house.journal.timelineAfter(List.of("main"), 0, 10).get(0).id();
        house.job(false, "kind", "ORDER", "number", "two");

        try (var listening = house.core.events().subscribe(House.DISPATCHER, OptionalLong.of(seen), heard::addAll)) {
            assertThat(listening).isNotNull();
            house.job(false, "kind", "ORDER", "number", "three");
            await().until(() -> heard.size() >= 2);
        }
        assertThat(heard)
                .extracting(TimelineEntry::text)
                .satisfiesExactly(two -> assertThat(two).contains("job two"), three -> assertThat(three)
                        .contains("job three"));
    }

    @Test
    void tells_a_tenant_nothing_of_another() {
        Caller stranger = new Caller("eve", List.of("other"), false, EnumSet.allOf(Scope.class));
        try (var listening = house.core.events().subscribe(stranger, OptionalLong.of(0), heard::addAll)) {
            assertThat(listening).isNotNull();
            house.job(false, "kind", "ORDER");
            house.job(false, "kind", "ORDER");
        }
        assertThat(heard).isEmpty();
    }
}
