package org.switchroom.core.alarm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.AlarmAccounts.Zone;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.alarm.AlarmEvents;
import org.switchroom.alarm.EventCodes;
import org.switchroom.store.Journal;

/** Which zones a system has: those that were given a name, and those that events came from lately. */
final class KnownZones {
    private static final int EVENTS_READ_BACK = 200;

    private final Journal journal;

    KnownZones(Journal journal) {
        this.journal = journal;
    }

    /** By number. Blocks on the database. */
    List<Zone> of(AlarmAccount account) {
        Map<Integer, Optional<String>> zones = new TreeMap<>();
        journal
                .alarmEvents(
                        List.of(account.tenant()),
                        new AlarmEvents.Filter(
                                Optional.of(account.id()), Optional.empty(), Optional.empty(), EVENTS_READ_BACK))
                .items()
                .stream()
                .map(AlarmEvent::alarm)
                .filter(alarm -> alarm.zoneOrUser() > 0)
                .filter(alarm ->
                        EventCodes.find(alarm.code()).map(code -> !code.user()).orElse(false))
                .forEach(alarm -> zones.put(alarm.zoneOrUser(), Optional.empty()));
        account.zones()
                .forEach((number, name) -> zones.put(number, Optional.of(name).filter(it -> !it.isBlank())));
        List<Zone> lines = new ArrayList<>();
        zones.forEach((number, name) -> lines.add(new Zone(number, name)));
        return List.copyOf(lines);
    }
}
