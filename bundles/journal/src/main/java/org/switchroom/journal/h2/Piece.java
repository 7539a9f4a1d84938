package org.switchroom.journal.h2;

/** How much to move at a time, so that commits wait about as long as they may: learnt from what it took before. */
final class Piece {
    /** A guess on the high side, so that the first piece is a small one. */
    private static final double FIRST_NANOS_PER_BYTE = 100;
    /** How much a single one counts, because whatever stops the process for a while is in it. */
    private static final double WEIGHT = 0.25;

    private final long most;
    private double nanosPerByte = FIRST_NANOS_PER_BYTE;

    /** @param most bytes at a time */
    Piece(long most) {
        this.most = most;
    }

    /** @param aim how long commits may wait, in ns */
    long bytes(long aim) {
        return Math.max(1, Math.min(most, (long) (aim / nanosPerByte)));
    }

    /**
     * @param bytes that were moved
     * @param nanos how long commits waited
     */
    void moved(long bytes, long nanos) {
        if (bytes > 0) {
            nanosPerByte += WEIGHT * ((double) nanos / bytes - nanosPerByte);
        }
    }
}
