package org.switchroom.core.service;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.access.Tenant;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.core.JournalWriter;
import org.switchroom.core.access.Permission;
import org.switchroom.message.IdText;
import org.switchroom.service.ServiceJob;
import org.switchroom.service.ServiceJobs.View;
import org.switchroom.store.DocumentVersion;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.store.Written;

/** Makes, changes and removes service jobs, each time as the next version of its document. */
final class JobChanges {
    private final Journal journal;
    private final JournalWriter writer;
    private final JobBook book;
    private final JobFields fields;
    private final Kinds kinds;
    private final Clockwork clockwork;
    private final Function<ServiceJob, View> view;
    private final Executor executor;
    private final Clock clock;

    /** @param view a job as it is shown */
    JobChanges(
            Journal journal,
            JournalWriter writer,
            JobBook book,
            JobFields fields,
            Kinds kinds,
            Clockwork clockwork,
            Function<ServiceJob, View> view,
            Executor executor,
            Clock clock) {
        this.journal = journal;
        this.writer = writer;
        this.book = book;
        this.fields = fields;
        this.kinds = kinds;
        this.clockwork = clockwork;
        this.view = view;
        this.executor = executor;
        this.clock = clock;
    }

    /** A job is the house's: who changes it has to act for every tenant. */
    Optional<Problem> mayNotChange(Caller caller) {
        return Permission.missing(caller, Scope.SMS_WRITE)
                .or(() -> Permission.notForAll(
                        caller, journal.tenants().stream().map(Tenant::id).toList(), "service jobs are"));
    }

    Answer<ServiceJob> found(String id) {
        return book.find(id).map(Answer::done).orElseGet(() -> Answer.refused(Permission.notFound("service job", id)));
    }

    CompletionStage<Answer<View>> create(Caller caller, Map<String, String> written) {
        String kind = Kinds.id(written.getOrDefault("kind", Kinds.SMS));
        Optional<Problem> refused = mayNotChange(caller)
                .or(() -> kinds.find(kind).isPresent() ? Optional.empty() : Optional.of(unknown(kind)))
                .or(() -> written.getOrDefault("name", "").isBlank()
                        ? Optional.of(Problem.field("name", "a service job has a name, none was sent", "Send it"))
                        : Optional.empty());
        if (refused.isPresent()) {
            return completedFuture(Answer.refused(refused.get()));
        }
        ServiceJob.Stamp made = new ServiceJob.Stamp(caller.name(), clock.instant());
        ServiceJob fresh = JobBook.fresh(IdText.write(journal.nextId()), kind, "", false, made);
        Map<String, String> rest = new LinkedHashMap<>(written);
        rest.remove("kind");
        return save(caller, fresh, rest, made, "service-job.create");
    }

    private Problem unknown(String kind) {
        return Problem.field(
                "kind",
                "nothing here does service jobs of kind '" + kind + "'",
                "Known are " + kinds.known() + "; another one comes with the bundle that does it");
    }

    CompletionStage<Answer<View>> change(Caller caller, String id, int seen, Map<String, String> written) {
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
                            lines.put("kind", before.kind());
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
                                return Answer.done(view.apply(after));
                            }
                            return result instanceof Written.Conflict
                                    ? Answer.refused(stale(after.id(), after.version()))
                                    : Answer.refused(JournalWriter.unavailable(result.toString()));
                        },
                        executor);
    }

    CompletionStage<Answer<View>> remove(Caller caller, String id) {
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

    private static Problem stale(String id, int current) {
        return Problem.of(
                Problem.Kind.STALE,
                "job " + id + " was changed meanwhile, its version is " + current + " or later",
                "Read it again and repeat the change on what it is now");
    }
}
