package org.switchroom.core.job;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Created;
import org.switchroom.answer.IdempotencyKey;
import org.switchroom.answer.Page;
import org.switchroom.answer.Problem;
import org.switchroom.core.JournalWriter;
import org.switchroom.core.access.Permission;
import org.switchroom.core.arrival.Arrived;
import org.switchroom.core.arrival.BookmarkDesk;
import org.switchroom.core.dispatch.Outset;
import org.switchroom.core.party.PartyBook;
import org.switchroom.intake.Origin;
import org.switchroom.job.FieldChange;
import org.switchroom.job.Job;
import org.switchroom.job.JobField;
import org.switchroom.job.JobId;
import org.switchroom.job.Jobs;
import org.switchroom.party.Party;
import org.switchroom.party.PartyId;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.store.Written;

/** Takes jobs in and changes them: asks who may, checks what is written, and lets {@link JobSteps} say what follows. */
public final class JobDesk implements Jobs {
    private final Journal journal;
    private final JournalWriter writer;
    private final PartyBook book;
    private final JobSteps steps;
    private final Outset outset;
    private final Clock clock;

    public JobDesk(Journal journal, JournalWriter writer, PartyBook book, JobSteps steps, Outset outset, Clock clock) {
        this.journal = journal;
        this.writer = writer;
        this.book = book;
        this.steps = steps;
        this.outset = outset;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Answer<Created<Job>>> create(
            Caller caller, Map<String, String> written, boolean dispatch, Optional<IdempotencyKey> key, Origin origin) {
        Instant now = clock.instant();
        Answer<JobSteps.Step> step = newJob(caller, written, dispatch, origin.text(), now);
        if (!(step instanceof Answer.Done<JobSteps.Step> done)) {
            return completedFuture(Answer.refused(((Answer.Refused<?>) step).problem()));
        }
        Outset.Departure departure = outset.of(done.value().rows());
        Job job = departure.rows().stream()
                .filter(Row.NewJob.class::isInstance)
                .map(row -> ((Row.NewJob) row).job())
                .findFirst()
                .orElseThrow();
        List<Row> rows = new ArrayList<>(departure.rows());
        origin.step().ifPresent(moved -> rows.add(BookmarkDesk.row(moved)));
        var arrival = key.map(
                k -> Arrived.over("api.jobs", k, caller.tenant(), job.id().toString(), now));
        return writer.write(new Entry(arrival, rows)).thenApply(result -> {
            outset.written(departure, result);
            return created(result, job, key);
        });
    }

    @Override
    public Answer<Map<JobField, String>> check(Caller caller, Map<String, String> written, boolean dispatch) {
        return newJob(caller, written, dispatch, "", clock.instant())
                .map(step -> step.job().fields());
    }

    private Answer<JobSteps.Step> newJob(
            Caller caller, Map<String, String> written, boolean dispatch, String origin, Instant now) {
        Optional<Problem> missing = Permission.missing(caller, Scope.JOBS_WRITE)
                .or(() -> dispatch ? Permission.missing(caller, Scope.JOBS_DISPATCH) : Optional.empty());
        if (missing.isPresent()) {
            return Answer.refused(missing.get());
        }
        Answer<Map<JobField, String>> read = JobFields.read(written);
        if (!(read instanceof Answer.Done<Map<JobField, String>> fields)) {
            return Answer.refused(((Answer.Refused<?>) read).problem());
        }
        Map<PartyId, Party> parties = book.find(partyIds(fields.value()));
        return stranger(caller.tenant(), fields.value(), parties)
                .map(Answer::<JobSteps.Step>refused)
                .orElseGet(() -> steps.create(caller, fields.value(), dispatch, origin, parties, now));
    }

    private Answer<Created<Job>> created(Written result, Job job, Optional<IdempotencyKey> key) {
        if (result instanceof Written.Stored) {
            return Answer.done(new Created<>(job, false));
        }
        if (result instanceof Written.Repeated repeated) {
            return Arrived.again(
                    repeated.earlier(), key.orElseThrow(), id -> JobId.parse(id).flatMap(journal::job));
        }
        return Answer.refused(BookmarkDesk.stale(result).orElseGet(() -> JournalWriter.unavailable(result.toString())));
    }

    @Override
    public CompletionStage<Answer<Job>> change(Caller caller, JobId id, int revision, Map<String, String> written) {
        return step(caller, id, Optional.of(revision), Scope.JOBS_WRITE, (job, now) -> {
            Map<String, String> rest = new java.util.LinkedHashMap<>(written);
            Optional<String> state = Optional.ofNullable(rest.remove("state"));
            Answer<Map<JobField, String>> read = JobFields.read(rest);
            if (!(read instanceof Answer.Done<Map<JobField, String>> fields)) {
                return Answer.refused(((Answer.Refused<?>) read).problem());
            }
            List<PartyId> named = new ArrayList<>(partyIds(fields.value()));
            named.addAll(partyIds(job.fields()));
            Map<PartyId, Party> parties = book.find(named);
            return stranger(job.tenant(), fields.value(), parties)
                    .map(Answer::<JobSteps.Step>refused)
                    .orElseGet(() -> steps.change(caller, job, fields.value(), state, parties, now));
        });
    }

    @Override
    public CompletionStage<Answer<Job>> dispatch(
            Caller caller, JobId id, Optional<Integer> revision, Optional<Boolean> inspectorBySms) {
        return step(
                caller,
                id,
                revision,
                Scope.JOBS_DISPATCH,
                (job, now) -> steps.dispatch(caller, job, book.find(partyIds(job.fields())), inspectorBySms, now));
    }

    @Override
    public CompletionStage<Answer<Job>> acknowledge(Caller caller, JobId id, Optional<Integer> revision) {
        return step(caller, id, revision, Scope.JOBS_WRITE, (job, now) -> steps.acknowledge(caller, job, now));
    }

    @Override
    public CompletionStage<Answer<Job>> complete(Caller caller, JobId id, Optional<Integer> revision) {
        return step(
                caller,
                id,
                revision,
                Scope.JOBS_WRITE,
                (job, now) -> steps.complete(caller, job, book.find(partyIds(job.fields())), now));
    }

    @Override
    public CompletionStage<Answer<Job>> reopen(Caller caller, JobId id, Optional<Integer> revision) {
        return step(
                caller,
                id,
                revision,
                Scope.JOBS_WRITE,
                (job, now) -> steps.reopen(caller, job, book.find(partyIds(job.fields())), now));
    }

    private interface Change {
        Answer<JobSteps.Step> of(Job job, Instant now);
    }

    private CompletionStage<Answer<Job>> step(
            Caller caller, JobId id, Optional<Integer> revision, Scope scope, Change change) {
        Optional<Problem> missing = Permission.missing(caller, scope);
        if (missing.isPresent()) {
            return completedFuture(Answer.refused(missing.get()));
        }
        Answer<Job> before = own(caller, id);
        if (!(before instanceof Answer.Done<Job> found)) {
            return completedFuture(before);
        }
        Job job = found.value();
        if (revision.isPresent() && revision.get() != job.revision()) {
            return completedFuture(Answer.refused(stale(job.id(), job.revision())));
        }
        Answer<JobSteps.Step> step = change.of(job, clock.instant());
        if (!(step instanceof Answer.Done<JobSteps.Step> done)) {
            return completedFuture(Answer.refused(((Answer.Refused<?>) step).problem()));
        }
        if (done.value().rows().isEmpty()) {
            return completedFuture(before);
        }
        return writer.write(Entry.of(done.value().rows())).thenApply(result -> {
            if (result instanceof Written.Stored) {
                return Answer.done(done.value().job());
            }
            return result instanceof Written.Conflict
                    ? Answer.refused(stale(job.id(), job.revision() + 1))
                    : Answer.refused(JournalWriter.unavailable(result.toString()));
        });
    }

    private static Problem stale(JobId id, int current) {
        return Problem.of(
                Problem.Kind.STALE,
                "job " + id + " was changed meanwhile, its revision is " + current + " or later",
                "Read it again and repeat the change on what it is now");
    }

    private static List<PartyId> partyIds(Map<JobField, String> fields) {
        List<PartyId> ids = new ArrayList<>();
        fields.forEach((field, value) -> {
            if (field.type() == JobField.Type.PARTY) {
                PartyId.parse(value).ifPresent(ids::add);
            }
        });
        return ids;
    }

    /** The problem that a field names a party the tenant does not have. */
    private static Optional<Problem> stranger(
            String tenant, Map<JobField, String> fields, Map<PartyId, Party> parties) {
        for (var one : fields.entrySet()) {
            if (one.getKey().type() != JobField.Type.PARTY || one.getValue().isEmpty()) {
                continue;
            }
            Party party = PartyId.parse(one.getValue()).map(parties::get).orElse(null);
            if (party == null || !party.tenant().equals(tenant)) {
                return Optional.of(Problem.field(
                        one.getKey().apiName(),
                        "there is no party " + one.getValue(),
                        "Create the party first, or check the id"));
            }
        }
        return Optional.empty();
    }

    private Answer<Job> own(Caller caller, JobId id) {
        return journal.job(id)
                .filter(job -> caller.mayActFor(job.tenant()))
                .map(Answer::done)
                .orElseGet(() -> Answer.refused(Permission.notFound("job", id)));
    }

    @Override
    public Answer<Job> show(Caller caller, JobId id) {
        return Permission.missing(caller, Scope.JOBS_READ)
                .map(Answer::<Job>refused)
                .orElseGet(() -> own(caller, id));
    }

    @Override
    public Answer<Page<Job>> list(Caller caller, Filter filter) {
        return Permission.missing(caller, Scope.JOBS_READ)
                .map(Answer::<Page<Job>>refused)
                .orElseGet(() -> Answer.done(journal.jobs(caller.tenants(), filter)));
    }

    @Override
    public Answer<List<FieldChange>> changes(Caller caller, JobId id) {
        return show(caller, id).map(job -> journal.changes(job.id()));
    }
}
