package org.switchroom.camel.host;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.ErrorHandlerFactory;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.AggregateDefinition;
import org.apache.camel.model.MulticastDefinition;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.RecipientListDefinition;
import org.apache.camel.model.RedeliveryPolicyDefinition;
import org.apache.camel.model.ResequenceDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SplitDefinition;
import org.apache.camel.model.ThreadsDefinition;
import org.apache.camel.model.WireTapDefinition;
import org.apache.camel.model.errorhandler.DeadLetterChannelDefinition;
import org.apache.camel.model.errorhandler.DefaultErrorHandlerDefinition;
import org.switchroom.transport.TransportName;

/**
 * Holds a transport's routes to what makes their end an outcome: nothing leaves the path before the end, and nothing
 * but the dispatcher repeats. Looks at the route from the outbox and at those it reaches by {@code direct:}; other
 * routes of the set, such as one that polls receipts, may do as they like.
 *
 * <p>Limits: an endpoint that a route computes while it runs is not seen, nor is a route of another set.
 */
final class StepCheck {
    /** Components that take an exchange into memory and let the route go on. */
    private static final Set<String> QUEUES = Set.of("seda", "vm", "disruptor", "disruptor-vm", "stub");

    private static final String INSTEAD =
            "Do the work in the same thread, by direct: or a bean; what may be lost goes into a route of its own set";

    private final Map<String, RouteDefinition> byInput = new LinkedHashMap<>();
    private final RouteBuilder builder;

    private StepCheck(RouteBuilder builder) {
        this.builder = builder;
        for (RouteDefinition route : builder.getRouteCollection().getRoutes()) {
            byInput.put(Uris.plain(route.getInput().getEndpointUri()), route);
        }
    }

    /**
     * @return the routes on the delivery's way
     * @throws UnfitRoutesException naming route, step, why and what instead
     */
    static List<RouteDefinition> check(RouteBuilder builder, TransportName transport) {
        StepCheck check = new StepCheck(builder);
        List<RouteDefinition> way = check.wayFrom("switchroom:outbox/" + transport);
        if (way.isEmpty()) {
            throw new UnfitRoutesException("No route takes from switchroom:outbox/" + transport
                    + ", so nothing could be delivered. Begin one with from(\"switchroom:outbox/" + transport + "\")");
        }
        builder.getRouteCollection().getOnExceptions().forEach(policy -> check.judge("of all routes", policy));
        for (RouteDefinition route : way) {
            ModelWalk.visit(route, step -> check.judge(route.getRouteId(), step));
            check.judgeErrorHandler(route);
        }
        return way;
    }

    private List<RouteDefinition> wayFrom(String first) {
        Deque<String> open = new ArrayDeque<>(List.of(first));
        List<RouteDefinition> way = new ArrayList<>();
        while (!open.isEmpty()) {
            RouteDefinition route = byInput.get(open.pop());
            if (route != null && !way.contains(route)) {
                way.add(route);
                ModelWalk.visit(route, step -> Uris.of(step).stream()
                        .map(Uris::plain)
                        .filter(uri -> uri.startsWith("direct:"))
                        .forEach(open::add));
            }
        }
        return way;
    }

    private void judge(String route, Object step) {
        leaves(step).ifPresent(name -> {
            throw new UnfitRoutesException(
                    "Route " + route + ", step " + name
                            + ": the route would end before the message is handed over, so its end would say nothing. "
                            + INSTEAD,
                    step);
        });
        if (step instanceof OnExceptionDefinition policy && repeats(policy)) {
            throw redelivery(route, "onException", policy);
        }
    }

    private static Optional<String> leaves(Object step) {
        if (step instanceof WireTapDefinition) {
            return Optional.of("wireTap");
        } else if (step instanceof ThreadsDefinition) {
            return Optional.of("threads");
        } else if (step instanceof AggregateDefinition) {
            return Optional.of("aggregate");
        } else if (step instanceof ResequenceDefinition) {
            return Optional.of("resequence");
        } else if (step instanceof MulticastDefinition many && isOn(many.getParallelProcessing())) {
            return Optional.of("multicast with parallelProcessing");
        } else if (step instanceof SplitDefinition split && isOn(split.getParallelProcessing())) {
            return Optional.of("split with parallelProcessing");
        } else if (step instanceof RecipientListDefinition<?> list && isOn(list.getParallelProcessing())) {
            return Optional.of("recipientList with parallelProcessing");
        }
        return Uris.of(step).stream()
                .flatMap(uri -> Uris.scheme(uri).stream())
                .filter(QUEUES::contains)
                .map(scheme -> scheme + ":")
                .findFirst();
    }

    private void judgeErrorHandler(RouteDefinition route) {
        // Deliberate: the getter would make one where none is.
        ErrorHandlerFactory handler = route.isErrorHandlerFactorySet()
                ? route.getErrorHandlerFactory()
                : builder.getRouteCollection().getErrorHandlerFactory();
        if (handler instanceof DeadLetterChannelDefinition) {
            throw new UnfitRoutesException(
                    "Route " + route.getRouteId()
                            + ", error handler deadLetterChannel: a failure would look like an end without a sign. "
                            + "Leave the error handler away and let the transport's OutcomeTable say what a failure means",
                    route);
        } else if (handler instanceof DefaultErrorHandlerDefinition own
                && own.hasRedeliveryPolicy()
                && repeats(own.getRedeliveryPolicy())) {
            throw redelivery(route.getRouteId(), "errorHandler", route);
        }
    }

    private static UnfitRoutesException redelivery(String route, String step, Object at) {
        return new UnfitRoutesException(
                "Route " + route + ", step " + step
                        + ": it repeats by itself, so a message could leave twice unmarked. Remove the redelivery;"
                        + " answer unavailable or uncertain, and the dispatcher repeats by its rules",
                at);
    }

    private static boolean repeats(OnExceptionDefinition policy) {
        return policy.getRetryWhile() != null
                || policy.getRedeliveryPolicyRef() != null
                || (policy.getRedeliveryPolicyType() != null && repeats(policy.getRedeliveryPolicyType()));
    }

    private static boolean repeats(RedeliveryPolicyDefinition policy) {
        String times = policy.getMaximumRedeliveries();
        return times != null && !times.equals("0") && !isOn(policy.getDisableRedelivery());
    }

    /** A placeholder may turn out either way, so it counts as on. */
    private static boolean isOn(String setting) {
        return setting != null && !setting.equalsIgnoreCase("false");
    }
}
