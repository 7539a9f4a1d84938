package org.switchroom.core.dispatch;

/** How long something usually takes: moves towards the median, whatever single ones take. Not thread safe. */
final class Usual {
    /** By what part one that took longer or shorter moves it. */
    private static final int STEP = 16;

    private long nanos;

    void took(long one) {
        if (nanos == 0) {
            nanos = Math.max(1, one);
        } else {
            nanos = Math.max(1, nanos + Math.max(1, nanos / STEP) * Long.signum(one - nanos));
        }
    }

    /** 0 while nobody knows. */
    long nanos() {
        return nanos;
    }
}
