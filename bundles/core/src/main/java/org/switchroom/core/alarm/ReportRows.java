package org.switchroom.core.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.alarm.AlarmEvent.State;
import org.switchroom.alarm.AlarmEventId;
import org.switchroom.alarm.EventClass;
import org.switchroom.alarm.EventCodes;
import org.switchroom.core.Chronicle;
import org.switchroom.core.alarm.Fates.Fate;
import org.switchroom.message.Content;
import org.switchroom.message.MessageId;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.trace.TimelineEntry;

/** Decides what becomes of each event of a report, and of what it takes back, as rows of one entry. */
final class ReportRows {
    /** @param dues when what waits is due */
    record Decided(List<Row> rows, List<Instant> dues) {}

    private final Journal journal;
    private final Chronicle chronicle;
    private final Relaying relaying;
    private final AlarmSettings settings;

    ReportRows(Journal journal, Chronicle chronicle, Relaying relaying, AlarmSettings settings) {
        this.journal = journal;
        this.chronicle = chronicle;
        this.relaying = relaying;
        this.settings = settings;
    }

    /** @param lately has noted it afterwards */
    Decided decide(Given given, Lately lately) {
        Decided decided = new Decided(new ArrayList<>(given.also()), new ArrayList<>());
        for (Content.Alarm alarm : given.report().events()) {
            EventClass eventClass = EventCodes.classOf(alarm.code());
            Fate fate = fate(given, alarm, eventClass, lately);
            for (Content.Alarm ours : SwingerShutdown.alongside(
                    settings.swingers(), given.account(), alarm, eventClass, lately, fate, given.now())) {
                EventClass ofOurs = EventCodes.classOf(ours.code());
                Fate ourFate = usual(given, ours, ofOurs, lately);
                add(event(given, ours, ofOurs, ourFate, Chronicle.SWITCHROOM), ourFate, given, lately, decided);
            }
            add(event(given, alarm, eventClass, fate, given.report().via()), fate, given, lately, decided);
        }
        return decided;
    }

    private Fate fate(Given given, Content.Alarm alarm, EventClass eventClass, Lately lately) {
        return given.atOnce() && given.account().isMonitored()
                ? kept(new Fate(State.RELAYED, given.now(), "asked for by a person: at once"), given)
                : SwingerShutdown.fate(settings.swingers(), given.account(), alarm, eventClass, lately, given.now())
                        .orElseGet(() -> usual(given, alarm, eventClass, lately));
    }

    private Fate usual(Given given, Content.Alarm alarm, EventClass eventClass, Lately lately) {
        return kept(Fates.of(given.account(), alarm, eventClass, lately, given.now(), settings.delay()), given);
    }

    /** What can not be relayed is kept all the same, and acknowledged; {@link DueEvents} holds it and tells a person. */
    private Fate kept(Fate fate, Given given) {
        return fate.state() == State.RELAYED
                        && relaying.obstacle(given.account()).isPresent()
                ? new Fate(State.DUE, fate.dueAt(), fate.why(), fate.aborted())
                : fate;
    }

    private AlarmEvent event(Given given, Content.Alarm alarm, EventClass eventClass, Fate fate, String via) {
        return new AlarmEvent(
                new AlarmEventId(journal.nextId()),
                given.account().tenant(),
                Optional.of(given.account().id()),
                given.report().account(),
                via,
                given.report().sequence(),
                ReportDigest.of(given.report()),
                eventClass,
                alarm,
                fate.state(),
                given.now(),
                fate.dueAt(),
                given.report().panelTime(),
                given.report().raw(),
                given.report().extra(),
                Optional.empty(),
                fate.why(),
                given.now());
    }

    private void add(AlarmEvent event, Fate fate, Given given, Lately lately, Decided decided) {
        AlarmEvent stored = event;
        List<Row> story;
        if (event.state() == State.RELAYED) {
            Relaying.Relayed relayed = relaying.relay(event, given.account(), given.now());
            stored = event.in(State.RELAYED, Optional.of(relayed.message()), event.why(), given.now());
            story = relayed.rows();
        } else {
            story = List.of(line(
                    given,
                    event.via(),
                    TimelineEntry.Kind.RECEIVED,
                    event,
                    ": " + Relaying.words(event) + "; " + event.why()));
        }
        decided.rows().add(new Row.NewAlarmEvent(stored));
        decided.rows().addAll(story);
        lately.note(stored);
        if (event.state() == State.DUE) {
            decided.dues().add(fate.dueAt());
        }
        fate.aborted().forEach(aborted -> abort(aborted, event, given, lately, decided));
    }

    private void abort(AlarmEvent aborted, AlarmEvent by, Given given, Lately lately, Decided decided) {
        String why = (Fates.isRestore(by.alarm(), by.eventClass()) ? "restored" : "cancelled")
                + " before it was due, by event " + by.id();
        decided.rows()
                .add(new Row.AlarmEventStep(
                        aborted.id(), State.DUE, State.ABORTED, Optional.<MessageId>empty(), why, given.now()));
        decided.rows()
                .add(line(
                        given, Chronicle.SWITCHROOM, TimelineEntry.Kind.CANCELLED, aborted, " is not relayed: " + why));
        lately.note(aborted.in(State.ABORTED, Optional.empty(), why, given.now()));
    }

    private Row line(Given given, String actor, TimelineEntry.Kind kind, AlarmEvent event, String text) {
        return chronicle.row(
                given.account().tenant(),
                Optional.empty(),
                Optional.empty(),
                given.now(),
                actor,
                kind,
                "event " + event.id() + " of " + given.account().name() + text);
    }
}
