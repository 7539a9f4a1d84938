package org.switchroom.core.rule;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.access.Tenant;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.core.JournalWriter;
import org.switchroom.core.access.Permission;
import org.switchroom.core.routing.RuleText;
import org.switchroom.job.JobId;
import org.switchroom.routing.Explanation;
import org.switchroom.routing.Rules;
import org.switchroom.store.DocumentVersion;
import org.switchroom.store.Journal;
import org.switchroom.store.Written;

/** The rules as administrators handle them: asks who may, checks what is sent, answers with what then holds. */
public final class RuleDesk implements Rules {
    private static final int MOST_VERSIONS = 200;

    private final Journal journal;
    private final RuleBook book;
    private final Questions questions;
    private final Clock clock;

    public RuleDesk(Journal journal, RuleBook book, Questions questions, Clock clock) {
        this.journal = journal;
        this.book = book;
        this.questions = questions;
        this.clock = clock;
    }

    /** The rules speak of every tenant: who reads or changes them has to act for all of them. */
    private Optional<Problem> missing(Caller caller, Scope scope) {
        return Permission.missing(caller, scope)
                .or(() -> caller.everyTenant()
                                || journal.tenants().stream().map(Tenant::id).allMatch(caller::mayActFor)
                        ? Optional.empty()
                        : Optional.of(Problem.of(
                                Problem.Kind.FORBIDDEN,
                                caller.name() + " does not act for every tenant, and the rules are the whole house's",
                                "Ask an administrator; an administrator leaves the tenant out of the request")));
    }

    private <T> Answer<T> reading(Caller caller, java.util.function.Supplier<Answer<T>> read) {
        return missing(caller, Scope.RULES_READ).map(Answer::<T>refused).orElseGet(read);
    }

    @Override
    public Answer<InForce> inForce(Caller caller) {
        return reading(caller, () -> Answer.done(inForce()));
    }

    private InForce inForce() {
        RuleBook.InForce now = book.inForce();
        return new InForce(
                now.version().map(RuleDesk::version).orElse(new Version(0, "", "", Instant.EPOCH)),
                now.text(),
                now.set().lines(),
                book.file(),
                book.trouble());
    }

    private static Version version(DocumentVersion version) {
        return new Version(version.version(), version.actor(), version.comment(), version.at());
    }

    @Override
    public Answer<Text> version(Caller caller, int number) {
        return reading(caller, () -> stored(number).map(found -> new Text(version(found), found.text())));
    }

    private Answer<DocumentVersion> stored(int number) {
        return book.version(number)
                .map(Answer::done)
                .orElseGet(() -> Answer.refused(Permission.notFound("version of the rules", number)));
    }

    @Override
    public Answer<List<Version>> history(Caller caller, int below, int max) {
        return reading(
                caller,
                () -> Answer.done(book.history(below, Math.min(max, MOST_VERSIONS)).stream()
                        .map(RuleDesk::version)
                        .toList()));
    }

    @Override
    public Answer<List<String>> diff(Caller caller, int from, int to) {
        return reading(caller, () -> stored(from)
                .fold(before -> stored(to).map(after -> LineDiff.of(before.text(), after.text())), Answer::refused));
    }

    @Override
    public Answer<List<Mistake>> check(Caller caller, String text) {
        return reading(caller, () -> Answer.done(RuleText.read(text, 0).mistakes()));
    }

    @Override
    public CompletionStage<Answer<InForce>> replace(Caller caller, int seen, String text, String comment) {
        Optional<Problem> missing = missing(caller, Scope.RULES_WRITE);
        return missing.isPresent()
                ? completedFuture(Answer.refused(missing.get()))
                : store(caller, seen, text, comment);
    }

    @Override
    public CompletionStage<Answer<InForce>> rollBack(Caller caller, int seen, int to, String comment) {
        Optional<Problem> missing = missing(caller, Scope.RULES_WRITE);
        if (missing.isPresent()) {
            return completedFuture(Answer.refused(missing.get()));
        }
        String why = "back to version " + to + (comment.isBlank() ? "" : ": " + comment);
        return stored(to)
                .fold(old -> store(caller, seen, old.text(), why), problem -> completedFuture(Answer.refused(problem)));
    }

    private CompletionStage<Answer<InForce>> store(Caller caller, int seen, String text, String comment) {
        RuleText.Read read = RuleText.read(text, seen + 1);
        if (read.set().isEmpty()) {
            return completedFuture(Answer.refused(unreadable(read.mistakes())));
        }
        if (seen != book.inForce().number()) {
            return completedFuture(Answer.refused(stale(seen)));
        }
        return book.store(seen, text, caller.name(), comment).thenApply(written -> {
            if (written instanceof Written.Stored) {
                return Answer.done(inForce());
            }
            return written instanceof Written.Conflict
                    ? Answer.refused(stale(seen))
                    : Answer.refused(JournalWriter.unavailable(written.toString()));
        });
    }

    private static Problem unreadable(List<Mistake> mistakes) {
        return new Problem(
                Problem.Kind.INVALID,
                Optional.of("rules"),
                RuleBook.words(mistakes),
                "Nothing was changed; correct it and send the whole text again");
    }

    private Problem stale(int seen) {
        RuleBook.InForce now = book.inForce();
        return Problem.of(
                Problem.Kind.STALE,
                "the text was made from version " + seen + ", and version " + now.number()
                        + now.version().map(version -> " by " + version.actor()).orElse("") + " is in force by now",
                "Look at what changed between the two, take it over, and send the text again for version "
                        + now.number());
    }

    @Override
    public Answer<List<Explanation>> explain(Caller caller, JobId job, Occurrence occurrence) {
        return Permission.missing(caller, Scope.JOBS_READ)
                .map(Answer::<List<Explanation>>refused)
                .orElseGet(() -> questions.explain(caller, job, occurrence, clock.instant()));
    }

    @Override
    public Answer<List<Explanation>> explain(Caller caller, Map<String, String> fields, Occurrence occurrence) {
        return Permission.missing(caller, Scope.JOBS_READ)
                .map(Answer::<List<Explanation>>refused)
                .orElseGet(() -> questions.explain(caller, fields, occurrence, clock.instant()));
    }

    @Override
    public Answer<Replay> replay(Caller caller, Instant since, String candidate) {
        return reading(caller, () -> {
            RuleText.Read read = RuleText.read(candidate, book.inForce().number() + 1);
            return read.set()
                    .map(set -> Answer.done(questions.replay(caller, since, set)))
                    .orElseGet(() -> Answer.refused(unreadable(read.mistakes())));
        });
    }

    @Override
    public Optional<String> trouble() {
        return book.trouble();
    }
}
