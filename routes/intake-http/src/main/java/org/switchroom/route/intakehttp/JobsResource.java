package org.switchroom.route.intakehttp;

import static org.switchroom.access.Scope.JOBS_DISPATCH;
import static org.switchroom.access.Scope.JOBS_READ;
import static org.switchroom.access.Scope.JOBS_WRITE;
import static org.switchroom.access.Scope.MESSAGES_READ;
import static org.switchroom.route.intakehttp.Endpoint.Content.FIELDS;
import static org.switchroom.route.intakehttp.Endpoint.Content.NONE;
import static org.switchroom.route.intakehttp.Endpoint.Content.PATCH;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.switchroom.access.Caller;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Created;
import org.switchroom.answer.IdempotencyKey;
import org.switchroom.answer.Problem;
import org.switchroom.http.HttpProblem;
import org.switchroom.http.TimelineJson;
import org.switchroom.job.Job;
import org.switchroom.job.JobId;
import org.switchroom.job.JobKind;
import org.switchroom.job.JobState;
import org.switchroom.job.Jobs;
import org.switchroom.outbox.Messages;
import org.switchroom.trace.Trace;

/** {@code /api/jobs}. */
final class JobsResource extends Resource {
    private static final String DISPATCH = "dispatch";
    private static final List<String> FILTERS =
            List.of("state", "kind", "number", "text", "attention", "after", "limit");

    private final Jobs jobs;
    private final Messages messages;
    private final Trace trace;

    JobsResource(Jobs jobs, Messages messages, Trace trace) {
        this.jobs = jobs;
        this.messages = messages;
        this.trace = trace;
    }

    @Override
    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                        "jobs-create",
                        "POST",
                        "/jobs",
                        JOBS_WRITE,
                        FIELDS,
                        List.of(),
                        "Takes a job in; on disk, with the messages that follow from it, when answered",
                        this::create),
                new Endpoint("jobs-list", "GET", "/jobs", JOBS_READ, NONE, FILTERS, "Jobs, newest first", this::list),
                new Endpoint("jobs-show", "GET", "/jobs/{id}", JOBS_READ, NONE, List.of(), "One job", this::show),
                new Endpoint(
                        "jobs-change",
                        "PATCH",
                        "/jobs/{id}",
                        JOBS_WRITE,
                        PATCH,
                        List.of(),
                        "Changes fields; If-Match is needed",
                        this::change),
                new Endpoint(
                        "jobs-dispatch",
                        "POST",
                        "/jobs/{id}/dispatch",
                        JOBS_DISPATCH,
                        NONE,
                        List.of(),
                        "Tells the provider",
                        request -> step(request, jobs::dispatch)),
                new Endpoint(
                        "jobs-acknowledge",
                        "POST",
                        "/jobs/{id}/acknowledge",
                        JOBS_WRITE,
                        NONE,
                        List.of(),
                        "Takes the attention flag away, for everyone",
                        request -> step(request, jobs::acknowledge)),
                new Endpoint(
                        "jobs-complete",
                        "POST",
                        "/jobs/{id}/complete",
                        JOBS_WRITE,
                        NONE,
                        List.of(),
                        "Ends the exchange of details",
                        request -> step(request, jobs::complete)),
                new Endpoint(
                        "jobs-reopen",
                        "POST",
                        "/jobs/{id}/reopen",
                        JOBS_WRITE,
                        NONE,
                        List.of(),
                        "Opens a complete job again",
                        request -> step(request, jobs::reopen)),
                new Endpoint(
                        "jobs-timeline",
                        "GET",
                        "/jobs/{id}/timeline",
                        JOBS_READ,
                        NONE,
                        List.of(),
                        "What happened, from intake to receipt",
                        this::timeline),
                new Endpoint(
                        "jobs-changes",
                        "GET",
                        "/jobs/{id}/changes",
                        JOBS_READ,
                        NONE,
                        List.of(),
                        "Who changed which field, from what to what",
                        this::changes),
                new Endpoint(
                        "jobs-messages",
                        "GET",
                        "/jobs/{id}/messages",
                        MESSAGES_READ,
                        NONE,
                        PAGING,
                        "The messages that follow from it",
                        this::messages));
    }

    CompletionStage<Reply> create(Request request) {
        return with(
                request,
                Fields.read(request.body(), Set.of()),
                fields -> with(request, Keys.of(request), key -> {
                    Map<String, String> values = new LinkedHashMap<>(fields.values());
                    String dispatch =
                            Optional.ofNullable(values.remove(DISPATCH)).orElse("false");
                    if (!dispatch.equals("true") && !dispatch.equals("false")) {
                        return refused(
                                Problem.field(DISPATCH, "it is neither true nor false", "Send true or false."),
                                request);
                    }
                    return create(request, values, dispatch.equals("true"), key);
                }));
    }

    private CompletionStage<Reply> create(
            Request request, Map<String, String> values, boolean dispatch, Optional<IdempotencyKey> key) {
        if (dispatch && !request.caller().may(JOBS_DISPATCH)) {
            return done(Reply.of(
                    HttpProblem.missing(JOBS_DISPATCH), request.admission().requestId()));
        }
        return reply(request, jobs.create(request.caller(), values, dispatch, key), JobsResource::created);
    }

    private static Reply created(Created<Job> created) {
        Reply reply = job(201, created.value())
                .with("Location", "/api/jobs/" + created.value().id());
        return created.repeated() ? reply.with("Idempotency-Replayed", "true") : reply;
    }

    CompletionStage<Reply> list(Request request) {
        Query query = new Query(request.query(), FILTERS);
        Jobs.Filter filter = new Jobs.Filter(
                query.oneOf("state", JobState.class),
                query.oneOf("kind", JobKind.class),
                query.text("number"),
                query.text("text"),
                query.flag("attention"),
                query.after(),
                query.limit());
        return query.problem()
                .map(problem -> refused(problem, request))
                .orElseGet(() -> reply(
                        request,
                        jobs.list(request.caller(), filter),
                        page -> Reply.json(200, JsonText.page(page, JobJson::write))));
    }

    CompletionStage<Reply> show(Request request) {
        return withId(
                request,
                JobId::parse,
                id -> reply(
                        request,
                        jobs.show(request.caller(), id),
                        job -> Preconditions.isKnown(request, job.revision())
                                ? Reply.empty(304).with("ETag", Preconditions.tag(job.revision()))
                                : job(200, job)));
    }

    CompletionStage<Reply> change(Request request) {
        return withId(
                request,
                JobId::parse,
                id -> with(
                        request,
                        Preconditions.neededRevision(request),
                        revision -> with(
                                request,
                                Fields.read(request.body(), Set.of()),
                                fields -> reply(
                                        request,
                                        jobs.change(request.caller(), id, revision, fields.values()),
                                        job -> job(200, job)))));
    }

    /** One of the four steps that need nothing but the job. */
    private interface Step {
        CompletionStage<Answer<Job>> take(Caller caller, JobId id, Optional<Integer> revision);
    }

    private static CompletionStage<Reply> step(Request request, Step step) {
        return withId(
                request,
                JobId::parse,
                id -> with(
                        request,
                        Preconditions.revision(request),
                        revision -> reply(request, step.take(request.caller(), id, revision), job -> job(200, job))));
    }

    CompletionStage<Reply> timeline(Request request) {
        return withId(
                request,
                JobId::parse,
                id -> reply(
                        request,
                        trace.ofJob(request.caller(), id),
                        entries -> Reply.json(200, JsonText.list(entries, TimelineJson::write))));
    }

    CompletionStage<Reply> changes(Request request) {
        return withId(
                request,
                JobId::parse,
                id -> reply(
                        request,
                        jobs.changes(request.caller(), id),
                        changes -> Reply.json(200, JsonText.list(changes, JobJson::write))));
    }

    CompletionStage<Reply> messages(Request request) {
        Query query = new Query(request.query(), PAGING);
        Optional<String> after = query.after();
        int limit = query.limit();
        if (query.problem().isPresent()) {
            return refused(query.problem().get(), request);
        }
        // The job first: a foreign job's list would be empty where it has to be "not found".
        return withId(
                request,
                JobId::parse,
                id -> with(
                        request,
                        jobs.show(request.caller(), id),
                        job -> reply(
                                request,
                                messages.list(
                                        request.caller(),
                                        new Messages.Filter(
                                                Optional.empty(),
                                                Optional.of(id),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                after,
                                                limit)),
                                page -> Reply.json(200, JsonText.page(page, MessageJson::write)))));
    }

    private static Reply job(int status, Job job) {
        return Reply.json(status, JsonText.of(job, JobJson::write)).with("ETag", Preconditions.tag(job.revision()));
    }
}
