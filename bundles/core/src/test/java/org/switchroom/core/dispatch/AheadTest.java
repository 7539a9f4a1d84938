package org.switchroom.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class AheadTest {
    private final Ahead ahead = new Ahead(4);

    private void take(int times, long writing, long sending) {
        for (int i = 0; i < times; i++) {
            ahead.written(TimeUnit.MILLISECONDS.toNanos(writing));
            ahead.sent(TimeUnit.MILLISECONDS.toNanos(sending));
        }
    }

    @Test
    void as_many_are_begun_ahead_as_a_transport_ends_while_one_is_written_down() {
        take(64, 20, 10);

        assertThat(ahead.count()).isEqualTo(8);
    }

    @Test
    void none_where_the_transport_is_what_takes_long() {
        take(64, 20, 3_000);

        assertThat(ahead.count()).isZero();
    }

    @Test
    void none_before_it_is_known_how_long_they_take() {
        take(63, 20, 10);

        assertThat(ahead.count()).isZero();
    }

    @Test
    void never_more_than_may_be_in_doubt_after_a_death() {
        take(64, 20, 0);

        assertThat(ahead.count()).isEqualTo(32);
    }

    @Test
    void fewer_when_the_transport_becomes_slow() {
        take(64, 20, 10);
        take(100, 20, 1_000);

        assertThat(ahead.count()).isZero();
    }

    @Test
    void none_after_it_stalled_until_it_is_known_anew_how_long_they_take() {
        take(64, 20, 10);
        ahead.stalled();
        assertThat(ahead.count()).isZero();

        take(64, 20, 10);

        assertThat(ahead.count()).isEqualTo(8);
    }
}
