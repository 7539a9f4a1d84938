package org.switchroom.route.intakehttp;

import static org.switchroom.access.Scope.TRANSPORTS_READ;
import static org.switchroom.access.Scope.TRANSPORTS_WRITE;
import static org.switchroom.route.intakehttp.Endpoint.Content.NONE;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.transport.TransportName;
import org.switchroom.transport.Transports;

/** {@code /api/transports}. */
final class TransportsResource extends Resource {
    private final Transports transports;

    TransportsResource(Transports transports) {
        this.transports = transports;
    }

    @Override
    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                                "transports-list",
                                "GET",
                                "/transports",
                                TRANSPORTS_READ,
                                NONE,
                                List.of(),
                                "The transports that are there now",
                                this::list)
                        .giving(Shape.page("TransportList", TransportJson.SHAPE)),
                new Endpoint(
                                "transports-show",
                                "GET",
                                "/transports/{id}",
                                TRANSPORTS_READ,
                                NONE,
                                List.of(),
                                "One transport",
                                this::show)
                        .giving(TransportJson.SHAPE),
                new Endpoint(
                                "transports-suspend",
                                "POST",
                                "/transports/{id}/suspend",
                                TRANSPORTS_WRITE,
                                NONE,
                                List.of(),
                                "No new message goes to it",
                                this::suspend)
                        .giving(TransportJson.SHAPE),
                new Endpoint(
                                "transports-resume",
                                "POST",
                                "/transports/{id}/resume",
                                TRANSPORTS_WRITE,
                                NONE,
                                List.of(),
                                "Messages go to it again",
                                this::resume)
                        .giving(TransportJson.SHAPE));
    }

    CompletionStage<Reply> list(Request request) {
        return done(Reply.json(200, JsonText.list(transports.list(), TransportJson::write)));
    }

    CompletionStage<Reply> show(Request request) {
        return withId(
                request,
                TransportsResource::name,
                name -> reply(
                        request,
                        transports
                                .info(name)
                                .<Answer<Transports.View>>map(Answer::done)
                                .orElseGet(() -> Answer.refused(Problem.of(
                                        Problem.Kind.NOT_FOUND,
                                        "there is no transport " + name + " now",
                                        "GET /api/transports lists those there are."))),
                        TransportsResource::view));
    }

    CompletionStage<Reply> suspend(Request request) {
        return withId(
                request,
                TransportsResource::name,
                name -> reply(request, transports.suspend(request.caller(), name), TransportsResource::view));
    }

    CompletionStage<Reply> resume(Request request) {
        return withId(
                request,
                TransportsResource::name,
                name -> reply(request, transports.resume(request.caller(), name), TransportsResource::view));
    }

    private static Reply view(Transports.View view) {
        return Reply.json(200, JsonText.of(view, TransportJson::write));
    }

    private static Optional<TransportName> name(String text) {
        try {
            return Optional.of(new TransportName(text));
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }
}
