package org.switchroom.dc09.receiver;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * How far a panel's clock may be from ours. Within it a recorded message can be played again, beyond it not.
 *
 * @param late how old a message may be
 * @param early how far in the future
 * @param checked false: any time is good
 */
public record ClockWindow(Duration late, Duration early, boolean checked) {
    /** What receivers in the field allow. */
    public static final ClockWindow USUAL = new ClockWindow(Duration.ofSeconds(40), Duration.ofSeconds(20), true);

    public ClockWindow {
        Objects.requireNonNull(late, "late");
        Objects.requireNonNull(early, "early");
    }

    boolean has(Instant panelTime, Instant now) {
        return !checked || (!panelTime.isBefore(now.minus(late)) && !panelTime.isAfter(now.plus(early)));
    }
}
