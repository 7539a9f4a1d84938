package org.switchroom.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.switchroom.testkit.ManualClock;

final class IdSourceTest {
    private final ManualClock clock = ManualClock.at(Instant.parse("2026-11-21T08:00:00Z"));

    @Test
    void ids_grow_when_the_clock_stands_still_and_when_it_goes_back() {
        IdSource ids = new IdSource(7, 0, clock);
        long[] still = LongStream.generate(ids::next).limit(10_000).toArray();
        clock.advance(Duration.ofHours(-1));
        long back = ids.next();

        assertThat(still).isSorted().doesNotHaveDuplicates();
        assertThat(back).isGreaterThan(still[still.length - 1]);
    }

    @Test
    void ids_are_above_those_of_an_earlier_run_whose_clock_was_ahead() {
        clock.advance(Duration.ofDays(1));
        long earlier = new IdSource(7, 0, clock).next();
        clock.advance(Duration.ofDays(-1));

        assertThat(new IdSource(7, earlier, clock).next()).isGreaterThan(earlier);
    }

    @Test
    void nodes_never_make_the_same_id() {
        IdSource one = new IdSource(0, 0, clock);
        IdSource two = new IdSource(1023, 0, clock);

        assertThat(LongStream.generate(one::next).limit(5_000))
                .doesNotContainAnyElementsOf(
                        LongStream.generate(two::next).limit(5_000).boxed().toList());
    }

    @Test
    void ids_of_a_later_moment_are_larger_whatever_the_node() {
        long early = new IdSource(1023, 0, clock).next();
        clock.advance(Duration.ofMillis(1));

        assertThat(new IdSource(0, 0, clock).next()).isGreaterThan(early);
    }
}
