package org.switchroom.route.intakehttp;

import static org.switchroom.access.Scope.JOBS_DISPATCH;
import static org.switchroom.access.Scope.JOBS_WRITE;
import static org.switchroom.route.intakehttp.Endpoint.Content.NONE;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.answer.Answer;
import org.switchroom.job.Job;
import org.switchroom.job.JobId;
import org.switchroom.job.Jobs;

/** {@code /api/jobs/{id}/…}: the steps of a job. */
final class JobStepsResource extends Resource {
    /** One of the steps that need nothing but the job. */
    private interface Step {
        CompletionStage<Answer<Job>> take(Caller caller, JobId id, Optional<Integer> revision);
    }

    private static final String INSPECTOR = "inspectorSms";

    private final Jobs jobs;

    JobStepsResource(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                                "jobs-dispatch",
                                "POST",
                                "/jobs/{id}/dispatch",
                                JOBS_DISPATCH,
                                NONE,
                                List.of(INSPECTOR),
                                "Tells the provider",
                                this::dispatch)
                        .giving(JobJson.SHAPE),
                endpoint("acknowledge", JOBS_WRITE, "Takes the attention flag away, for everyone", jobs::acknowledge),
                endpoint("complete", JOBS_WRITE, "Ends the exchange of details", jobs::complete),
                endpoint("reopen", JOBS_WRITE, "Opens a complete job again", jobs::reopen));
    }

    private CompletionStage<Reply> dispatch(Request request) {
        Query query = new Query(request.query(), List.of(INSPECTOR));
        boolean wished = query.flag(INSPECTOR);
        Optional<Boolean> inspectorBySms = query.text(INSPECTOR).map(written -> wished);
        return query.problem()
                .map(problem -> refused(problem, request))
                .orElseGet(() ->
                        step(request, (caller, id, revision) -> jobs.dispatch(caller, id, revision, inspectorBySms)));
    }

    private static Endpoint endpoint(String word, Scope scope, String summary, Step step) {
        return new Endpoint(
                        "jobs-" + word,
                        "POST",
                        "/jobs/{id}/" + word,
                        scope,
                        NONE,
                        List.of(),
                        summary,
                        request -> step(request, step))
                .giving(JobJson.SHAPE);
    }

    private static CompletionStage<Reply> step(Request request, Step step) {
        return withId(
                request,
                JobId::parse,
                id -> with(
                        request,
                        Preconditions.revision(request),
                        revision -> reply(
                                request,
                                step.take(request.caller(), id, revision),
                                job -> JobsResource.job(200, job))));
    }
}
