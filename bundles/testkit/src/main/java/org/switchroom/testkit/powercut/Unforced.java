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
     * As SCATTERED, and a quarter of the pages that have reached it are torn at a sector of 512 bytes. H2 itself can lose
     * what it had forced on such a disk, because it writes both copies of its header at once (2 of 200 cuts lost up to six
     * commits with 2.5.252, and none of 500 with whole pages), so no choice of the seed leads here: ask for it.
     */
    TORN;

    /** One of the first two, as the seed wants. */
    static Unforced by(long seed) {
        return (seed & 1) == 0 ? LOST : SCATTERED;
    }
}
