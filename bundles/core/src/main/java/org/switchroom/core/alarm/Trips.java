package org.switchroom.core.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.alarm.AlarmEvent.State;
import org.switchroom.alarm.AlarmEventId;
import org.switchroom.alarm.EventClass;
import org.switchroom.core.Chronicle;
import org.switchroom.message.Content;

/** How often an account's burglary zones have tripped since its last opening or closing. One thread at a time. */
final class Trips {
    /** SIA DC-05: swinger trouble; what we raise when a zone is shut down. */
    static final String SHUT_DOWN = "377";

    /** A zone, or the sensor that has no other name. */
    record Zone(int partition, int number) {
        static Zone of(Content.Alarm alarm) {
            return new Zone(alarm.partition(), alarm.zoneOrUser());
        }

        boolean isOf(int other) {
            return partition == other || partition == 0 || other == 0;
        }
    }

    /** So many of a zone are remembered at most; more than any rule counts (alarm.swinger.trips). */
    private static final int MOST = 64;

    /** The oldest first. */
    private final Map<Zone, Map<AlarmEventId, Instant>> relayed = new HashMap<>();

    private final Map<Zone, Instant> last = new HashMap<>();
    private final Map<Zone, Instant> shut = new LinkedHashMap<>();
    private final Map<Integer, Instant> armed = new HashMap<>();

    /** An event as it stands now; of one that has gone on, what was noted before is forgotten. */
    void note(AlarmEvent event) {
        Content.Alarm alarm = event.alarm();
        Zone zone = Zone.of(alarm);
        if (alarm.code().equals(SHUT_DOWN) && event.via().equals(Chronicle.SWITCHROOM)) {
            if (alarm.qualifier() == 1) {
                shut.put(zone, event.receivedAt());
            } else {
                shut.remove(zone);
                relayed.remove(zone);
            }
        } else if (event.eventClass() == EventClass.OPEN_CLOSE) {
            armed.merge(alarm.partition(), event.receivedAt(), (one, other) -> one.isAfter(other) ? one : other);
        } else if (event.eventClass() == EventClass.BURGLARY && alarm.qualifier() == 1) {
            boolean told = event.state() == State.DUE || event.state() == State.RELAYED;
            if (told && event.receivedAt().isAfter(since(zone))) {
                count(event, relayed.computeIfAbsent(zone, first -> new LinkedHashMap<>()));
            } else {
                relayed.computeIfPresent(zone, (any, trips) -> {
                    trips.remove(event.id());
                    return trips.isEmpty() ? null : trips;
                });
            }
            if (told || event.state() == State.SHUT_DOWN) {
                last.merge(zone, event.receivedAt(), (one, other) -> one.isAfter(other) ? one : other);
            }
        }
    }

    private static void count(AlarmEvent event, Map<AlarmEventId, Instant> trips) {
        trips.put(event.id(), event.receivedAt());
        if (trips.size() > MOST) {
            trips.remove(trips.keySet().iterator().next());
        }
    }

    private Instant since(Zone zone) {
        return armed.entrySet().stream()
                .filter(each -> zone.isOf(each.getKey()))
                .map(Map.Entry::getValue)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    /** The alarms of this zone that were, or will be, relayed in this arming period. */
    int relayed(Zone zone, Instant now, Duration rest) {
        return isRested(zone, now, rest)
                ? 0
                : (int) relayed.getOrDefault(zone, Map.of()).values().stream()
                        .filter(since(zone)::isBefore)
                        .count();
    }

    private boolean isRested(Zone zone, Instant now, Duration rest) {
        return Optional.ofNullable(last.get(zone))
                .filter(at -> at.plus(rest).isAfter(now))
                .isEmpty();
    }

    /** Shut down, and neither opened nor closed since, nor at rest for long. */
    boolean isShut(Zone zone, Instant now, Duration rest) {
        return shut.containsKey(zone) && shut.get(zone).isAfter(since(zone)) && !isRested(zone, now, rest);
    }

    /** True when it was shut down and nobody was told yet that it is not any more. */
    boolean isToldShut(Zone zone) {
        return shut.containsKey(zone);
    }

    /** The zones of a partition that are told to be shut down. */
    List<Zone> toldShut(int partition) {
        return shut.keySet().stream().filter(zone -> zone.isOf(partition)).toList();
    }
}
