package org.switchroom.core.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class StormGuardTest {
    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

    private final StormGuard guard = new StormGuard(Duration.ofMinutes(15));

    private static Trouble trouble(String cause) {
        return new Trouble("main", cause, "title", "detail of " + cause, Set.of());
    }

    private static Instant minutes(int minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }

    @Test
    @Tag("SM-071")
    void lets_one_of_a_cause_out_and_tells_the_number_of_the_others_when_the_time_is_over() {
        assertThat(guard.admit(trouble("a"), START)).isTrue();
        for (int i = 0; i < 499; i++) {
            assertThat(guard.admit(trouble("a"), minutes(1))).isFalse();
        }

        assertThat(guard.due(minutes(14))).isEmpty();
        assertThat(guard.due(minutes(15))).singleElement().satisfies(held -> {
            assertThat(held.count()).isEqualTo(499);
            assertThat(held.samples()).hasSize(10);
        });
    }

    @Test
    void another_cause_and_another_tenant_are_told_at_once() {
        guard.admit(trouble("a"), START);

        assertThat(guard.admit(trouble("b"), START)).isTrue();
        assertThat(guard.admit(new Trouble("other", "a", "", "", Set.of()), START))
                .isTrue();
    }

    @Test
    void the_number_itself_is_a_notice_so_a_lasting_storm_is_one_mail_each_time() {
        guard.admit(trouble("a"), START);
        guard.admit(trouble("a"), minutes(1));

        assertThat(guard.due(minutes(16))).hasSize(1);
        assertThat(guard.admit(trouble("a"), minutes(17))).isFalse();
        assertThat(guard.due(minutes(30))).isEmpty();
        assertThat(guard.due(minutes(31))).singleElement().matches(held -> held.count() == 1);
    }

    @Test
    void a_quiet_cause_is_forgotten_and_told_at_once_the_next_time() {
        guard.admit(trouble("a"), START);

        assertThat(guard.due(minutes(15))).isEmpty();

        assertThat(guard.size()).isZero();
        assertThat(guard.admit(trouble("a"), minutes(15))).isTrue();
    }

    @Test
    void ever_new_causes_end_as_one() {
        long out = java.util.stream.IntStream.range(0, 10_000)
                .filter(i -> guard.admit(trouble("cause " + i), START))
                .count();

        assertThat(out).isEqualTo(StormGuard.MOST_CAUSES + 1);
        assertThat(guard.size()).isEqualTo(StormGuard.MOST_CAUSES + 1);
    }

    @Test
    void the_same_words_with_other_numbers_and_addresses_are_one_cause() {
        assertThat(Trouble.same(
                        "provider was not told: 550 5.1.1 <a@b.at>: unknown; next attempt 2026-11-21T08:00:00Z"))
                .isEqualTo(Trouble.same(
                        "provider was not told: 550 5.1.1 <c@d.at>: unknown; next attempt 2026-11-21T09:17:22.5Z"))
                .isNotEqualTo(Trouble.same("provider was not told: no transport is there"));
    }
}
