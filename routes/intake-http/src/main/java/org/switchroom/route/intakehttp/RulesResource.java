package org.switchroom.route.intakehttp;

import static org.switchroom.access.Scope.JOBS_READ;
import static org.switchroom.access.Scope.RULES_READ;
import static org.switchroom.access.Scope.RULES_WRITE;
import static org.switchroom.route.intakehttp.Endpoint.Content.FIELDS;
import static org.switchroom.route.intakehttp.Endpoint.Content.NONE;
import static org.switchroom.route.intakehttp.Endpoint.Content.YAML;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.job.JobId;
import org.switchroom.routing.Explanation;
import org.switchroom.routing.Rules;

/** {@code /api/rules}, and why a job goes the way it goes. */
final class RulesResource extends Resource {
    private static final List<String> OCCURRENCE = List.of("role", "update", "at");
    private static final Shape RULES = Shape.text("Rules as docs/rules.md has them");
    private static final Duration USUAL_REPLAY = Duration.ofHours(24);

    private final Rules rules;

    RulesResource(Rules rules) {
        this.rules = rules;
    }

    @Override
    List<Endpoint> endpoints() {
        return List.of(
                reading("rules-show", "/rules", List.of(), "The rules in force", this::show)
                        .giving(RuleJson.IN_FORCE),
                reading("rules-history", "/rules/versions", List.of("below", "limit"), "All versions", this::history)
                        .giving(RuleJson.VERSIONS),
                reading("rules-version", "/rules/versions/{id}", List.of(), "One version", this::version)
                        .giving(RuleJson.TEXT),
                reading("rules-diff", "/rules/diff", List.of("old", "new"), "What differs between two", this::diff)
                        .giving(RuleJson.LINES),
                new Endpoint(
                                "rules-replace",
                                "PUT",
                                "/rules",
                                RULES_WRITE,
                                YAML,
                                List.of("comment"),
                                "Puts other rules in force, as a whole or not at all; If-Match is needed",
                                this::replace)
                        .taking(RULES)
                        .giving(RuleJson.IN_FORCE),
                new Endpoint(
                                "rules-rollback",
                                "POST",
                                "/rules/rollback",
                                RULES_WRITE,
                                FIELDS,
                                List.of(),
                                "Puts an old version in force again; If-Match is needed",
                                this::rollBack)
                        .taking(RuleJson.ROLLBACK)
                        .giving(RuleJson.IN_FORCE),
                new Endpoint(
                                "rules-check",
                                "POST",
                                "/rules/check",
                                RULES_READ,
                                YAML,
                                List.of(),
                                "What is wrong with rules, by line; changes nothing",
                                this::check)
                        .taking(RULES)
                        .giving(RuleJson.MISTAKES),
                new Endpoint(
                                "rules-replay",
                                "POST",
                                "/rules/replay",
                                RULES_READ,
                                YAML,
                                List.of("since"),
                                "What other rules would have done with recorded jobs; sends nothing",
                                this::replay)
                        .taking(RULES)
                        .giving(RuleJson.REPLAY),
                new Endpoint(
                                "rules-explain",
                                "POST",
                                "/rules/explain",
                                JOBS_READ,
                                FIELDS,
                                OCCURRENCE,
                                "Why a job with these fields would go which way; sends nothing",
                                this::explainSample)
                        .taking(Shape.map(
                                Shape.text("Its value"),
                                "Fields of a job, by their names; without kind and priority it is a routine order"))
                        .giving(RuleJson.EXPLANATIONS),
                new Endpoint(
                                "jobs-explain",
                                "GET",
                                "/jobs/{id}/explain",
                                JOBS_READ,
                                NONE,
                                OCCURRENCE,
                                "Why this job would go which way now; sends nothing",
                                this::explain)
                        .giving(RuleJson.EXPLANATIONS));
    }

    private static Endpoint reading(String id, String path, List<String> parameters, String summary, Action action) {
        return new Endpoint(id, "GET", path, RULES_READ, NONE, parameters, summary, action);
    }

    CompletionStage<Reply> show(Request request) {
        return reply(
                request,
                rules.inForce(request.caller()),
                now -> Preconditions.isKnown(request, now.version().number())
                        ? Reply.empty(304)
                                .with("ETag", Preconditions.tag(now.version().number()))
                        : inForce(now));
    }

    private static Reply inForce(Rules.InForce now) {
        return Reply.json(200, JsonText.of(now, RuleJson::write))
                .with("ETag", Preconditions.tag(now.version().number()));
    }

    CompletionStage<Reply> history(Request request) {
        Query query = new Query(request.query(), List.of("below", "limit"));
        int below = query.number("below").orElse(Integer.MAX_VALUE);
        int limit = query.limit();
        return query.problem()
                .map(problem -> refused(problem, request))
                .orElseGet(() -> reply(
                        request,
                        rules.history(request.caller(), below, limit),
                        versions -> Reply.json(200, JsonText.list(versions, RuleJson::write))));
    }

    CompletionStage<Reply> version(Request request) {
        return withId(
                request,
                id -> id.matches("[0-9]{1,9}") ? Optional.of(Integer.parseInt(id)) : Optional.empty(),
                number -> reply(
                        request,
                        rules.version(request.caller(), number),
                        found -> Reply.json(200, JsonText.of(found, RuleJson::write))));
    }

    CompletionStage<Reply> diff(Request request) {
        Query query = new Query(request.query(), List.of("old", "new"));
        int old = query.number("old").orElse(0);
        int young = query.number("new").orElse(0);
        return query.problem()
                .map(problem -> refused(problem, request))
                .orElseGet(() -> reply(
                        request,
                        rules.diff(request.caller(), old, young),
                        lines -> Reply.json(200, JsonText.of(lines, RuleJson::writeLines))));
    }

    CompletionStage<Reply> replace(Request request) {
        Query query = new Query(request.query(), List.of("comment"));
        String comment = query.text("comment").orElse("");
        if (query.problem().isPresent()) {
            return refused(query.problem().get(), request);
        }
        return with(
                request,
                Preconditions.neededRevision(request),
                seen -> withText(
                        request,
                        text -> reply(
                                request,
                                rules.replace(request.caller(), seen, text, comment),
                                RulesResource::inForce)));
    }

    CompletionStage<Reply> rollBack(Request request) {
        return with(
                request,
                Preconditions.neededRevision(request),
                seen -> with(request, Fields.read(request.body(), Set.of()), fields -> {
                    Optional<Problem> unknown = fields.unknownBeside(Set.of("version", "comment"));
                    String to = fields.value("version").orElse("");
                    if (unknown.isPresent() || !to.matches("[0-9]{1,9}")) {
                        return refused(
                                unknown.orElseGet(() -> Problem.field(
                                        "version", "it is not the number of a version", "Send {\"version\":3}.")),
                                request);
                    }
                    return reply(
                            request,
                            rules.rollBack(
                                    request.caller(),
                                    seen,
                                    Integer.parseInt(to),
                                    fields.value("comment").orElse("")),
                            RulesResource::inForce);
                }));
    }

    CompletionStage<Reply> check(Request request) {
        return withText(
                request,
                text -> reply(
                        request,
                        rules.check(request.caller(), text),
                        mistakes -> Reply.json(200, JsonText.list(mistakes, RuleJson::write))));
    }

    CompletionStage<Reply> replay(Request request) {
        Query query = new Query(request.query(), List.of("since"));
        Instant since = query.time("since").orElseGet(() -> Instant.now().minus(USUAL_REPLAY));
        return query.problem()
                .map(problem -> refused(problem, request))
                .orElseGet(() -> withText(
                        request,
                        text -> reply(
                                request,
                                rules.replay(request.caller(), since, text),
                                replay -> Reply.json(200, JsonText.of(replay, RuleJson::write)))));
    }

    CompletionStage<Reply> explainSample(Request request) {
        return occurrence(
                request,
                occurrence -> with(
                        request,
                        Fields.read(request.body(), Set.of()),
                        fields -> reply(
                                request,
                                rules.explain(request.caller(), fields.values(), occurrence),
                                RulesResource::explained)));
    }

    CompletionStage<Reply> explain(Request request) {
        return occurrence(
                request,
                occurrence -> withId(
                        request,
                        JobId::parse,
                        id -> reply(
                                request, rules.explain(request.caller(), id, occurrence), RulesResource::explained)));
    }

    private static CompletionStage<Reply> occurrence(
            Request request, Function<Rules.Occurrence, CompletionStage<Reply>> next) {
        Query query = new Query(request.query(), OCCURRENCE);
        Rules.Occurrence occurrence = new Rules.Occurrence(query.text("role"), query.flag("update"), query.time("at"));
        return query.problem().map(problem -> refused(problem, request)).orElseGet(() -> next.apply(occurrence));
    }

    private static Reply explained(List<Explanation> explanations) {
        return Reply.json(200, JsonText.list(explanations, RuleJson::write));
    }

    /** Goes on with the body as text. */
    private static CompletionStage<Reply> withText(Request request, Function<String, CompletionStage<Reply>> next) {
        Answer<String> text;
        try {
            text = Answer.done(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(request.body()))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            text = Answer.refused(
                    Problem.of(Problem.Kind.MALFORMED, "the body is not UTF-8", "Send the text as UTF-8."));
        }
        return with(request, text, next);
    }
}
