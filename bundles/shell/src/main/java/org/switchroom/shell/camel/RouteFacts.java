package org.switchroom.shell.camel;

import org.switchroom.routes.Routes;
import org.switchroom.shell.Facts;

/** Contexts and routes as facts. */
final class RouteFacts {
    private RouteFacts() {}

    static Facts of(Routes.Context context) {
        return new Facts()
                .with("context", context.name())
                .with("sets", context.sets())
                .with("routes", context.routes())
                .with("startedAt", context.startedAt());
    }

    static Facts of(Routes.Waiting waiting) {
        return new Facts()
                .with("context", waiting.context())
                .with("set", waiting.set())
                .with("lacks", waiting.lacks())
                .with("text", waiting.text())
                .with("since", waiting.since());
    }

    static Facts of(Routes.Route route) {
        Routes.Figures figures = route.figures();
        return new Facts()
                .with("route", route.id())
                .with("context", route.context())
                .with("set", route.set())
                .with("state", route.state().name())
                .with("from", route.from())
                .with("total", figures.total())
                .with("failed", figures.failed())
                .with("inFlight", figures.inFlight())
                .with("mean", figures.mean())
                .with("shortest", figures.shortest())
                .with("longest", figures.longest())
                .with("lastEnded", figures.lastEnded());
    }
}
