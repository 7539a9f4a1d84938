package org.switchroom.testkit.powercut;

/** What becomes of that which was written and not forced when the power goes. */
public enum Unforced {
    /** None of it has reached the disk. */
    LOST,
    /**
     * Any part of it has: of each file any of its pages of 4 KiB, in any order, with the old or the new length; of the
     * directory changes the first few. What disks do that write 4 KiB whole or not at all, as nearly all of today's.
     */
    SCATTERED,
    /**
     * As SCATTERED, and a quarter of the pages that have reached it are torn at a sector of 512 bytes. A disk that does
     * that can take from H2 what had been forced: its header lies twice in one write. No choice of the seed leads here.
     */
    TORN;

    /** One of the first two, as the seed wants. */
    static Unforced by(long seed) {
        return (seed & 1) == 0 ? LOST : SCATTERED;
    }
}
