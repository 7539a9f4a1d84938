package org.switchroom.core.alarm;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.switchroom.access.Caller;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.AlarmAccount.Panel;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.alarm.AlarmEvents;
import org.switchroom.alarm.PanelIntake.Taken;
import org.switchroom.alarm.PanelReport;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.core.JournalWriter;
import org.switchroom.message.Content;
import org.switchroom.store.Journal;

/** Sends a manual test (SIA DC-05: 601) to an account's central station, because a person wants to see its kiss-off. */
final class TestEvents {
    private static final String MANUAL_TEST = "601";

    private final Journal journal;
    private final Reports reports;
    private final Turns turns;
    private final Clock clock;

    TestEvents(Journal journal, Reports reports, Turns turns, Clock clock) {
        this.journal = journal;
        this.reports = reports;
        this.turns = turns;
        this.clock = clock;
    }

    CompletionStage<Answer<AlarmEvent>> send(Caller caller, AlarmAccount account) {
        if (!account.isMonitored()) {
            return completedFuture(Answer.refused(Problem.of(
                    Problem.Kind.CONFLICT,
                    "system " + account.id() + " is not activated",
                    "Activate it with the central station's number, the account there and the panel's CRC")));
        }
        Instant now = clock.instant();
        String panel = account.panel().map(Panel::account).orElse("");
        String raw = "test asked for by " + caller.name() + " " + journal.nextId();
        PanelReport report = new PanelReport(
                "switchroom",
                panel,
                Optional.empty(),
                Optional.empty(),
                List.of(new Content.Alarm(panel, 1, MANUAL_TEST, 0, 0)),
                raw,
                Optional.empty(),
                now,
                Map.of());
        return completedFuture(report)
                .thenComposeAsync(it -> reports.own(new Given(it, account, now, true, List.of())), turns.of(panel))
                .thenApplyAsync(taken -> taken == Taken.STORED ? stored(account, raw) : notStored(), turns.of(panel));
    }

    private Answer<AlarmEvent> stored(AlarmAccount account, String raw) {
        return journal
                .alarmEvents(
                        List.of(account.tenant()),
                        new AlarmEvents.Filter(Optional.of(account.id()), Optional.empty(), Optional.empty(), 50))
                .items()
                .stream()
                .filter(event -> event.raw().equals(raw))
                .findFirst()
                .map(Answer::done)
                .orElseGet(TestEvents::notStored);
    }

    private static Answer<AlarmEvent> notStored() {
        return Answer.refused(JournalWriter.unavailable("the test could not be written"));
    }
}
