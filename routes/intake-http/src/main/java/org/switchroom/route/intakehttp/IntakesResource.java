package org.switchroom.route.intakehttp;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.switchroom.access.Scope;
import org.switchroom.intake.IntakeView;
import org.switchroom.intake.WatchedIntake;

/** {@code /api/intakes}. */
final class IntakesResource extends Resource {
    private static final Shape LIST = Shape.object()
            .needs(
                    "items",
                    Shape.list(
                            Shape.object()
                                    .needs("name", Shape.text("Of its configuration"))
                                    .needs("kind", Shape.oneOf(IntakeView.Kind.values(), "What it reads"))
                                    .needs("tenant", Shape.text("Whose jobs come in"))
                                    .needs("source", Shape.text("The folder or mail box"))
                                    .needs("waiting", Shape.count("Files or mails not begun"))
                                    .needs("taken", Shape.count("Records that became jobs, since the start"))
                                    .needs("rejected", Shape.count("Records that did not, since the start"))
                                    .may("current", Shape.text("What is being read, and how far"))
                                    .may("trouble", Shape.text("Why nothing comes in"))
                                    .may("lastTakenAt", Shape.time("When the last job came in"))
                                    .inPlace(),
                            "By name"))
            .named("Intakes");

    private final Supplier<List<WatchedIntake>> intakes;

    IntakesResource(Supplier<List<WatchedIntake>> intakes) {
        this.intakes = intakes;
    }

    @Override
    List<Endpoint> endpoints() {
        return List.of(new Endpoint(
                        "intakes-list",
                        "GET",
                        "/intakes",
                        Scope.TRANSPORTS_READ,
                        Endpoint.Content.NONE,
                        List.of(),
                        "The folders and mail boxes that jobs come in from, and what they are doing",
                        this::list)
                .giving(LIST));
    }

    CompletionStage<Reply> list(Request request) {
        List<IntakeView> views = intakes.get().stream()
                .map(WatchedIntake::view)
                .filter(view -> request.caller().mayActFor(view.tenant()))
                .sorted(Comparator.comparing(IntakeView::name))
                .toList();
        return done(Reply.json(200, JsonText.list(views, IntakesResource::write)));
    }

    private static void write(JsonGenerator json, IntakeView view) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", view.name());
        json.writeStringField("kind", view.kind().name());
        json.writeStringField("tenant", view.tenant());
        json.writeStringField("source", view.source());
        json.writeNumberField("waiting", view.waiting());
        json.writeNumberField("taken", view.taken());
        json.writeNumberField("rejected", view.rejected());
        JsonText.text(json, "current", view.current());
        JsonText.text(json, "trouble", view.trouble());
        JsonText.text(json, "lastTakenAt", view.lastTakenAt());
        json.writeEndObject();
    }
}
