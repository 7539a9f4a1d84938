package org.switchroom.core.alarm;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.alarm.AccountId;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.AlarmAccount.Panel;
import org.switchroom.alarm.AlarmAccounts;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.alarm.AlarmEvents;
import org.switchroom.alarm.EventCodes;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Page;
import org.switchroom.answer.Problem;
import org.switchroom.core.access.Permission;
import org.switchroom.store.Journal;

/** Keeps the systems of the dealers. */
final class Accounts implements AlarmAccounts {
    private static final Duration LONGEST_TEST = Duration.ofDays(1);
    private static final int ZONES_READ_BACK = 200;

    private final Journal journal;
    private final AccountBook book;
    private final AccountWriter writer;
    private final Activating activating;
    private final TestEvents tests;
    private final Clock clock;

    Accounts(
            Journal journal,
            AccountBook book,
            AccountWriter writer,
            Activating activating,
            TestEvents tests,
            Clock clock) {
        this.journal = journal;
        this.book = book;
        this.writer = writer;
        this.activating = activating;
        this.tests = tests;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Answer<AlarmAccount>> create(Caller caller, Map<String, String> fields) {
        Optional<Problem> wrong = Permission.missing(caller, Scope.ALARMS_WRITE).or(() -> unknown(caller, fields));
        if (wrong.isPresent()) {
            return refused(wrong.get());
        }
        Instant now = clock.instant();
        AccountId id = new AccountId(journal.nextId());
        AlarmAccount fresh = AlarmAccount.of(id, caller.tenant(), "new", now);
        Map<String, String> written = new LinkedHashMap<>(AccountFields.write(fresh));
        written.put("name", "");
        return write(Optional.empty(), fresh, written, fields, caller, "created");
    }

    @Override
    public CompletionStage<Answer<AlarmAccount>> change(
            Caller caller, AccountId id, int revision, Map<String, String> fields) {
        Optional<Problem> wrong = Permission.missing(caller, Scope.ALARMS_WRITE).or(() -> unknown(caller, fields));
        if (wrong.isPresent()) {
            return refused(wrong.get());
        }
        Answer<AlarmAccount> own = own(caller, id);
        if (!(own instanceof Answer.Done<AlarmAccount> done)) {
            return completedFuture(own);
        }
        AlarmAccount before = done.value();
        if (before.revision() != revision) {
            return refused(AccountWriter.stale(before));
        }
        return write(
                Optional.of(before),
                before,
                AccountFields.write(before),
                fields,
                caller,
                "changed " + String.join(", ", fields.keySet()));
    }

    /** The house alone says what a panel's CRC is, or it would prove nothing. */
    private static Optional<Problem> unknown(Caller caller, Map<String, String> fields) {
        if (fields.containsKey("crc") && !caller.everyTenant()) {
            return Optional.of(new Problem(
                    Problem.Kind.FORBIDDEN,
                    Optional.of("crc"),
                    "a panel's CRC is entered by those who run the relay",
                    "Leave it out; it is asked for at activation"));
        }
        return FieldNames.unknown(fields, AccountFields.WRITABLE);
    }

    private CompletionStage<Answer<AlarmAccount>> write(
            Optional<AlarmAccount> before,
            AlarmAccount base,
            Map<String, String> written,
            Map<String, String> fields,
            Caller caller,
            String story) {
        Map<String, String> merged = new LinkedHashMap<>(written);
        merged.putAll(fields);
        Optional<byte[]> key = Optional.empty();
        String keyText = Optional.ofNullable(merged.remove("key")).orElse("");
        if (!keyText.isEmpty()) {
            key = PanelKey.parse(keyText);
            if (key.isEmpty()) {
                return refused(Problem.field(
                        "key",
                        "it is no key of AES",
                        "Send 32, 48 or 64 hexadecimal digits, or 16, 24 or 32 characters"));
            }
        }
        if (fields.containsKey("key")) {
            merged.put("keyed", Boolean.toString(key.isPresent()));
            if (!fields.containsKey("plainAllowed")) {
                merged.put("plainAllowed", Boolean.toString(key.isEmpty()));
            }
        }
        int revision = before.map(AlarmAccount::revision).orElse(0) + 1;
        Optional<byte[]> newKey = key;
        return AccountFields.read(base.id(), base.tenant(), merged, revision, clock.instant())
                .fold(after -> writer.write(before, after, newKey, caller.name(), story), problem -> refused(problem));
    }

    @Override
    public CompletionStage<Answer<AlarmAccount>> activate(Caller caller, AccountId id, Activation activation) {
        return withOwn(caller, id, account -> activating.activate(caller, account, activation));
    }

    @Override
    public CompletionStage<Answer<AlarmAccount>> deactivate(Caller caller, AccountId id) {
        return withOwn(caller, id, account -> activating.deactivate(caller, account));
    }

    @Override
    public CompletionStage<Answer<AlarmAccount>> onTest(Caller caller, AccountId id, Duration howLong) {
        if (howLong.isNegative() || howLong.compareTo(LONGEST_TEST) > 0) {
            return refused(Problem.field("minutes", "a test lasts at most a day", "Send 0 to 1440 minutes"));
        }
        return withOwn(caller, id, account -> {
            Instant now = clock.instant();
            Optional<Instant> until = Optional.of(now.plus(howLong)).filter(now::isBefore);
            AlarmAccount after = new AlarmAccount(
                    account.id(),
                    account.tenant(),
                    account.name(),
                    account.panel(),
                    account.relay(),
                    account.state(),
                    account.wrongTries(),
                    account.timing(),
                    account.zones(),
                    until,
                    account.revision() + 1,
                    account.createdAt(),
                    now);
            return writer.write(
                    Optional.of(account),
                    after,
                    Optional.empty(),
                    caller.name(),
                    until.map(end -> "on test until " + end + ": nothing is relayed")
                            .orElse("on test no more"));
        });
    }

    @Override
    public CompletionStage<Answer<AlarmEvent>> sendTest(Caller caller, AccountId id) {
        Answer<AlarmAccount> own = writable(caller, id);
        return own.fold(account -> tests.send(caller, account), problem -> completedFuture(Answer.refused(problem)));
    }

    private CompletionStage<Answer<AlarmAccount>> withOwn(
            Caller caller,
            AccountId id,
            java.util.function.Function<AlarmAccount, CompletionStage<Answer<AlarmAccount>>> next) {
        return writable(caller, id).fold(next, problem -> refused(problem));
    }

    private Answer<AlarmAccount> writable(Caller caller, AccountId id) {
        return Permission.missing(caller, Scope.ALARMS_WRITE)
                .map(Answer::<AlarmAccount>refused)
                .orElseGet(() -> own(caller, id));
    }

    @Override
    public Answer<AlarmAccount> show(Caller caller, AccountId id) {
        return Permission.missing(caller, Scope.ALARMS_READ)
                .map(Answer::<AlarmAccount>refused)
                .orElseGet(() -> own(caller, id));
    }

    private Answer<AlarmAccount> own(Caller caller, AccountId id) {
        return book.find(id)
                .filter(account -> caller.mayActFor(account.tenant()))
                .map(Answer::done)
                .orElseGet(() -> Answer.refused(Permission.notFound("system", id)));
    }

    @Override
    public Answer<Page<AlarmAccount>> list(Caller caller, Filter filter) {
        return Permission.missing(caller, Scope.ALARMS_READ)
                .map(Answer::<Page<AlarmAccount>>refused)
                .orElseGet(() -> Answer.done(page(caller, filter)));
    }

    private Page<AlarmAccount> page(Caller caller, Filter filter) {
        Optional<AccountId> after = filter.after().flatMap(AccountId::parse);
        List<AlarmAccount> found = book.all().stream()
                .filter(account -> caller.tenants().contains(account.tenant()))
                .filter(account -> filter.state().map(account.state()::equals).orElse(true))
                .filter(account -> filter.text()
                        .map(text -> words(account).contains(text.toLowerCase(Locale.ROOT)))
                        .orElse(true))
                .filter(account ->
                        after.map(id -> account.id().compareTo(id) < 0).orElse(true))
                .sorted(Comparator.comparing(AlarmAccount::id).reversed())
                .limit(filter.limit() + 1L)
                .toList();
        if (found.size() <= filter.limit()) {
            return new Page<>(found, Optional.empty());
        }
        List<AlarmAccount> items = found.subList(0, filter.limit());
        return new Page<>(items, Optional.of(items.get(items.size() - 1).id().toString()));
    }

    private static String words(AlarmAccount account) {
        return (account.name() + "\n"
                        + account.panel().map(Panel::account).orElse("") + "\n"
                        + account.relay().map(relay -> relay.number()).orElse(""))
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public Answer<List<Zone>> zones(Caller caller, AccountId id) {
        return show(caller, id).map(account -> {
            Map<Integer, Optional<String>> zones = new TreeMap<>();
            journal
                    .alarmEvents(
                            List.of(account.tenant()),
                            new AlarmEvents.Filter(
                                    Optional.of(id), Optional.empty(), Optional.empty(), ZONES_READ_BACK))
                    .items()
                    .stream()
                    .map(AlarmEvent::alarm)
                    .filter(alarm -> alarm.zoneOrUser() > 0)
                    .filter(alarm -> EventCodes.find(alarm.code())
                            .map(code -> !code.user())
                            .orElse(false))
                    .forEach(alarm -> zones.put(alarm.zoneOrUser(), Optional.empty()));
            account.zones()
                    .forEach((number, name) ->
                            zones.put(number, Optional.of(name).filter(it -> !it.isBlank())));
            List<Zone> lines = new ArrayList<>();
            zones.forEach((number, name) -> lines.add(new Zone(number, name)));
            return List.copyOf(lines);
        });
    }

    @Override
    public boolean mayBring(Caller caller, String panel) {
        return caller.may(Scope.ALARMS_SEND)
                && book.byPanel(panel)
                        .map(account -> caller.mayActFor(account.tenant()))
                        .orElse(true);
    }

    private static CompletionStage<Answer<AlarmAccount>> refused(Problem problem) {
        return completedFuture(Answer.refused(problem));
    }
}
