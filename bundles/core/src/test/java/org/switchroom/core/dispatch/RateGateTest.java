package org.switchroom.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class RateGateTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long AHEAD = RateGate.AHEAD.toNanos();

    private long now = 7;

    /** One that began: when the other side has it, and when we hear so. */
    private record Sent(long arrives, long answered) {}

    @Test
    void no_more_arrive_in_any_window_however_long_each_is_written_and_on_its_way_and_none_waits_for_nothing() {
        RateGate gate = new RateGate(new RateLimit(10, Duration.ofSeconds(1)), () -> now);
        Random random = new Random(42);
        PriorityQueue<Long> answers = new PriorityQueue<>();
        PriorityQueue<Long> written = new PriorityQueue<>();
        List<Long> arrivals = new ArrayList<>();
        long first = now;
        while (arrivals.size() < 2_000) {
            while (!answers.isEmpty() && answers.peek() <= now) {
                answers.remove();
                gate.end();
            }
            if (!written.isEmpty() && written.peek() <= now) {
                written.remove();
                long wait = gate.handOver();
                if (wait > 0) {
                    written.add(now + wait);
                    continue;
                }
                Sent sent = sent(random);
                arrivals.add(sent.arrives());
                answers.add(sent.answered());
            } else if (gate.waitNanos() == 0) {
                gate.keep();
                written.add(now + random.nextLong(RateGate.AHEAD.toNanos()));
            } else {
                now += gate.waitNanos();
                now = answers.isEmpty() ? now : Math.min(now, answers.peek());
                now = written.isEmpty() ? now : Math.min(now, written.peek());
            }
        }
        List<Long> sorted = arrivals.stream().sorted().toList();
        for (int i = 10; i < sorted.size(); i++) {
            assertThat(sorted.get(i) - sorted.get(i - 10)).isGreaterThanOrEqualTo(SECOND);
        }
        long most = SECOND + RateGate.ON_THE_WAY.toNanos();
        assertThat(now - first).as("ten a second and the way of one").isLessThan(200 * most);
    }

    private Sent sent(Random random) {
        long way = random.nextLong(random.nextInt(4) == 0 ? 200 * MILLISECOND : 30 * MILLISECOND);
        long thought = random.nextLong(random.nextInt(10) == 0 ? 900 * MILLISECOND : 20 * MILLISECOND);
        return new Sent(now + way, now + way + thought);
    }

    @Test
    void lets_a_whole_window_begin_at_once_and_the_next_be_written_just_before_the_first_answer_is_a_window_old() {
        RateGate gate = new RateGate(new RateLimit(3, Duration.ofMinutes(1)), () -> now);
        assertThat(gate.open(10)).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            assertThat(gate.waitNanos()).isZero();
            gate.keep();
            gate.handOver();
            now += 1_000;
            gate.end();
        }
        assertThat(gate.open(10)).isZero();
        assertThat(gate.waitNanos()).isEqualTo(TimeUnit.MINUTES.toNanos(1) - 2_000 - AHEAD);
        now += gate.waitNanos();
        assertThat(gate.waitNanos()).isZero();
        assertThat(gate.open(10)).isEqualTo(1);
        now += 1_000;
        assertThat(gate.open(10)).isEqualTo(2);
        assertThat(gate.open(1)).isEqualTo(1);
    }

    @Test
    void one_that_is_answered_late_or_never_counts_as_arrived_after_the_time_of_its_way() {
        RateGate gate = new RateGate(new RateLimit(1, Duration.ofSeconds(1)), () -> now);
        for (int i = 0; i < 3; i++) {
            assertThat(gate.waitNanos()).isZero();
            gate.keep();
            gate.handOver();
            assertThat(gate.waitNanos()).isEqualTo(SECOND + RateGate.ON_THE_WAY.toNanos() - AHEAD);
            now += SECOND + RateGate.ON_THE_WAY.toNanos();
        }
        gate.end();
        assertThat(gate.waitNanos()).isZero();

        now += TimeUnit.MINUTES.toNanos(10);
        gate.keep();
        gate.handOver();
        now += MILLISECOND;
        gate.end();
        assertThat(gate.waitNanos())
                .as("the answers that never came are forgotten")
                .isEqualTo(SECOND - AHEAD);
    }

    @Test
    void a_place_is_kept_for_as_long_as_a_message_is_being_written_down() {
        RateGate gate = new RateGate(new RateLimit(1, Duration.ofSeconds(1)), () -> now);
        gate.keep();
        now += TimeUnit.SECONDS.toNanos(30);
        assertThat(gate.open(1)).isZero();
        assertThat(gate.waitNanos()).isPositive();

        gate.handOver();
        now += MILLISECOND;
        gate.end();

        assertThat(gate.waitNanos()).isEqualTo(SECOND - AHEAD);
    }

    @Test
    void what_is_written_before_its_time_is_handed_over_at_its_time_and_one_that_keeps_no_place_does_not_come_first() {
        RateGate gate = new RateGate(new RateLimit(2, Duration.ofSeconds(1)), () -> now);
        for (int i = 0; i < 2; i++) {
            gate.keep();
            gate.handOver();
            now += MILLISECOND;
            gate.end();
        }
        now += SECOND - AHEAD - MILLISECOND;
        assertThat(gate.open(10)).isEqualTo(1);
        gate.keep();

        assertThat(gate.open(10)).as("the second is a millisecond later").isZero();
        assertThat(gate.waitNanos()).isEqualTo(MILLISECOND);
        assertThat(gate.handOver()).isEqualTo(AHEAD);
        now += AHEAD - 1;
        assertThat(gate.handOver()).isEqualTo(1);
        now += 1;
        assertThat(gate.handOver()).isZero();
    }

    @Test
    void what_is_not_sent_in_the_end_does_not_count() {
        RateGate gate = new RateGate(new RateLimit(1, Duration.ofHours(1)), () -> now);
        gate.keep();

        gate.giveBack();

        assertThat(gate.open(10)).isEqualTo(1);
        assertThat(gate.waitNanos()).isZero();
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
