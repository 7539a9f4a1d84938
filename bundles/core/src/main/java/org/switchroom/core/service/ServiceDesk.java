package org.switchroom.core.service;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.access.Tenant;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.core.JournalWriter;
import org.switchroom.core.access.Permission;
import org.switchroom.message.IdText;
import org.switchroom.service.LogLine;
import org.switchroom.service.ServiceJob;
import org.switchroom.service.ServiceJobs;
import org.switchroom.store.DocumentVersion;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.store.Written;

/** Keeps the service jobs, has them run, shows what they left in the log. */
public final class ServiceDesk implements ServiceJobs {
    private final Journal journal;
    private final JournalWriter writer;
    private final JobBook book;
    private final JobFields fields;
    private final RunBook runs;
    private final LogReading log;
    private final Running running;
    private final Clockwork clockwork;
    private final Executor executor;
    private final Clock clock;

    ServiceDesk(
            Journal journal,
            JournalWriter writer,
            JobBook book,
            JobFields fields,
            RunBook runs,
            Running running,
            Clockwork clockwork,
            Executor executor,
            Clock clock) {
        this.journal = journal;
        this.writer = writer;
        this.book = book;
        this.fields = fields;
        this.runs = runs;
        this.log = new LogReading(journal, clock);
        this.running = running;
        this.clockwork = clockwork;
        this.executor = executor;
        this.clock = clock;
    }

    /** A job is the house's: who changes it has to act for every tenant. */
    private Optional<Problem> mayNotChange(Caller caller) {
        return Permission.missing(caller, Scope.SMS_WRITE)
                .or(() -> Permission.notForAll(
                        caller, journal.tenants().stream().map(Tenant::id).toList(), "service jobs are"));
    }

    private <T> Answer<T> reading(Caller caller, java.util.function.Supplier<Answer<T>> read) {
        return Permission.missing(caller, Scope.SMS_READ)
                .map(Answer::<T>refused)
                .orElseGet(read);
    }

    @Override
    public Answer<List<View>> list(Caller caller, Filter filter) {
        return reading(
                caller,
                () -> Answer.done(book.read().stream()
                        .filter(job -> fits(job, filter))
                        .map(this::view)
                        .toList()));
    }

    private static boolean fits(ServiceJob job, Filter filter) {
        return filter.kind().map(job.kind()::equals).orElse(true)
                && filter.user()
                        .map(user -> job.created().by().equals(user)
                                || job.changed().by().equals(user))
                        .orElse(true)
                && filter.text()
                        .map(text -> Stream.of(job.name(), job.description(), job.note())
                                .anyMatch(text::matches))
                        .orElse(true);
    }

    private View view(ServiceJob job) {
        return new View(job, runs.of(job.id()), clockwork.next(job).filter(next -> running.isItsDay(job, next)));
    }

    @Override
    public Answer<View> show(Caller caller, String id) {
        return reading(caller, () -> found(id).map(this::view));
    }

    private Answer<ServiceJob> found(String id) {
        return book.find(id).map(Answer::done).orElseGet(() -> Answer.refused(Permission.notFound("service job", id)));
    }

    @Override
    public CompletionStage<Answer<View>> create(Caller caller, Map<String, String> written) {
        Optional<Problem> refused = mayNotChange(caller)
                .or(() -> written.getOrDefault("name", "").isBlank()
                        ? Optional.of(Problem.field("name", "a service job has a name, none was sent", "Send it"))
                        : Optional.empty());
        if (refused.isPresent()) {
            return completedFuture(Answer.refused(refused.get()));
        }
        ServiceJob.Stamp made = new ServiceJob.Stamp(caller.name(), clock.instant());
        ServiceJob fresh = JobBook.fresh(IdText.write(journal.nextId()), "", false, made);
        return save(caller, fresh, written, made, "service-job.create");
    }

    @Override
    public CompletionStage<Answer<View>> change(Caller caller, String id, int seen, Map<String, String> written) {
        return mayNotChange(caller).map(problem -> refused(problem)).orElseGet(() -> found(id)
                .fold(
                        job -> job.version() == seen
                                ? save(
                                        caller,
                                        job,
                                        written,
                                        new ServiceJob.Stamp(caller.name(), clock.instant()),
                                        "service-job.change")
                                : refused(stale(job.id(), job.version())),
                        problem -> refused(problem)));
    }

    private static CompletionStage<Answer<View>> refused(Problem problem) {
        return completedFuture(Answer.refused(problem));
    }

    private CompletionStage<Answer<View>> save(
            Caller caller, ServiceJob before, Map<String, String> written, ServiceJob.Stamp now, String action) {
        return fields.read(JobLines.fields(before), written)
                .fold(
                        lines -> {
                            lines.put("kind", before.kind().name());
                            lines.put("system", Boolean.toString(before.system()));
                            ServiceJob after =
                                    JobLines.job(before.id(), lines, before.version() + 1, before.created(), now);
                            return write(caller, after, JobLines.write(after), action);
                        },
                        problem -> refused(problem));
    }

    private CompletionStage<Answer<View>> write(Caller caller, ServiceJob after, String text, String action) {
        DocumentVersion version = new DocumentVersion(
                JobBook.document(after.id()),
                after.version(),
                text,
                caller.name(),
                "",
                after.changed().at());
        return writer.write(Entry.of(
                        new Row.NewDocumentVersion(version),
                        new Row.Audit(caller.name(), action, after.id(), after.name(), version.at())))
                .thenApplyAsync(
                        result -> {
                            book.forget();
                            if (result instanceof Written.Stored) {
                                clockwork.set();
                                return Answer.done(view(after));
                            }
                            return result instanceof Written.Conflict
                                    ? Answer.refused(stale(after.id(), after.version()))
                                    : Answer.refused(JournalWriter.unavailable(result.toString()));
                        },
                        executor);
    }

    @Override
    public CompletionStage<Answer<View>> remove(Caller caller, String id) {
        Optional<Problem> missing = mayNotChange(caller);
        if (missing.isPresent()) {
            return refused(missing.get());
        }
        Answer<ServiceJob> found = found(id);
        if (!(found instanceof Answer.Done<ServiceJob> done)) {
            return refused(((Answer.Refused<?>) found).problem());
        }
        ServiceJob job = done.value();
        if (job.system()) {
            return refused(Problem.of(
                    Problem.Kind.CONFLICT,
                    "job " + id + " (" + job.name() + ") is one of the system's and can not be removed",
                    "Set its field active to false, then it does not run"));
        }
        ServiceJob gone = JobLines.job(
                id,
                JobLines.fields(job),
                job.version() + 1,
                job.created(),
                new ServiceJob.Stamp(caller.name(), clock.instant()));
        return write(caller, gone, "", "service-job.remove");
    }

    @Override
    public CompletionStage<Answer<Ran>> run(Caller caller, String id) {
        Optional<Problem> missing = mayNotChange(caller);
        if (missing.isPresent()) {
            return completedFuture(Answer.refused(missing.get()));
        }
        return CompletableFuture.supplyAsync(
                () -> found(id).fold(job -> running.run(job, caller.name()), Answer::refused), executor);
    }

    /** It is time. Any thread; returns at once. */
    public void rings(String id) {
        executor.execute(() -> book.find(id).ifPresent(job -> running.run(job, Running.nobody())));
    }

    @Override
    public Answer<List<LogLine>> log(Caller caller, LogFilter filter) {
        return reading(caller, () -> Answer.done(log.lines(caller, filter)));
    }

    /** Forgets old lines of the log. Called now and then; blocks. */
    public void tidy() {
        log.forgetOld();
    }

    private static Problem stale(String id, int current) {
        return Problem.of(
                Problem.Kind.STALE,
                "job " + id + " was changed meanwhile, its version is " + current + " or later",
                "Read it again and repeat the change on what it is now");
    }
}
