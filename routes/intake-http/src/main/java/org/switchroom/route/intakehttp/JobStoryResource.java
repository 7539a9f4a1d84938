package org.switchroom.route.intakehttp;

import static org.switchroom.access.Scope.JOBS_READ;
import static org.switchroom.access.Scope.MESSAGES_READ;
import static org.switchroom.route.intakehttp.Endpoint.Content.NONE;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.switchroom.http.TimelineJson;
import org.switchroom.job.JobId;
import org.switchroom.job.Jobs;
import org.switchroom.outbox.Messages;
import org.switchroom.trace.TimelineEntry;
import org.switchroom.trace.Trace;

/** {@code /api/jobs/{id}/…}: what happened to a job, and what followed from it. */
final class JobStoryResource extends Resource {
    /** What {@link TimelineJson} writes. */
    private static final Shape ENTRY = Shape.object()
            .needs(
                    "id",
                    Shape.text("Grows with time; the Last-Event-ID of /api/events")
                            .with("pattern", "^[0-9]+$"))
            .needs("tenant", Shape.text("Whose it is"))
            .may("job", Shape.id("The job that it is about"))
            .may("message", Shape.id("The message that it is about"))
            .needs("at", Shape.time("When"))
            .needs("actor", Shape.text("A caller, a transport, or switchroom"))
            .needs("kind", Shape.oneOf(TimelineEntry.Kind.values(), "What sort of thing happened"))
            .needs("text", Shape.text("For people"))
            .named("TimelineEntry");

    static final Shape TIMELINE = Shape.page("Timeline", ENTRY);

    private final Jobs jobs;
    private final Messages messages;
    private final Trace trace;

    JobStoryResource(Jobs jobs, Messages messages, Trace trace) {
        this.jobs = jobs;
        this.messages = messages;
        this.trace = trace;
    }

    @Override
    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                                "jobs-timeline",
                                "GET",
                                "/jobs/{id}/timeline",
                                JOBS_READ,
                                NONE,
                                List.of(),
                                "What happened, from intake to receipt",
                                this::timeline)
                        .giving(TIMELINE),
                new Endpoint(
                                "jobs-changes",
                                "GET",
                                "/jobs/{id}/changes",
                                JOBS_READ,
                                NONE,
                                List.of(),
                                "Who changed which field, from what to what",
                                this::changes)
                        .giving(Shape.page("FieldChanges", JobJson.CHANGE)),
                new Endpoint(
                                "jobs-messages",
                                "GET",
                                "/jobs/{id}/messages",
                                MESSAGES_READ,
                                NONE,
                                PAGING,
                                "The messages that follow from it",
                                this::messages)
                        .giving(MessageJson.PAGE));
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
}
