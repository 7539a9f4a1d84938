package org.switchroom.journal.h2;

/** How many chunks to move at a time, so that commits wait about as long as they may: learnt from how long they waited. */
final class Piece {
    private final int most;
    private int chunks = 1;

    /** @param most chunks at a time */
    Piece(int most) {
        this.most = most;
    }

    int chunks() {
        return chunks;
    }

    /**
     * Half as many after a wait that was too long, twice as many after one that was less than half as long as it may be.
     *
     * @param nanos how long commits waited; 0 when there was nothing to move
     * @param aim how long they may
     */
    void held(long nanos, long aim) {
        if (nanos > aim) {
            chunks = Math.max(chunks / 2, 1);
        } else if (nanos > 0 && nanos < aim / 2) {
            chunks = Math.min(chunks * 2, most);
        }
    }
}
