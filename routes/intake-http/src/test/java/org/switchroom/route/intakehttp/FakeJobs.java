package org.switchroom.route.intakehttp;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.switchroom.access.Caller;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Created;
import org.switchroom.answer.IdempotencyKey;
import org.switchroom.answer.Page;
import org.switchroom.answer.Problem;
import org.switchroom.intake.Origin;
import org.switchroom.job.FieldChange;
import org.switchroom.job.Job;
import org.switchroom.job.JobField;
import org.switchroom.job.JobId;
import org.switchroom.job.JobKind;
import org.switchroom.job.JobState;
import org.switchroom.job.Jobs;
import org.switchroom.message.Priority;

/** Jobs in memory: with tenants, revisions and repeats, and no permissions at all. */
final class FakeJobs implements Jobs {
    private final FakeShop shop;
    private final Map<Long, Job> jobs = new LinkedHashMap<>();

    FakeJobs(FakeShop shop) {
        this.shop = shop;
    }

    synchronized int count() {
        return jobs.size();
    }

    @Override
    public synchronized CompletionStage<Answer<Created<Job>>> create(
            Caller caller, Map<String, String> fields, boolean dispatch, Optional<IdempotencyKey> key, Origin origin) {
        Optional<Answer<Created<Job>>> repeat = shop.repeats().of(key);
        if (repeat.isPresent()) {
            return shop.later(repeat.get());
        }
        Optional<Problem> problem = jobProblem(fields);
        if (problem.isEmpty() && !fields.containsKey("kind")) {
            problem = Optional.of(Problem.field("kind", "it is missing", "Send one."));
        }
        if (problem.isPresent()) {
            return shop.later(Answer.refused(problem.get()));
        }
        Map<JobField, String> values = new EnumMap<>(JobField.class);
        fields.forEach((name, value) -> values.put(JobField.byApiName(name).orElseThrow(), value));
        JobId id = new JobId(shop.nextId());
        values.putIfAbsent(JobField.NUMBER, "J" + id.value());
        values.putIfAbsent(JobField.PRIORITY, "ROUTINE");
        Job job = new Job(
                id,
                caller.tenant(),
                dispatch ? JobState.DISPATCHED : JobState.ACTIVE,
                values,
                Optional.empty(),
                0,
                1,
                caller.name(),
                FakeCore.NOW,
                FakeCore.NOW);
        jobs.put(id.value(), job);
        shop.repeats().keep(key, job);
        return shop.later(Answer.done(new Created<>(job, false)));
    }

    private static Optional<Problem> jobProblem(Map<String, String> fields) {
        for (var field : fields.entrySet()) {
            Optional<JobField> known = JobField.byApiName(field.getKey());
            if (known.isEmpty()) {
                return Optional.of(Problem.field(Quote.of(field.getKey()), "there is no such field", "Leave it out."));
            }
            boolean wrong = known.get() == JobField.KIND && !FakeShop.isOneOf(JobKind.class, field.getValue())
                    || known.get() == JobField.PRIORITY && !FakeShop.isOneOf(Priority.class, field.getValue())
                    || field.getValue().length() > 20_000;
            if (wrong) {
                return Optional.of(Problem.field(field.getKey(), "it is wrong", "Send another."));
            }
        }
        return Optional.empty();
    }

    @Override
    public synchronized CompletionStage<Answer<Job>> change(
            Caller caller, JobId id, int revision, Map<String, String> fields) {
        Job job = jobs.get(id.value());
        if (job == null || !caller.mayActFor(job.tenant())) {
            return shop.later(FakeShop.none());
        }
        if (job.revision() != revision) {
            return shop.later(
                    Answer.refused(Problem.of(Problem.Kind.STALE, "it is another revision", "Read it again.")));
        }
        Map<String, String> known = new HashMap<>(fields);
        known.remove("state");
        return shop.later(jobProblem(known)
                .<Answer<Job>>map(Answer::refused)
                .orElseGet(() -> Answer.done(next(job, job.state()))));
    }

    private Job next(Job job, JobState state) {
        Job next = new Job(
                job.id(),
                job.tenant(),
                state,
                job.fields(),
                job.attention(),
                0,
                job.revision() + 1,
                job.createdBy(),
                FakeCore.NOW,
                FakeCore.NOW);
        jobs.put(job.id().value(), next);
        return next;
    }

    private synchronized CompletionStage<Answer<Job>> step(
            Caller caller, JobId id, Optional<Integer> revision, JobState state) {
        Job job = jobs.get(id.value());
        if (job == null || !caller.mayActFor(job.tenant())) {
            return shop.later(FakeShop.none());
        }
        if (revision.isPresent() && revision.get() != job.revision()) {
            return shop.later(
                    Answer.refused(Problem.of(Problem.Kind.STALE, "it is another revision", "Read it again.")));
        }
        return shop.later(Answer.done(next(job, state)));
    }

    @Override
    public CompletionStage<Answer<Job>> dispatch(
            Caller caller, JobId id, Optional<Integer> revision, Optional<Boolean> inspectorBySms) {
        return step(caller, id, revision, JobState.DISPATCHED);
    }

    @Override
    public CompletionStage<Answer<Job>> acknowledge(Caller caller, JobId id, Optional<Integer> revision) {
        return step(caller, id, revision, JobState.ACTIVE);
    }

    @Override
    public CompletionStage<Answer<Job>> complete(Caller caller, JobId id, Optional<Integer> revision) {
        return step(caller, id, revision, JobState.COMPLETE);
    }

    @Override
    public CompletionStage<Answer<Job>> reopen(Caller caller, JobId id, Optional<Integer> revision) {
        return step(caller, id, revision, JobState.INCOMPLETE);
    }

    @Override
    public synchronized Answer<Job> show(Caller caller, JobId id) {
        Job job = jobs.get(id.value());
        return job == null || !caller.mayActFor(job.tenant()) ? FakeShop.none() : Answer.done(job);
    }

    @Override
    public synchronized Answer<Page<Job>> list(Caller caller, Jobs.Filter filter) {
        return Answer.done(new Page<>(
                jobs.values().stream()
                        .filter(job -> caller.mayActFor(job.tenant()))
                        .toList(),
                Optional.empty()));
    }

    @Override
    public Answer<List<FieldChange>> changes(Caller caller, JobId id) {
        return show(caller, id)
                .map(job -> List.of(new FieldChange(
                        id, 1, "notes", Optional.of("a"), Optional.of("b"), "dispatcher", FakeCore.NOW)));
    }

    @Override
    public Answer<Map<JobField, String>> check(Caller caller, Map<String, String> fields, boolean dispatch) {
        return FakeShop.none();
    }
}
