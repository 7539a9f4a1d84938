package org.switchroom.core.alarm;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.alarm.AlarmEventId;
import org.switchroom.alarm.AlarmEvents;
import org.switchroom.alarm.AlarmTiming;
import org.switchroom.alarm.EventClass;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Page;
import org.switchroom.answer.Problem;
import org.switchroom.core.access.Permission;
import org.switchroom.core.job.AlarmNotices;
import org.switchroom.routing.Explanation;
import org.switchroom.store.Journal;

/** Shows what panels reported and what became of it. */
final class EventDesk implements AlarmEvents {
    private final Journal journal;
    private final AccountBook accounts;
    private final StationBook stations;
    private final AlarmSettings settings;
    private final AlarmNotices told;
    private final Clock clock;

    EventDesk(
            Journal journal,
            AccountBook accounts,
            StationBook stations,
            AlarmSettings settings,
            AlarmNotices told,
            Clock clock) {
        this.journal = journal;
        this.told = told;
        this.clock = clock;
        this.accounts = accounts;
        this.stations = stations;
        this.settings = settings;
    }

    @Override
    public Answer<Page<AlarmEvent>> list(Caller caller, Filter filter) {
        return Permission.missing(caller, Scope.ALARMS_READ)
                .map(Answer::<Page<AlarmEvent>>refused)
                .orElseGet(() -> Answer.done(journal.alarmEvents(caller.tenants(), filter)));
    }

    @Override
    public Answer<AlarmEvent> show(Caller caller, AlarmEventId id) {
        return Permission.missing(caller, Scope.ALARMS_READ)
                .map(Answer::<AlarmEvent>refused)
                .orElseGet(() -> journal.alarmEvent(id)
                        .filter(event -> caller.mayActFor(event.tenant()))
                        .map(Answer::done)
                        .orElseGet(() -> Answer.refused(Permission.notFound("event", id))));
    }

    @Override
    public Answer<List<String>> explain(Caller caller, AlarmEventId id) {
        return show(caller, id).map(this::explanation);
    }

    @Override
    public Answer<List<Explanation>> explainRules(Caller caller, AlarmEventId id, Optional<Instant> at) {
        Answer<AlarmEvent> shown = show(caller, id);
        if (!(shown instanceof Answer.Done<AlarmEvent> done)) {
            return shown.map(event -> List.of());
        }
        AlarmEvent event = done.value();
        List<Explanation> explanations = event.account()
                .flatMap(accounts::byId)
                .map(account -> told.explain(AlarmSaid.of(event, account), at.orElseGet(clock::instant), caller))
                .orElse(List.of());
        return explanations.isEmpty()
                ? Answer.refused(Problem.of(
                        Problem.Kind.CONFLICT,
                        "no party of the tenant has the account number of the event's system",
                        "Give a party the account at the central station as its account number"))
                : Answer.done(explanations);
    }

    private List<String> explanation(AlarmEvent event) {
        List<String> lines = new ArrayList<>();
        lines.add("event " + event.id() + ": " + Relaying.words(event) + ", class " + event.eventClass());
        lines.add("panel " + event.panel() + " by " + event.via()
                + event.sequence().map(number -> ", sequence " + number).orElse("") + ", received "
                + event.receivedAt());
        Optional<AlarmAccount> account = event.account().flatMap(accounts::byId);
        account.ifPresent(known -> lines.addAll(ofAccount(event, known)));
        lines.add(event.state() + " since " + event.changedAt() + ": " + event.why());
        event.message().ifPresent(message -> journal.timeline(message)
                .forEach(entry -> lines.add(entry.at() + " " + entry.kind() + " " + entry.text())));
        return lines;
    }

    private List<String> ofAccount(AlarmEvent event, AlarmAccount account) {
        AlarmTiming timing = account.timing();
        List<String> lines = new ArrayList<>();
        lines.add("system " + account.id() + " " + account.name() + ", " + account.state());
        lines.add("now, events of this class wait "
                + timing.delay(event.eventClass(), settings.delay()).toSeconds() + " s"
                + (AlarmTiming.isNeverAborted(event.eventClass())
                        ? " and are never taken back"
                        : "; a restore "
                                + (timing.restoreAborts().contains(event.eventClass()) ? "takes" : "does not take")
                                + " them back, a cancel or disarming "
                                + (timing.cancelAborts().contains(event.eventClass()) ? "does" : "does not")));
        if (event.eventClass() == EventClass.BURGLARY) {
            lines.add(settings.swingers().words());
        }
        account.relay()
                .map(relay -> stations.get(relay.station())
                        .map(station -> "central station " + station.name() + ", account " + relay.number() + ", ways: "
                                + String.join(
                                        " else ",
                                        StationBook.plan(station, relay).stream()
                                                .map(hop -> hop.channel() + " "
                                                        + hop.to().masked())
                                                .toList()))
                        .orElseGet(() -> "central station " + relay.station() + " is not in the directory"))
                .ifPresent(lines::add);
        return lines;
    }
}
