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
                this::list));
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
