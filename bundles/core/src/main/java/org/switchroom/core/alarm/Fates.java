package org.switchroom.core.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.alarm.AlarmEvent.State;
import org.switchroom.alarm.AlarmTiming;
import org.switchroom.alarm.EventClass;
import org.switchroom.core.alarm.Lately.Spot;
import org.switchroom.message.Content;

/** What becomes of an event when it comes: the rules of delay and abort. Pure. */
final class Fates {
    /**
     * @param dueAt when it is, or was to be, relayed
     * @param aborted what waits and is not relayed because of it
     */
    record Fate(State state, Instant dueAt, String why, List<AlarmEvent> aborted) {
        Fate(State state, Instant dueAt, String why) {
            this(state, dueAt, why, List.of());
        }
    }

    private static final int RESTORE = 3;

    private Fates() {}

    /** A restore; the third qualifier of openings and closings is a closing, which is an event of its own. */
    static boolean isRestore(Content.Alarm alarm, EventClass eventClass) {
        return alarm.qualifier() == RESTORE && eventClass != EventClass.OPEN_CLOSE && eventClass != EventClass.CANCEL;
    }

    /** @param usual the house's delay */
    static Fate of(
            AlarmAccount account,
            Content.Alarm alarm,
            EventClass eventClass,
            Lately lately,
            Instant now,
            Duration usual) {
        if (!account.isMonitored()) {
            return new Fate(State.NOT_MONITORED, now, "the account is not monitored: nobody is told");
        }
        boolean restore = isRestore(alarm, eventClass);
        boolean endsSomething = restore && (!alarmsAt(alarm, lately).isEmpty() || lately.isTold(Spot.of(alarm)));
        if (account.isOnTest(now) && !endsSomething) {
            return new Fate(
                    State.ON_TEST,
                    now,
                    "the account is on test until " + account.onTestUntil().orElseThrow() + ": nobody is told");
        }
        if (restore) {
            return ofRestore(account.timing(), alarm, eventClass, lately, now);
        }
        Fate fate = ofAlarm(account.timing(), alarm, eventClass, lately, now, usual);
        return takesBack(alarm, eventClass)
                ? new Fate(fate.state(), fate.dueAt(), fate.why(), cancelled(account.timing(), alarm, lately, now))
                : fate;
    }

    private static List<AlarmEvent> alarmsAt(Content.Alarm alarm, Lately lately) {
        return lately.waiting().stream()
                .filter(event -> Spot.of(event.alarm()).equals(Spot.of(alarm)))
                .filter(event -> !isRestore(event.alarm(), event.eventClass()))
                .toList();
    }

    private static Fate ofRestore(
            AlarmTiming timing, Content.Alarm alarm, EventClass eventClass, Lately lately, Instant now) {
        List<AlarmEvent> restored = alarmsAt(alarm, lately);
        if (restored.isEmpty()) {
            return new Fate(State.RELAYED, now, "a restore of what does not wait any more: at once");
        }
        if (!timing.restoreAborts().contains(eventClass)) {
            Instant last = last(restored);
            return new Fate(
                    State.DUE,
                    last,
                    "a restore takes no event of class " + eventClass + " back: relayed behind it at " + last);
        }
        List<AlarmEvent> due =
                restored.stream().filter(event -> !event.dueAt().isAfter(now)).toList();
        if (!due.isEmpty()) {
            return new Fate(
                    State.DUE,
                    last(due),
                    "a restore of what is due and not relayed yet, which nothing takes back any more: relayed behind it",
                    restored.stream()
                            .filter(event -> event.dueAt().isAfter(now))
                            .toList());
        }
        return lately.isTold(Spot.of(alarm))
                ? new Fate(State.RELAYED, now, "a restore; an earlier alarm of there was relayed: at once", restored)
                : new Fate(State.ABORTED, now, "restored before it was relayed: neither is", restored);
    }

    private static Instant last(List<AlarmEvent> events) {
        return events.stream()
                .map(AlarmEvent::dueAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Fate ofAlarm(
            AlarmTiming timing,
            Content.Alarm alarm,
            EventClass eventClass,
            Lately lately,
            Instant now,
            Duration usual) {
        Duration delay = timing.delay(eventClass, usual);
        if (delay.isZero()) {
            return new Fate(State.RELAYED, now, "events of class " + eventClass + " do not wait");
        }
        Instant due = now.plus(delay);
        Optional<Instant> first = alarmsAt(alarm, lately).stream()
                .map(AlarmEvent::dueAt)
                .min(Comparator.naturalOrder())
                .filter(earlier -> earlier.isBefore(due));
        return first.map(earlier ->
                        new Fate(State.DUE, earlier, "said again; the time of the first stands, which is " + earlier))
                .orElseGet(() -> new Fate(
                        State.DUE,
                        due,
                        "events of class " + eventClass + " wait " + delay.toSeconds() + " s: relayed at " + due));
    }

    /** A cancel, or an opening, which is a disarming. */
    private static boolean takesBack(Content.Alarm alarm, EventClass eventClass) {
        return eventClass == EventClass.CANCEL || (eventClass == EventClass.OPEN_CLOSE && alarm.qualifier() == 1);
    }

    private static List<AlarmEvent> cancelled(AlarmTiming timing, Content.Alarm alarm, Lately lately, Instant now) {
        return lately.waiting().stream()
                .filter(event -> event.dueAt().isAfter(now))
                .filter(event -> timing.cancelAborts().contains(event.eventClass()))
                .filter(event -> isSamePartition(event.alarm(), alarm))
                .filter(event ->
                        !isRestore(event.alarm(), event.eventClass()) || !lately.isTold(Spot.of(event.alarm())))
                .toList();
    }

    /** 0 is the whole system. */
    private static boolean isSamePartition(Content.Alarm one, Content.Alarm other) {
        return one.partition() == other.partition() || one.partition() == 0 || other.partition() == 0;
    }
}
