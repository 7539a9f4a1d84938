package org.switchroom.contactid.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CallOrderTest {
    private final CallOrder order = new CallOrder();

    private List<String> all() {
        List<String> ids = new ArrayList<>();
        for (Optional<Report> next = order.next(); next.isPresent(); next = order.next()) {
            ids.add(next.get().id());
        }
        return ids;
    }

    @Test
    @Tag("CN-047")
    void life_safety_then_alarms_then_troubles_then_the_rest_then_restores() {
        order.add(Notes.report("restore of a fire", "3110", 1));
        order.add(Notes.report("test", "1602", 0));
        order.add(Notes.report("closing", "3401", 1));
        order.add(Notes.report("trouble", "1301", 0));
        order.add(Notes.report("burglary", "1130", 3));
        order.add(Notes.report("unknown", "1799", 3));
        order.add(Notes.report("duress", "1121", 1));
        order.add(Notes.report("fire", "1110", 2));

        assertThat(all())
                .containsExactly(
                        "duress", "fire", "burglary", "trouble", "test", "closing", "unknown", "restore of a fire");
    }

    @Test
    void events_of_one_zone_never_overtake_each_other() {
        order.add(Notes.report("alarm", "1130", 1));
        order.add(Notes.report("restore", "3130", 1));
        order.add(Notes.report("alarm again", "1130", 1));
        order.add(Notes.report("another zone", "1130", 2));

        assertThat(all()).containsExactly("alarm", "restore", "alarm again", "another zone");
    }

    @Test
    void takes_none_once_it_was_found_empty() {
        order.add(Notes.report("alarm", "1130", 1));

        assertThat(all()).containsExactly("alarm");
        assertThat(order.add(Notes.report("late", "1130", 1))).isFalse();
        assertThat(order.close()).isEmpty();
    }

    @Test
    void gives_back_what_was_not_said() {
        order.add(Notes.report("a", "1602", 0));
        order.add(Notes.report("b", "1130", 1));

        assertThat(order.close()).extracting(Report::id).containsExactly("a", "b");
        assertThat(order.next()).isEmpty();
    }
}
