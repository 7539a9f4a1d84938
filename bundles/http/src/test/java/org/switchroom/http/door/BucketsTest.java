package org.switchroom.http.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class BucketsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Buckets buckets = new Buckets(10, 5, nanos::get);

    @Test
    void a_burst_is_allowed_and_then_the_rate() {
        int taken = 0;
        for (int i = 0; i < 100; i++) {
            taken += buckets.take("a") ? 1 : 0;
        }
        assertThat(taken).isEqualTo(5);

        nanos.addAndGet(300_000_000); // 0.3 s at 10 a second

        taken = 0;
        for (int i = 0; i < 100; i++) {
            taken += buckets.take("a") ? 1 : 0;
        }
        assertThat(taken).isEqualTo(3);
    }

    @Test
    void a_refusal_takes_nothing_so_that_who_waits_gets_in() {
        for (int i = 0; i < 5; i++) {
            buckets.take("a");
        }
        for (int i = 0; i < 10; i++) {
            nanos.addAndGet(10_000_000);
            buckets.take("a");
        }
        assertThat(buckets.secondsUntilNext("a")).isEqualTo(1);
        nanos.addAndGet(100_000_000);
        assertThat(buckets.take("a")).isTrue();
    }

    @Test
    void clients_invented_without_end_do_not_take_memory_without_end() {
        for (int i = 0; i < 100_000; i++) {
            buckets.take("client-" + i);
            nanos.addAndGet(1_000_000);
        }
        assertThat(buckets.size()).isLessThanOrEqualTo(20_001);
    }
}
