package org.switchroom.route.intakehttp;

import static org.switchroom.access.Scope.SMS_READ;
import static org.switchroom.access.Scope.SMS_WRITE;
import static org.switchroom.route.intakehttp.Endpoint.Content.FIELDS;
import static org.switchroom.route.intakehttp.Endpoint.Content.NONE;
import static org.switchroom.route.intakehttp.Endpoint.Content.PATCH;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.switchroom.answer.Problem;
import org.switchroom.answer.TextMatch;
import org.switchroom.service.ServiceJobs;

/** {@code /api/sms/jobs} and {@code /api/sms/errors}: the job Service SMS, others beside it, and their log. */
final class ServiceJobsResource extends Resource {
    private static final List<String> FILTERS = List.of("kind", "user", "text", "mode");
    private static final List<String> LOG_FILTERS = List.of("job", "text", "mode", "from", "until", "max");
    private static final Set<String> LISTS = Set.of("tenants", "errorMail");
    private static final int USUAL_LINES = 100;
    private static final int MOST_LINES = 1_000;

    private final ServiceJobs jobs;

    ServiceJobsResource(ServiceJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                                "sms-jobs",
                                "GET",
                                "/sms/jobs",
                                SMS_READ,
                                NONE,
                                FILTERS,
                                "The service jobs, with how their runs went",
                                this::list)
                        .giving(ServiceJobJson.PAGE),
                new Endpoint(
                                "sms-jobs-create",
                                "POST",
                                "/sms/jobs",
                                SMS_WRITE,
                                FIELDS,
                                List.of(),
                                "Makes a service job, also out of what another one was shown as; needs acting for every tenant",
                                request -> fields(
                                        request,
                                        fields -> reply(
                                                request,
                                                jobs.create(request.caller(), written(fields)),
                                                view -> job(201, view))))
                        .taking(ServiceJobJson.NEW)
                        .making(ServiceJobJson.SHAPE),
                new Endpoint(
                                "sms-jobs-show",
                                "GET",
                                "/sms/jobs/{id}",
                                SMS_READ,
                                NONE,
                                List.of(),
                                "One service job; service-sms is always there",
                                request -> reply(
                                        request,
                                        jobs.show(request.caller(), request.variable("id")),
                                        view -> job(200, view)))
                        .giving(ServiceJobJson.SHAPE),
                new Endpoint(
                                "sms-jobs-change",
                                "PATCH",
                                "/sms/jobs/{id}",
                                SMS_WRITE,
                                PATCH,
                                List.of(),
                                "Changes fields; needs acting for every tenant",
                                this::change)
                        .taking(ServiceJobJson.CHANGE)
                        .giving(ServiceJobJson.SHAPE),
                new Endpoint(
                                "sms-jobs-remove",
                                "DELETE",
                                "/sms/jobs/{id}",
                                SMS_WRITE,
                                NONE,
                                List.of(),
                                "Removes a service job that is not the system's",
                                request -> reply(
                                        request,
                                        jobs.remove(request.caller(), request.variable("id")),
                                        view -> job(200, view)))
                        .giving(ServiceJobJson.SHAPE),
                new Endpoint(
                                "sms-jobs-run",
                                "POST",
                                "/sms/jobs/{id}/run",
                                SMS_WRITE,
                                NONE,
                                List.of(),
                                "Runs it now, and answers when the run is over",
                                request -> reply(
                                        request,
                                        jobs.run(request.caller(), request.variable("id")),
                                        ran -> Reply.json(200, JsonText.of(ran, ServiceJobJson::write))))
                        .giving(ServiceJobJson.RAN),
                new Endpoint(
                                "sms-errors",
                                "GET",
                                "/sms/errors",
                                SMS_READ,
                                NONE,
                                LOG_FILTERS,
                                "The log of the service jobs, newest first",
                                this::log)
                        .giving(ServiceJobJson.LOG));
    }

    private CompletionStage<Reply> list(Request request) {
        Query query = new Query(request.query(), FILTERS);
        ServiceJobs.Filter filter = new ServiceJobs.Filter(query.text("kind"), query.text("user"), words(query));
        return query.problem()
                .map(problem -> refused(problem, request))
                .orElseGet(() -> reply(
                        request,
                        jobs.list(request.caller(), filter),
                        all -> Reply.json(200, JsonText.list(all, ServiceJobJson::write))));
    }

    private static Optional<TextMatch> words(Query query) {
        return TextMatch.of(query.oneOf("mode", TextMatch.Mode.class), query.text("text"));
    }

    private CompletionStage<Reply> change(Request request) {
        return with(
                request,
                Preconditions.neededRevision(request),
                seen -> fields(
                        request,
                        fields -> reply(
                                request,
                                jobs.change(request.caller(), request.variable("id"), seen, fields),
                                view -> job(200, view))));
    }

    /** What an export has beside the fields of a job tells of the one it came from. */
    private static Map<String, String> written(Map<String, String> exported) {
        Map<String, String> written = new LinkedHashMap<>(exported);
        written.keySet().removeAll(ServiceJobJson.SHOWN_ONLY);
        return written;
    }

    /** Lists become the one text that they are kept as. */
    private static CompletionStage<Reply> fields(
            Request request, Function<Map<String, String>, CompletionStage<Reply>> next) {
        return with(request, Fields.read(request.body(), LISTS), fields -> {
            Map<String, String> all = new LinkedHashMap<>(fields.values());
            fields.lists().forEach((name, items) -> all.put(name, String.join(",", items)));
            return next.apply(all);
        });
    }

    private CompletionStage<Reply> log(Request request) {
        Query query = new Query(request.query(), LOG_FILTERS);
        int max = query.number("max").orElse(USUAL_LINES);
        ServiceJobs.LogFilter filter = new ServiceJobs.LogFilter(
                query.text("job"), words(query), query.time("from"), query.time("until"), Math.min(max, MOST_LINES));
        Optional<Problem> wrong = query.problem()
                .or(() -> max > MOST_LINES
                        ? Optional.of(Problem.field("max", "it is more than " + MOST_LINES, "Send less."))
                        : Optional.empty());
        return wrong.map(problem -> refused(problem, request))
                .orElseGet(() -> reply(
                        request,
                        jobs.log(request.caller(), filter),
                        lines -> Reply.json(200, JsonText.list(lines, ServiceJobJson::write))));
    }

    private static Reply job(int status, ServiceJobs.View view) {
        return Reply.json(status, JsonText.of(view, ServiceJobJson::write))
                .with("ETag", Preconditions.tag(view.job().version()));
    }
}
