package org.switchroom.core.dispatch;

/**
 * How many more deliveries are begun than their transport takes at once, so that it does not wait while the next ones are
 * being written down: as many as it ends in the time of one writing. None where the transport is what takes long; then
 * whoever comes and is more urgent has nobody before him. Not thread safe.
 */
final class Ahead {
    /** After the process has died they are in doubt. */
    private static final int MOST = 32;
    /** After so many it is known how long they usually take. */
    private static final int KNOWN = 64;

    private final int places;
    private final Usual writing = new Usual();
    private final Usual sending = new Usual();
    private int seen;

    Ahead(int places) {
        this.places = places;
    }

    /** So long one took from the choice of its transport until it was on disk. */
    void written(long nanos) {
        writing.took(nanos);
    }

    /** So long one took from being handed over until the transport was done with it. */
    void sent(long nanos) {
        sending.took(nanos);
        seen = Math.min(KNOWN, seen + 1);
    }

    /** One that was begun ahead was not come to: none is, until it is known anew how long they take. */
    void stalled() {
        seen = 0;
    }

    int count() {
        return seen < KNOWN ? 0 : (int) Math.min(MOST, places * writing.nanos() / sending.nanos());
    }
}
