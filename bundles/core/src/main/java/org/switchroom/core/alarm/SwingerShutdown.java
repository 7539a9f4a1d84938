package org.switchroom.core.alarm;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.AlarmEvent.State;
import org.switchroom.alarm.EventClass;
import org.switchroom.core.alarm.Fates.Fate;
import org.switchroom.core.alarm.Lately.Spot;
import org.switchroom.core.alarm.Trips.Zone;
import org.switchroom.message.Content;

/** What {@link SwingerRule} does with an event, before {@link Fates} does. Burglary only: never what concerns life. Pure. */
final class SwingerShutdown {
    private SwingerShutdown() {}

    /** Empty when the event is none of this rule's. */
    static Optional<Fate> fate(
            SwingerRule rule,
            AlarmAccount account,
            Content.Alarm alarm,
            EventClass eventClass,
            Lately lately,
            Instant now) {
        if (!applies(rule, account, now) || eventClass != EventClass.BURGLARY) {
            return Optional.empty();
        }
        Zone zone = Zone.of(alarm);
        boolean shut = lately.trips().isShut(zone, now, rule.rest());
        if (alarm.qualifier() == 3) {
            return shut && !lately.isTold(Spot.of(alarm)) && !waits(alarm, lately)
                    ? Optional.of(shutDown(zone, rule, now))
                    : Optional.empty();
        }
        return shut || lately.trips().relayed(zone, now, rule.rest()) >= rule.trips()
                ? Optional.of(shutDown(zone, rule, now))
                : Optional.empty();
    }

    /** Our own events that go with this one: a zone is shut down, or is not any more. */
    static List<Content.Alarm> alongside(
            SwingerRule rule,
            AlarmAccount account,
            Content.Alarm alarm,
            EventClass eventClass,
            Lately lately,
            Fate fate,
            Instant now) {
        if (!applies(rule, account, now)) {
            return List.of();
        }
        Zone zone = Zone.of(alarm);
        if (eventClass == EventClass.OPEN_CLOSE) {
            return lately.trips().toldShut(alarm.partition()).stream()
                    .map(each -> event(alarm, 3, each))
                    .toList();
        } else if (eventClass != EventClass.BURGLARY || alarm.qualifier() == 3) {
            return List.of();
        } else if (fate.state() == State.SHUT_DOWN) {
            return lately.trips().isToldShut(zone) ? List.of() : List.of(event(alarm, 1, zone));
        }
        return lately.trips().isToldShut(zone) ? List.of(event(alarm, 3, zone)) : List.of();
    }

    private static boolean applies(SwingerRule rule, AlarmAccount account, Instant now) {
        return rule.isOn() && account.isMonitored() && !account.isOnTest(now);
    }

    private static boolean waits(Content.Alarm alarm, Lately lately) {
        return lately.waiting().stream()
                .anyMatch(event -> Spot.of(event.alarm()).equals(Spot.of(alarm)));
    }

    private static Content.Alarm event(Content.Alarm alarm, int qualifier, Zone zone) {
        return new Content.Alarm(alarm.account(), qualifier, Trips.SHUT_DOWN, zone.partition(), zone.number());
    }

    private static Fate shutDown(Zone zone, SwingerRule rule, Instant now) {
        return new Fate(
                State.SHUT_DOWN,
                now,
                "zone " + zone.number() + " is shut down as a swinger: " + rule.trips()
                        + " alarms of it were relayed; nobody is told of more until an opening or closing, or "
                        + rule.rest().toHours() + " h without a trip");
    }
}
