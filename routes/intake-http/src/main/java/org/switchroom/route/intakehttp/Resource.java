package org.switchroom.route.intakehttp;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Created;
import org.switchroom.answer.Problem;

/** What the resources have in common: turning answers into replies. */
abstract class Resource {
    /** Parameters that every list has. */
    static final List<String> PAGING = List.of("after", "limit");

    /** The endpoints it has; the whole API is these. */
    abstract List<Endpoint> endpoints();

    static CompletionStage<Reply> done(Reply reply) {
        return CompletableFuture.completedFuture(reply);
    }

    static CompletionStage<Reply> refused(Problem problem, Request request) {
        return done(Reply.of(problem, request));
    }

    static <T> CompletionStage<Reply> reply(Request request, Answer<T> answer, Function<? super T, Reply> reply) {
        return done(answer.<Reply>fold(reply, problem -> Reply.of(problem, request)));
    }

    static <T> CompletionStage<Reply> reply(
            Request request, CompletionStage<Answer<T>> answer, Function<? super T, Reply> reply) {
        return answer.thenApply(found -> found.<Reply>fold(reply, problem -> Reply.of(problem, request)));
    }

    /** As {@link #reply}, for what is made once for each key: a repeat says that it is one. */
    static <T> CompletionStage<Reply> made(
            Request request, CompletionStage<Answer<Created<T>>> answer, Function<? super T, Reply> reply) {
        return reply(request, answer, created -> {
            Reply made = reply.apply(created.value());
            return created.repeated() ? made.with("Idempotency-Replayed", "true") : made;
        });
    }

    /** Goes on with the value, or ends with the problem. */
    static <T> CompletionStage<Reply> with(
            Request request, Answer<T> answer, Function<? super T, CompletionStage<Reply>> next) {
        return answer.<CompletionStage<Reply>>fold(next, problem -> refused(problem, request));
    }

    /** Goes on with the id, or answers that there is no such thing: what is no id names nothing. */
    static <T> CompletionStage<Reply> withId(
            Request request, Function<String, Optional<T>> parse, Function<? super T, CompletionStage<Reply>> next) {
        return parse.apply(request.variable("id"))
                .map(next)
                .orElseGet(() -> refused(
                        Problem.of(
                                Problem.Kind.NOT_FOUND,
                                "there is no such thing",
                                "Check the id; the list that belongs to this address has those there are."),
                        request));
    }
}
