package org.switchroom.alarm;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How long an account's events wait before they are relayed, and what takes them back while they wait.
 *
 * @param lifeSafetyAtOnce the switch "life-safety at once"; empty until the dealer has confirmed or declined it
 * @param delays what differs from the usual delay, 0 to 300 s; never for duress, which never waits
 * @param restoreAborts of these classes an alarm that is restored while it waits is not relayed
 * @param cancelAborts of these classes an alarm that is cancelled, or disarmed, while it waits is not relayed
 */
public record AlarmTiming(
        Optional<Boolean> lifeSafetyAtOnce,
        Map<EventClass, Duration> delays,
        Set<EventClass> restoreAborts,
        Set<EventClass> cancelAborts) {
    /** The longest that an event may be kept waiting. */
    public static final Duration LONGEST = Duration.ofMinutes(5);

    /** What holds for a new account: burglary that is restored is not relayed, everything else is. */
    public static final AlarmTiming USUAL =
            new AlarmTiming(Optional.empty(), Map.of(), EnumSet.of(EventClass.BURGLARY), Set.of());

    public AlarmTiming {
        Objects.requireNonNull(lifeSafetyAtOnce, "lifeSafetyAtOnce");
        delays = delays.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(delays));
        restoreAborts = Set.copyOf(restoreAborts);
        cancelAborts = Set.copyOf(cancelAborts);
        delays.forEach((eventClass, delay) -> {
            if (eventClass == EventClass.DURESS || delay.isNegative() || delay.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "duress never waits, and everything else waits 0 to 300 s; found " + eventClass + "=" + delay);
            }
        });
        for (EventClass eventClass : EventClass.values()) {
            if (isNeverAborted(eventClass)
                    && (restoreAborts.contains(eventClass) || cancelAborts.contains(eventClass))) {
                throw new IllegalArgumentException("an event of class " + eventClass + " is never taken back");
            }
        }
    }

    /** Somebody may be in danger, or is at the system itself: such an event is relayed whatever comes after it. */
    public static boolean isNeverAborted(EventClass eventClass) {
        return eventClass.lifeSafety() || eventClass == EventClass.TAMPER;
    }

    /**
     * How long an event of this class waits.
     *
     * @param usual the house's delay
     */
    public Duration delay(EventClass eventClass, Duration usual) {
        if (eventClass == EventClass.DURESS) {
            return Duration.ZERO;
        }
        Duration set = delays.get(eventClass);
        if (set != null) {
            return set;
        }
        return eventClass.lifeSafety() && lifeSafetyAtOnce.orElse(false) ? Duration.ZERO : usual;
    }

    /** The same with the switch confirmed or declined. */
    public AlarmTiming withLifeSafetyAtOnce(boolean confirmed) {
        return new AlarmTiming(Optional.of(confirmed), delays, restoreAborts, cancelAborts);
    }
}
