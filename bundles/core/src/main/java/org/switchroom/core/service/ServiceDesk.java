package org.switchroom.core.service;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.core.JournalWriter;
import org.switchroom.core.access.Permission;
import org.switchroom.service.LogLine;
import org.switchroom.service.ServiceJob;
import org.switchroom.service.ServiceJobs;
import org.switchroom.store.Journal;

/** Keeps the service jobs, has them run, shows what they left in the log. */
public final class ServiceDesk implements ServiceJobs {
    private final JobBook book;
    private final JobChanges changes;
    private final RunBook runs;
    private final LogReading log;
    private final Kinds kinds;
    private final Running running;
    private final Clockwork clockwork;
    private final Executor executor;

    ServiceDesk(
            Journal journal,
            JournalWriter writer,
            JobBook book,
            JobFields fields,
            RunBook runs,
            Kinds kinds,
            Running running,
            Clockwork clockwork,
            Executor executor,
            Clock clock) {
        this.book = book;
        this.changes = new JobChanges(journal, writer, book, fields, kinds, clockwork, this::view, executor, clock);
        this.runs = runs;
        this.log = new LogReading(journal, clock);
        this.kinds = kinds;
        this.running = running;
        this.clockwork = clockwork;
        this.executor = executor;
    }

    private <T> Answer<T> reading(Caller caller, Supplier<Answer<T>> read) {
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
        return filter.kind().map(Kinds::id).map(job.kind()::equals).orElse(true)
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
        return new View(
                job,
                kinds.find(job.kind()).map(Kinds.Kind::words),
                runs.of(job.id()),
                clockwork.next(job).filter(next -> running.isItsDay(job, next)));
    }

    @Override
    public Answer<View> show(Caller caller, String id) {
        return reading(caller, () -> changes.found(id).map(this::view));
    }

    @Override
    public CompletionStage<Answer<View>> create(Caller caller, Map<String, String> written) {
        return changes.create(caller, written);
    }

    @Override
    public CompletionStage<Answer<View>> change(Caller caller, String id, int seen, Map<String, String> written) {
        return changes.change(caller, id, seen, written);
    }

    @Override
    public CompletionStage<Answer<View>> remove(Caller caller, String id) {
        return changes.remove(caller, id);
    }

    @Override
    public CompletionStage<Answer<Ran>> run(Caller caller, String id) {
        Optional<Problem> missing = changes.mayNotChange(caller);
        if (missing.isPresent()) {
            return completedFuture(Answer.refused(missing.get()));
        }
        return CompletableFuture.supplyAsync(
                () -> changes.found(id).fold(job -> running.run(job, caller.name()), Answer::refused), executor);
    }

    /** It is time. Any thread; returns at once. */
    public void rings(String id) {
        executor.execute(() -> {
            book.find(id).ifPresent(job -> kinds.await(job.kind()));
            book.find(id).ifPresent(job -> running.run(job, Running.nobody()));
        });
    }

    @Override
    public Answer<List<LogLine>> log(Caller caller, LogFilter filter) {
        return reading(caller, () -> Answer.done(log.lines(caller, filter)));
    }

    /** Forgets old lines of the log. Called now and then; blocks. */
    public void tidy() {
        log.forgetOld();
    }
}
