package org.switchroom.core.alarm;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.alarm.AccountId;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.AlarmAccounts;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Page;
import org.switchroom.answer.Problem;
import org.switchroom.core.access.Permission;
import org.switchroom.store.Journal;

/** Keeps the systems of the dealers: who may see and change them. Any thread; may wait for the database. */
final class Accounts implements AlarmAccounts {
    private static final Duration LONGEST_TEST = Duration.ofDays(1);

    private final Journal journal;
    private final AccountBook book;
    private final AccountWriter writer;
    private final Activating activating;
    private final TestEvents tests;
    private final AccountSearch search;
    private final KnownZones zones;
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
        this.search = new AccountSearch(book);
        this.zones = new KnownZones(journal);
        this.clock = clock;
    }

    @Override
    public CompletionStage<Answer<AlarmAccount>> create(Caller caller, Map<String, String> fields) {
        Optional<Problem> wrong =
                Permission.missing(caller, Scope.ALARMS_WRITE).or(() -> AccountEdit.notAllowed(caller, fields));
        if (wrong.isPresent()) {
            return refused(wrong.get());
        }
        AccountId id = new AccountId(journal.nextId());
        return write(
                Optional.empty(), AccountEdit.create(id, caller.tenant(), fields, clock.instant()), caller, "created");
    }

    @Override
    public CompletionStage<Answer<AlarmAccount>> change(
            Caller caller, AccountId id, int revision, Map<String, String> fields) {
        Optional<Problem> wrong =
                Permission.missing(caller, Scope.ALARMS_WRITE).or(() -> AccountEdit.notAllowed(caller, fields));
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
                AccountEdit.change(before, fields, clock.instant()),
                caller,
                "changed " + String.join(", ", fields.keySet()));
    }

    private CompletionStage<Answer<AlarmAccount>> write(
            Optional<AlarmAccount> before, Answer<AccountEdit> edited, Caller caller, String story) {
        return edited.fold(
                edit -> writer.write(before, edit.after(), edit.key(), caller.name(), story),
                problem -> refused(problem));
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
            Caller caller, AccountId id, Function<AlarmAccount, CompletionStage<Answer<AlarmAccount>>> next) {
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
                .orElseGet(() -> Answer.done(search.page(caller, filter)));
    }

    @Override
    public Answer<List<Zone>> zones(Caller caller, AccountId id) {
        return show(caller, id).map(zones::of);
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
