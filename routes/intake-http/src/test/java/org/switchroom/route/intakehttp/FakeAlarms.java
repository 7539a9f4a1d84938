package org.switchroom.route.intakehttp;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.switchroom.access.Caller;
import org.switchroom.alarm.AccountId;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.AlarmAccount.Panel;
import org.switchroom.alarm.AlarmAccounts;
import org.switchroom.alarm.AlarmDirectory;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.alarm.AlarmEventId;
import org.switchroom.alarm.AlarmEvents;
import org.switchroom.alarm.AlarmTiming;
import org.switchroom.alarm.CentralStation;
import org.switchroom.alarm.Dealer;
import org.switchroom.alarm.EventClass;
import org.switchroom.alarm.PanelAccess;
import org.switchroom.alarm.PanelIntake;
import org.switchroom.alarm.PanelReport;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Page;
import org.switchroom.answer.Problem;
import org.switchroom.message.Content;
import org.switchroom.routing.Explanation;

/** The alarm relay with one system of the tenant north, one event of it, and one central station. */
final class FakeAlarms implements PanelIntake, AlarmAccounts, AlarmDirectory, AlarmEvents {
    static final String PANEL = "1A2B";
    static final byte[] KEY = "0123456789ABCDEF".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final Instant NOW = FakeCore.NOW;

    final List<PanelReport> received = new ArrayList<>();
    final List<Activation> activations = new ArrayList<>();
    final List<Map<String, String>> written = new ArrayList<>();
    /** What the panel's report comes to. */
    Taken taken = Taken.STORED;

    boolean plainAllowed = true;

    final AlarmAccount account = new AlarmAccount(
            new AccountId(4711),
            "north",
            "Villa",
            Optional.of(new Panel(PANEL, Optional.of("4F2A"), true, true, Optional.of(Duration.ofSeconds(90)))),
            Optional.of(new AlarmAccount.Relay("vienna", "1234")),
            AlarmAccount.State.TESTED,
            0,
            AlarmTiming.USUAL,
            new TreeMap<>(Map.of(1, "Front Door", 2, "")),
            Optional.empty(),
            1,
            NOW,
            NOW);
    final AlarmEvent event = new AlarmEvent(
            new AlarmEventId(4712),
            "north",
            Optional.of(account.id()),
            PANEL,
            "api",
            Optional.of(17),
            Optional.empty(),
            EventClass.BURGLARY,
            new Content.Alarm(PANEL, 1, "130", 1, 7),
            AlarmEvent.State.DUE,
            NOW,
            NOW.plusSeconds(60),
            Optional.of(NOW),
            "raw",
            Map.of(),
            Optional.empty(),
            "waits",
            NOW);
    private final CentralStation station = new CentralStation(
            "vienna",
            "Vienna",
            List.of("+43123456789"),
            List.of("Contact ID"),
            List.of(),
            List.of(),
            Optional.of(NOW),
            1,
            NOW);

    private <T> Answer<T> of(Caller caller, boolean known, T value) {
        return known && caller.mayActFor("north")
                ? Answer.done(value)
                : Answer.refused(Problem.of(Problem.Kind.NOT_FOUND, "there is no such thing", "Look again."));
    }

    private Answer<AlarmAccount> own(Caller caller, AccountId id) {
        return of(caller, id.equals(account.id()), account);
    }

    @Override
    public CompletionStage<Taken> receive(PanelReport report) {
        received.add(report);
        return completedFuture(taken);
    }

    @Override
    public Optional<PanelAccess> access(String panel) {
        return panel.equals(PANEL) ? Optional.of(new PanelAccess(Optional.of(KEY), plainAllowed)) : Optional.empty();
    }

    @Override
    public CompletionStage<Answer<AlarmAccount>> create(Caller caller, Map<String, String> fields) {
        written.add(fields);
        return completedFuture(Answer.done(new AlarmAccount(
                new AccountId(4713),
                caller.tenant(),
                fields.getOrDefault("name", ""),
                Optional.empty(),
                Optional.empty(),
                AlarmAccount.State.NOT_MONITORED,
                0,
                AlarmTiming.USUAL,
                new TreeMap<>(),
                Optional.empty(),
                1,
                NOW,
                NOW)));
    }

    @Override
    public CompletionStage<Answer<AlarmAccount>> change(
            Caller caller, AccountId id, int revision, Map<String, String> fields) {
        written.add(fields);
        return completedFuture(own(caller, id));
    }

    @Override
    public CompletionStage<Answer<AlarmAccount>> activate(Caller caller, AccountId id, Activation activation) {
        activations.add(activation);
        return completedFuture(own(caller, id));
    }

    @Override
    public CompletionStage<Answer<AlarmAccount>> deactivate(Caller caller, AccountId id) {
        return completedFuture(own(caller, id));
    }

    @Override
    public CompletionStage<Answer<AlarmAccount>> onTest(Caller caller, AccountId id, Duration howLong) {
        return completedFuture(own(caller, id));
    }

    @Override
    public CompletionStage<Answer<AlarmEvent>> sendTest(Caller caller, AccountId id) {
        return completedFuture(of(caller, id.equals(account.id()), event));
    }

    @Override
    public Answer<AlarmAccount> show(Caller caller, AccountId id) {
        return own(caller, id);
    }

    @Override
    public Answer<Page<AlarmAccount>> list(Caller caller, AlarmAccounts.Filter filter) {
        return Answer.done(new Page<>(caller.mayActFor("north") ? List.of(account) : List.of(), Optional.empty()));
    }

    @Override
    public Answer<List<Zone>> zones(Caller caller, AccountId id) {
        return own(caller, id)
                .map(found -> List.of(new Zone(1, Optional.of("Front Door")), new Zone(2, Optional.empty())));
    }

    @Override
    public boolean mayBring(Caller caller, String panel) {
        return !panel.equals(PANEL) || caller.mayActFor("north");
    }

    @Override
    public Answer<List<CentralStation>> stations(Caller caller) {
        return Answer.done(List.of(station));
    }

    @Override
    public Answer<CentralStation> station(Caller caller, String id) {
        return id.equals(station.id())
                ? Answer.done(station)
                : Answer.refused(Problem.of(Problem.Kind.NOT_FOUND, "there is no such thing", "Look again."));
    }

    @Override
    public CompletionStage<Answer<CentralStation>> putStation(
            Caller caller, String id, int revision, Map<String, String> fields) {
        written.add(fields);
        return completedFuture(station(caller, id));
    }

    @Override
    public Answer<List<Dealer>> dealers(Caller caller) {
        return Answer.done(List.of(dealer(caller.tenant())));
    }

    private static Dealer dealer(String tenant) {
        return new Dealer(tenant, "A dealer", Dealer.State.APPROVED, List.of("karl"), 1, NOW);
    }

    @Override
    public CompletionStage<Answer<Dealer>> apply(Caller caller, Map<String, String> fields) {
        written.add(fields);
        return completedFuture(Answer.done(dealer(caller.tenant())));
    }

    @Override
    public CompletionStage<Answer<Dealer>> setDealer(Caller caller, String tenant, Dealer.State state) {
        return completedFuture(of(caller, tenant.equals("north"), dealer(tenant)));
    }

    @Override
    public Answer<Page<AlarmEvent>> list(Caller caller, AlarmEvents.Filter filter) {
        return Answer.done(new Page<>(caller.mayActFor("north") ? List.of(event) : List.of(), Optional.empty()));
    }

    @Override
    public Answer<AlarmEvent> show(Caller caller, AlarmEventId id) {
        return of(caller, id.equals(event.id()), event);
    }

    @Override
    public Answer<List<String>> explain(Caller caller, AlarmEventId id) {
        return show(caller, id).map(found -> List.of("it waits"));
    }

    @Override
    public Answer<List<Explanation>> explainRules(Caller caller, AlarmEventId id, Optional<Instant> at) {
        return show(caller, id).map(known -> List.of());
    }
}
