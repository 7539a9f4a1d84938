package org.switchroom.core.dispatch;

import java.time.Duration;
import java.util.Map;
import org.switchroom.store.Lane;

/** How long a claimed lane is still this node's. Used by one thread at a time. */
final class LaneLease {
    /** Left between a delivery's deadline and the lease's end, for writing down what became of it. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    /** The lane is not this node's any more: another one moves it now, so nothing is written. */
    static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Lost(String why) {
            super(why, null, false, false);
        }
    }

    private final Dispatching desk;
    private final Lane lane;
    private long endsAtNanos;

    /** Of a lane that was claimed just now. */
    LaneLease(Dispatching desk, Lane lane) {
        this.desk = desk;
        this.lane = lane;
        this.endsAtNanos = System.nanoTime() + desk.lease().toNanos();
    }

    /**
     * How long a delivery may take so that its end lies inside the lease; prolongs the lease when little is left.
     *
     * @throws Lost when it could not be prolonged
     */
    Duration forOneDelivery() {
        Duration left = Duration.ofNanos(endsAtNanos - System.nanoTime());
        if (left.compareTo(desk.lease().dividedBy(2).plus(MARGIN)) < 0) {
            if (!desk.journal()
                    .renew(Map.of(lane.key(), lane.epoch()), desk.lease())
                    .contains(lane.key())) {
                throw new Lost("its lease could not be prolonged");
            }
            endsAtNanos = System.nanoTime() + desk.lease().toNanos();
            left = desk.lease();
        }
        Duration limit = left.minus(MARGIN);
        return limit.compareTo(desk.sendLimit()) < 0 ? limit : desk.sendLimit();
    }
}
