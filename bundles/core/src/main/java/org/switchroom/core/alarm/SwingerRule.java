package org.switchroom.core.alarm;

import java.time.Duration;

/**
 * Swinger shutdown: a burglary zone that trips again and again, such as one whose contact is loose, is told to nobody
 * any more for the rest of the arming period. ANSI/SIA CP-01 has the same for panels.
 *
 * @param trips so many alarms of a zone are relayed; 0 turns it off
 * @param rest so long without a trip, and the zone counts anew
 */
public record SwingerRule(int trips, Duration rest) {
    /** What holds unless the house says otherwise: everything is relayed. */
    public static final SwingerRule OFF = new SwingerRule(0, Duration.ofHours(24));

    boolean isOn() {
        return trips > 0;
    }

    /** For people. */
    String words() {
        return isOn()
                ? "swinger shutdown: on; after " + trips
                        + " alarms of a burglary zone its next ones are told to nobody,"
                        + " until an opening or closing, or " + rest.toHours() + " h without a trip"
                : "swinger shutdown: off; every alarm of a zone is relayed";
    }
}
