package org.switchroom.journal.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class PieceTest {
    private static final long AIM = 4_000_000;
    private static final long MOST = 512 * 1024;

    private final Piece piece = new Piece(MOST);

    private void moved(int times, long bytes, long nanos) {
        for (int i = 0; i < times; i++) {
            piece.moved(bytes, nanos);
        }
    }

    @Test
    void the_first_is_small() {
        assertThat(piece.bytes(AIM)).isEqualTo(40_000);
    }

    @Test
    void it_is_as_large_as_takes_the_time_that_commits_may_wait() {
        moved(50, 40_000, 1_000_000);

        assertThat(piece.bytes(AIM)).isCloseTo(160_000, within(1_000L));
    }

    @Test
    void one_with_hardly_anything_in_it_says_nothing_about_how_much_may_be_moved() {
        moved(50, 40_000, 1_000_000);
        moved(50, 400, 10_000);
        moved(50, 0, 0);

        assertThat(piece.bytes(AIM)).isCloseTo(160_000, within(1_000L));
    }

    @Test
    void it_grows_no_further_than_allowed_and_never_ends() {
        moved(50, 40_000, 1);
        assertThat(piece.bytes(AIM)).isEqualTo(MOST);

        moved(50, 1, 90_000_000);
        assertThat(piece.bytes(AIM)).isEqualTo(1);
    }
}
