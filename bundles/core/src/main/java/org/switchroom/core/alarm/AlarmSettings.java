package org.switchroom.core.alarm;

import java.time.Duration;

/**
 * What the house has set for alarms.
 *
 * @param delay how long every event but duress waits where nothing else is said
 * @param retry within this time the same report is a retransmission
 * @param answerUnknown whether a panel that is nobody's is acknowledged
 * @param peopleWindow repeats of one zone within it are told to people together
 */
public record AlarmSettings(
        Duration delay, Duration retry, boolean answerUnknown, SwingerRule swingers, Duration peopleWindow) {
    /** What holds when nothing is configured. */
    public static AlarmSettings defaults() {
        return new AlarmSettings(
                Duration.ofSeconds(60), Duration.ofSeconds(120), false, SwingerRule.OFF, Duration.ofMinutes(10));
    }
}
