package org.switchroom.journal.h2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PieceTest {
    private static final long AIM = 4_000_000;

    private final Piece piece = new Piece(256);

    @BeforeEach
    void commitsHaveHardlyWaited() {
        held(3, 1_000_000);
        assertThat(piece.chunks()).isEqualTo(8);
    }

    @Test
    void growsNoFurtherThanAllowed() {
        held(10, 1_000_000);

        assertThat(piece.chunks()).isEqualTo(256);
    }

    @Test
    void halvesEachTimeCommitsWaitedTooLongAndNeverEnds() {
        held(1, AIM + 1);
        assertThat(piece.chunks()).isEqualTo(4);

        held(5, 90_000_000);
        assertThat(piece.chunks()).isEqualTo(1);
    }

    @Test
    void staysWhenTheWaitWasAboutRightOrNothingWasMoved() {
        held(1, AIM);
        held(1, AIM / 2);
        held(1, 0);

        assertThat(piece.chunks()).isEqualTo(8);
    }

    private void held(int times, long nanos) {
        for (int i = 0; i < times; i++) {
            piece.held(nanos, AIM);
        }
    }
}
