package org.switchroom.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class RateGateTest {
    private long now = 7;

    @Test
    void never_lets_more_begin_in_any_window_and_loses_none_of_what_it_may() {
        RateLimit limit = new RateLimit(10, Duration.ofSeconds(1));
        RateGate gate = new RateGate(limit, () -> now);
        Random random = new Random(42);
        List<Long> begun = new ArrayList<>();
        while (begun.size() < 2_000) {
            if (gate.waitNanos() > 0) {
                now += random.nextBoolean() ? gate.waitNanos() : random.nextLong(TimeUnit.MILLISECONDS.toNanos(40));
                continue;
            }
            gate.begin();
            begun.add(now);
            now += random.nextInt(3) == 0 ? random.nextLong(TimeUnit.MILLISECONDS.toNanos(30)) : 0;
        }
        long second = TimeUnit.SECONDS.toNanos(1);
        for (int i = 10; i < begun.size(); i++) {
            assertThat(begun.get(i) - begun.get(i - 10)).isGreaterThanOrEqualTo(second);
        }
    }

    @Test
    void lets_a_whole_window_begin_at_once_and_the_next_exactly_when_the_first_is_a_window_old() {
        RateGate gate = new RateGate(new RateLimit(3, Duration.ofMinutes(1)), () -> now);
        assertThat(gate.open(10)).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            assertThat(gate.waitNanos()).isZero();
            gate.begin();
            now += 1_000;
        }
        assertThat(gate.open(10)).isZero();
        assertThat(gate.waitNanos()).isEqualTo(TimeUnit.MINUTES.toNanos(1) - 3_000);
        now += gate.waitNanos();
        assertThat(gate.waitNanos()).isZero();
        assertThat(gate.open(10)).isEqualTo(1);
        now += 1_000;
        assertThat(gate.open(10)).isEqualTo(2);
        assertThat(gate.open(1)).isEqualTo(1);
    }

    @Test
    void a_limit_is_written_as_people_write_it() {
        assertThat(RateLimit.parse(" 100/s ")).contains(new RateLimit(100, Duration.ofSeconds(1)));
        assertThat(RateLimit.parse("10 / min")).contains(new RateLimit(10, Duration.ofMinutes(1)));
        assertThat(RateLimit.parse("500/h")).map(RateLimit::toString).contains("500/h");
        assertThat(List.of("", "100", "0/s", "-1/s", "1/day", "1000000/h", "ten/s"))
                .allSatisfy(text -> assertThat(RateLimit.parse(text)).isEmpty());
        assertThatThrownBy(() -> new RateLimit(1, Duration.ofMillis(7))).isInstanceOf(IllegalArgumentException.class);
    }
}
