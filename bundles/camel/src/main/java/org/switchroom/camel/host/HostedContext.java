package org.switchroom.camel.host;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.Suspendable;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.RouteController;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.URISupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.camel.component.CallbackBook;
import org.switchroom.camel.component.SwitchroomComponent;
import org.switchroom.routes.Routes;
import org.switchroom.transport.Arrivals;

/** The one context of a bundle. Sets are started and stopped on the life-cycle thread; figures are read by any. */
final class HostedContext {
    private static final Logger LOG = LoggerFactory.getLogger(HostedContext.class);

    /** After the drain of the whole set: for each of its routes to go. */
    private static final Duration LAST_CALL = Duration.ofMillis(100);

    private static final long LOOK_NANOS = 5_000_000;

    /** Other routes of the set may call these at once, so they start first and stop last. */
    private static final Set<String> CALLED_BY_ROUTES = Set.of("direct", "seda");

    private final ModelCamelContext camel;
    private final RouteCounters counters;
    private final Instant createdAt;

    HostedContext(
            Owner owner,
            Settings settings,
            Map<String, Object> shared,
            Supplier<Optional<Arrivals>> arrivals,
            CallbackBook callbacks,
            Clock clock) {
        camel = (ModelCamelContext) owner.newContext();
        counters = new RouteCounters(clock);
        createdAt = clock.instant();
        ContextSettings.apply(camel, settings);
        camel.addRoutePolicyFactory(counters);
        camel.addComponent("switchroom", new SwitchroomComponent(arrivals, clock, callbacks));
        shared.forEach(this::share);
    }

    CamelContext camel() {
        return camel;
    }

    String name() {
        return camel.getName();
    }

    Instant createdAt() {
        return createdAt;
    }

    /** Components pick it up by its type, which Camel calls autowiring. */
    void share(String component, Object service) {
        camel.getRegistry().bind("switchroom." + component, service);
    }

    /** All routes or none. Ends with the ids of the routes, of which those that start by themselves run. */
    Set<String> start(RouteBuilder builder) throws Exception {
        if (!camel.isStarted()) {
            camel.start();
        }
        Set<RouteDefinition> before = Collections.newSetFromMap(new IdentityHashMap<>());
        before.addAll(camel.getRouteDefinitions());
        try {
            camel.addRoutes(builder);
            Set<String> ids = idsBeside(before);
            for (Route route : inStartOrder(ids)) {
                if (!Boolean.FALSE.equals(route.isAutoStartup())) {
                    camel.getRouteController().startRoute(route.getId());
                }
            }
            return ids;
        } catch (Exception | LinkageError e) {
            remove(idsBeside(before), LAST_CALL);
            camel.getRestDefinitions().removeAll(builder.getRestCollection().getRests());
            throw e;
        }
    }

    /** Lets the routes finish what is under way, within the limit, then takes them away. */
    void stop(Set<String> ids, Duration drainLimit) {
        drain(ids, drainLimit);
        long left = ids.stream().mapToLong(id -> counters.of(id).inFlight()).sum();
        if (left > 0) {
            LOG.warn(
                    "Routes {} stop with {} exchanges still under way after {} s; those end as failed. If that is too"
                            + " soon, raise drain.limit of org.switchroom.camel",
                    ids,
                    left,
                    drainLimit.toSeconds());
        }
        remove(ids, LAST_CALL);
    }

    void close() {
        try {
            camel.close();
        } catch (Exception e) {
            LOG.warn("Context {} did not close cleanly; some of its threads may remain", name(), e);
        }
    }

    boolean has(String routeId) {
        return camel.getRoute(routeId) != null;
    }

    void suspend(String routeId, Duration drainLimit) throws Exception {
        camel.getRouteController().suspendRoute(routeId, drainLimit.toMillis(), TimeUnit.MILLISECONDS);
    }

    void resume(String routeId) throws Exception {
        RouteController controller = camel.getRouteController();
        if (controller.getRouteStatus(routeId).isStopped()) {
            controller.startRoute(routeId); // it does not start by itself, or its consumer knows no suspending
        } else {
            controller.resumeRoute(routeId);
        }
    }

    Routes.Route view(String set, String routeId) {
        Route route = camel.getRoute(routeId);
        // The base of the address only: what follows may be a password.
        String from =
                route == null ? "" : URISupport.sanitizeUri(route.getEndpoint().getEndpointBaseUri());
        String readable = from.replace("%7B", "{").replace("%7D", "}");
        return new Routes.Route(name(), set, routeId, readable, state(routeId), counters.of(routeId));
    }

    private Routes.State state(String routeId) {
        ServiceStatus status = camel.getRouteController().getRouteStatus(routeId);
        if (status == ServiceStatus.Started) {
            return Routes.State.STARTED;
        }
        return status == ServiceStatus.Suspended ? Routes.State.SUSPENDED : Routes.State.STOPPED;
    }

    private Set<String> idsBeside(Set<RouteDefinition> before) {
        Set<String> ids = new LinkedHashSet<>();
        for (RouteDefinition definition : camel.getRouteDefinitions()) {
            if (!before.contains(definition)) {
                ids.add(definition.getRouteId());
            }
        }
        return ids;
    }

    private List<Route> inStartOrder(Set<String> ids) {
        List<Route> order = new ArrayList<>();
        for (String id : ids) {
            Route route = camel.getRoute(id); // none for a route that a precondition leaves out
            if (route != null) {
                order.add(route);
            }
        }
        order.sort(Comparator.comparing((Route route) ->
                        Optional.ofNullable(route.getStartupOrder()).orElse(Integer.MAX_VALUE))
                .thenComparing(route -> !isCalledByRoutes(route)));
        return order;
    }

    /**
     * Ahead of Camel's own drain, which looks only once a second whether everything has ended: with one message under way
     * each exchange of a bundle would take that second.
     */
    private void awaitEnds(Set<String> ids, Duration limit) {
        for (String id : ids) {
            Route route = camel.getRoute(id);
            if (route != null && route.getConsumer() instanceof Suspendable && !isCalledByRoutes(route)) {
                ServiceHelper.suspendService(route.getConsumer()); // takes nothing more
            }
        }
        long end = System.nanoTime() + limit.toNanos();
        while (underWay(ids) > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private int underWay(Set<String> ids) {
        return ids.stream()
                .mapToInt(id -> camel.getInflightRepository().size(id))
                .sum();
    }

    private static boolean isCalledByRoutes(Route route) {
        return CALLED_BY_ROUTES.contains(
                Uris.scheme(route.getEndpoint().getEndpointUri()).orElse(""));
    }

    private void drain(Set<String> ids, Duration limit) {
        long begin = System.nanoTime();
        awaitEnds(ids, limit);
        long left = Math.max(LAST_CALL.toMillis(), limit.toMillis() - (System.nanoTime() - begin) / 1_000_000);
        var running = camel.getCamelContextExtension().getRouteStartupOrder().stream()
                .filter(order -> ids.contains(order.getRoute().getId()))
                .toList();
        try {
            camel.getShutdownStrategy().shutdown(camel, running, left, TimeUnit.MILLISECONDS);
        } catch (Exception e) {
            LOG.warn("Routes {} did not stop cleanly; they are taken away regardless", ids, e);
        }
    }

    private void remove(Set<String> ids, Duration limit) {
        for (String id : ids) {
            try {
                camel.getRouteController().stopRoute(id, limit.toMillis(), TimeUnit.MILLISECONDS);
                camel.removeRoute(id);
                RouteDefinition definition = camel.getRouteDefinition(id);
                if (definition != null) {
                    camel.removeRouteDefinition(definition);
                }
                counters.forget(id);
            } catch (Exception e) {
                LOG.warn("Route {} of context {} could not be taken away; restart its bundle", id, name(), e);
            }
        }
    }
}
