package org.switchroom.core.alarm;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.access.Tenant;
import org.switchroom.alarm.AccountId;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.AlarmAccounts.Activation;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.alarm.AlarmEvents;
import org.switchroom.alarm.Dealer;
import org.switchroom.alarm.PanelIntake.Taken;
import org.switchroom.alarm.PanelReport;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.core.Chronicle;
import org.switchroom.core.JournalWriter;
import org.switchroom.core.job.AlarmNotices;
import org.switchroom.core.party.MobilePrefixes;
import org.switchroom.core.party.PhoneNumbers;
import org.switchroom.core.routing.MessageViaRule;
import org.switchroom.core.routing.Router;
import org.switchroom.core.routing.RoutingNow;
import org.switchroom.core.routing.RuleSet;
import org.switchroom.message.Content;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.Messages;
import org.switchroom.outbox.Progress;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;
import org.switchroom.testkit.ManualClock;
import org.switchroom.testkit.journal.InMemoryJournal;
import org.switchroom.trace.TimelineEntry;

/** The alarm relay alone, on a journal in memory and a clock that is turned by hand; no timer runs. */
final class RelayHouse implements AutoCloseable {
    static final String NUMBER = "+43123456789";
    static final String CRC = "4F2A";
    /** Who runs the relay. */
    static final Caller HOUSE = new Caller("anna", List.of("dealer-1"), true, EnumSet.allOf(Scope.class));

    static final Caller DEALER = new Caller("karl", List.of("dealer-1"), false, EnumSet.allOf(Scope.class));
    static final Caller OTHER = new Caller("otto", List.of("dealer-2"), false, EnumSet.allOf(Scope.class));

    final ManualClock clock = ManualClock.create();
    final InMemoryJournal journal = new InMemoryJournal(Clock.systemUTC());
    final List<String> alerts = new CopyOnWriteArrayList<>();
    private final AlarmSettings settings;
    /** Of the house; none at first. */
    volatile RuleSet rules = RuleSet.EMPTY;

    Alarms alarms;
    private int panels = 0x1000;

    RelayHouse() {
        this(AlarmSettings.defaults());
    }

    RelayHouse(AlarmSettings settings) {
        this.settings = settings;
        this.alarms = open();
        done(alarms.directory().putStation(HOUSE, "vienna", 0, Map.of("name", "Vienna", "numbers", NUMBER)));
        done(alarms.directory().apply(DEALER, Map.of("name", "Karl & Co", "trained", "karl")));
        done(alarms.directory().setDealer(HOUSE, "dealer-1", Dealer.State.APPROVED));
    }

    private Alarms open() {
        JournalWriter writer = new JournalWriter(
                journal, news -> Optional.ofNullable(alarms).ifPresent(desk -> desk.look(news)), () -> {});
        Alarms opened = new Alarms(
                journal,
                writer,
                new Chronicle(journal),
                settings,
                new PhoneNumbers("AT", MobilePrefixes.of(Map.of())),
                (tenant, cause, title, detail) -> alerts.add(title + ": " + detail),
                new AlarmNotices(
                        journal,
                        new Chronicle(journal),
                        new RoutingNow(
                                new Router(new MessageViaRule(Duration.ofHours(4))),
                                () -> rules,
                                channel -> Set.of(channel.equals("email") ? "mailto" : "sms"),
                                hop -> List.of())),
                Runnable::run,
                clock);
        opened.load();
        return opened;
    }

    /** The process goes and comes back on the same store. */
    void restart() {
        alarms.close();
        alarms = open();
        alarms.lookNow();
    }

    void pass(Duration time) {
        clock.advance(time);
        alarms.lookNow();
    }

    void pass(int seconds) {
        pass(Duration.ofSeconds(seconds));
    }

    /** An activated system with a panel of its own. */
    AlarmAccount account(String... fields) {
        AlarmAccount made = installed(fields);
        return done(alarms.accounts().activate(DEALER, made.id(), new Activation(NUMBER, "1234", CRC, false)));
    }

    /** A system with a panel, not activated. */
    AlarmAccount installed(String... fields) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("name", "Villa");
        all.put("panel", Integer.toHexString(panels++).toUpperCase(java.util.Locale.ROOT));
        all.put("crc", CRC);
        for (int i = 0; i < fields.length; i += 2) {
            all.put(fields[i], fields[i + 1]);
        }
        return done(alarms.accounts().create(HOUSE, all));
    }

    AlarmAccount account(AccountId id) {
        return done(alarms.accounts().show(DEALER, id));
    }

    static String panel(AlarmAccount account) {
        return account.panel().orElseThrow().account();
    }

    PanelReport report(String panel, int sequence, Content.Alarm... events) {
        return new PanelReport(
                "test",
                panel,
                Optional.of(sequence).filter(number -> number != 0),
                Optional.empty(),
                List.of(events),
                "raw",
                Optional.of(clock.instant().minusSeconds(3600)),
                clock.instant(),
                Map.of());
    }

    /** The panel reports, without a sequence. */
    Taken says(AlarmAccount account, int qualifier, String code, int zone) {
        return says(account, 0, qualifier, code, zone);
    }

    Taken says(AlarmAccount account, int sequence, int qualifier, String code, int zone) {
        String panel = panel(account);
        return join(
                alarms.panels().receive(report(panel, sequence, new Content.Alarm(panel, qualifier, code, 1, zone))));
    }

    List<AlarmEvent> events(AlarmAccount account) {
        return done(alarms.events()
                        .list(
                                DEALER,
                                new AlarmEvents.Filter(
                                        Optional.of(account.id()), Optional.empty(), Optional.empty(), 200)))
                .items();
    }

    AlarmEvent latest(AlarmAccount account) {
        return events(account).get(0);
    }

    List<AlarmEvent> quarantined() {
        return journal.alarmEvents(
                        List.of(Tenant.MAIN),
                        new AlarmEvents.Filter(Optional.empty(), Optional.empty(), Optional.empty(), 200))
                .items();
    }

    /** What was put into the outbox, oldest first, as Contact ID without the account. */
    List<String> relayed() {
        List<StoredMessage> messages = new java.util.ArrayList<>(messages());
        java.util.Collections.reverse(messages);
        return messages.stream()
                .map(message -> (Content.Alarm) message.envelope().content())
                .map(alarm -> alarm.qualifier() + alarm.code() + " " + alarm.zoneOrUser())
                .toList();
    }

    /** Newest first. */
    List<StoredMessage> messages() {
        return journal.messages(List.of("dealer-1"), Messages.Filter.all(200)).items();
    }

    /** The message goes on as if a transport had it. */
    void step(StoredMessage message, MessageState to) {
        Progress before = message.progress();
        Progress next = new Progress(
                to,
                before.hop(),
                1,
                before.dueAt(),
                before.reason(),
                before.via(),
                before.reference(),
                false,
                before.walk(),
                clock.instant());
        TimelineEntry entry = new TimelineEntry(
                journal.nextId(),
                "dealer-1",
                Optional.empty(),
                Optional.of(message.id()),
                clock.instant(),
                "test",
                to == MessageState.ACCEPTED ? TimelineEntry.Kind.ACCEPTED : TimelineEntry.Kind.SENDING,
                "as scripted");
        join(journal.write(Entry.of(
                new Row.MessageStep(message.id(), message.envelope().lane(), 0, message.state(), next),
                new Row.Timeline(entry))));
        alarms.look(List.of(entry));
    }

    static <T> T join(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }

    static <T> T done(CompletionStage<Answer<T>> stage) {
        return done(join(stage));
    }

    static <T> T done(Answer<T> answer) {
        return answer.fold(value -> value, problem -> {
            throw new AssertionError(problem.text());
        });
    }

    static <T> Problem refused(CompletionStage<Answer<T>> stage) {
        return join(stage)
                .fold(
                        value -> {
                            throw new AssertionError("done: " + value);
                        },
                        problem -> problem);
    }

    @Override
    public void close() {
        alarms.close();
    }
}
