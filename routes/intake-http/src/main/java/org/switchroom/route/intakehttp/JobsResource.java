package org.switchroom.route.intakehttp;

import static org.switchroom.access.Scope.JOBS_DISPATCH;
import static org.switchroom.access.Scope.JOBS_READ;
import static org.switchroom.access.Scope.JOBS_WRITE;
import static org.switchroom.route.intakehttp.Endpoint.Content.FIELDS;
import static org.switchroom.route.intakehttp.Endpoint.Content.NONE;
import static org.switchroom.route.intakehttp.Endpoint.Content.PATCH;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.switchroom.answer.Created;
import org.switchroom.answer.IdempotencyKey;
import org.switchroom.answer.Problem;
import org.switchroom.http.HttpProblem;
import org.switchroom.job.Job;
import org.switchroom.job.JobId;
import org.switchroom.job.JobKind;
import org.switchroom.job.JobState;
import org.switchroom.job.Jobs;

/** {@code /api/jobs}: jobs come in, are read and changed. */
final class JobsResource extends Resource {
    static final String DISPATCH = "dispatch";

    private static final List<String> FILTERS =
            List.of("state", "kind", "number", "text", "attention", "after", "limit");

    private final Jobs jobs;

    JobsResource(Jobs jobs) {
        this.jobs = jobs;
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
                                this::create)
                        .taking(JobJson.NEW)
                        .making(JobJson.SHAPE),
                new Endpoint("jobs-list", "GET", "/jobs", JOBS_READ, NONE, FILTERS, "Jobs, newest first", this::list)
                        .giving(JobJson.PAGE),
                new Endpoint("jobs-show", "GET", "/jobs/{id}", JOBS_READ, NONE, List.of(), "One job", this::show)
                        .giving(JobJson.SHAPE),
                new Endpoint(
                                "jobs-change",
                                "PATCH",
                                "/jobs/{id}",
                                JOBS_WRITE,
                                PATCH,
                                List.of(),
                                "Changes fields; If-Match is needed",
                                this::change)
                        .taking(JobJson.PATCH)
                        .giving(JobJson.SHAPE));
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

    static Reply job(int status, Job job) {
        return Reply.json(status, JsonText.of(job, JobJson::write)).with("ETag", Preconditions.tag(job.revision()));
    }
}
