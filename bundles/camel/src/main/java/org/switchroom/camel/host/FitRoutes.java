package org.switchroom.camel.host;

import java.util.HashSet;
import java.util.Set;
import org.apache.camel.ErrorHandlerFactory;
import org.apache.camel.LoggingLevel;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.errorhandler.DefaultErrorHandlerDefinition;
import org.switchroom.camel.TransportRoutes;
import org.switchroom.camel.osgi.Part;

/**
 * A set's routes as they are before they start: configured, and keeping our rules for ids and steps.
 *
 * @param builder configured for the one context in which it may start
 * @param needs the parts of Camel that the routes name, and what reads their text
 */
record FitRoutes(RouteBuilder builder, Set<Part> needs) {
    /**
     * @throws UnfitRoutesException when the routes break a rule of ours
     * @throws Exception of any kind, from the set itself
     */
    static FitRoutes of(HostedSet set, HostedContext context) throws Exception {
        RouteBuilder builder = configured(set, context);
        Set<Part> needs = new HashSet<>(RouteNeeds.of(builder, context.camel()));
        if (set.routes() instanceof TextRoutes text) {
            needs.addAll(text.reader());
        }
        return new FitRoutes(builder, needs);
    }

    private static RouteBuilder configured(HostedSet set, HostedContext context) throws Exception {
        RoutesBuilder made = set.routes() instanceof TextRoutes text
                ? text.routes(context.camel())
                : set.routes().routes();
        if (!(made instanceof RouteBuilder builder)) {
            throw new UnfitRoutesException("Its routes() is no org.apache.camel.builder.RouteBuilder, so what they need"
                    + " can not be read. Return a RouteBuilder");
        }
        builder.configureRoutes(context.camel());
        requireOwnIds(builder, set.name());
        if (set.routes() instanceof TransportRoutes transport) {
            for (RouteDefinition route : StepCheck.check(builder, transport.transport())) {
                if (!route.isErrorHandlerFactorySet()) {
                    route.setErrorHandlerFactory(quietHandler());
                }
            }
        }
        return builder;
    }

    private static void requireOwnIds(RouteBuilder builder, String name) {
        for (RouteDefinition route : builder.getRouteCollection().getRoutes()) {
            if (!route.hasCustomIdAssigned() || !route.getId().startsWith(name)) {
                throw new UnfitRoutesException(
                        "The route from " + Uris.plain(route.getInput().getEndpointUri())
                                + " has no id that begins with " + name + ". Give it the id " + name + "-…",
                        route);
            }
        }
    }

    /**
     * Camel's default handler, without an ERROR and a stack for each failure: that becomes the delivery's outcome,
     * which the dispatcher reports. By the level, since its switch logExhausted counts only where redelivery is on.
     */
    private static ErrorHandlerFactory quietHandler() {
        DefaultErrorHandlerDefinition handler = new DefaultErrorHandlerDefinition();
        handler.setLevel(LoggingLevel.DEBUG.name());
        return handler;
    }
}
