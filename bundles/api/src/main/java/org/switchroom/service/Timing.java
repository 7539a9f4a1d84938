package org.switchroom.service;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;

/** When something is to be done, again and again. */
public sealed interface Timing {
    /** First after one such time, then always after as long. */
    record Every(Duration time) implements Timing {
        public Every {
            if (time.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException("nothing is done more often than every second; found " + time);
            }
        }
    }

    /** @param expression of Quartz: seconds, minutes, hours, day of month, month, day of week */
    record Cron(String expression, ZoneId zone) implements Timing {
        public Cron {
            Objects.requireNonNull(expression, "expression");
            Objects.requireNonNull(zone, "zone");
        }
    }
}
