package org.switchroom.sip.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PaceTest {
    @Test
    void late_frames_do_not_move_the_next_ones() {
        Pace pace = new Pace(1_000);
        long now = 1_000;
        int frames = 0;
        for (int i = 0; i < 3_000; i++) {
            now += 7_300_000L;
            assertThat(pace.skipped(now)).isZero();
            while (pace.left(now) <= 0) {
                pace.step();
                frames++;
            }
        }

        assertThat(frames).isEqualTo((int) ((now - 1_000) / Pace.FRAME) + 1);
    }

    @Test
    void a_few_late_frames_are_made_up_for_and_many_are_left_out() {
        Pace pace = new Pace(0);

        assertThat(pace.skipped(5 * Pace.FRAME)).isZero();
        assertThat(pace.skipped(50 * Pace.FRAME)).isEqualTo(50);
        assertThat(pace.left(50 * Pace.FRAME)).isZero();
    }
}
