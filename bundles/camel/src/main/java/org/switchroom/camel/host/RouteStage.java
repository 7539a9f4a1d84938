package org.switchroom.camel.host;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.camel.ErrorHandlerFactory;
import org.apache.camel.LoggingLevel;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.errorhandler.DefaultErrorHandlerDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.camel.RouteSet;
import org.switchroom.camel.TransportRoutes;
import org.switchroom.camel.component.CallbackBook;
import org.switchroom.camel.osgi.CamelParts;
import org.switchroom.camel.osgi.Part;
import org.switchroom.routes.Routes;
import org.switchroom.transport.Arrivals;
import org.switchroom.transport.Transport;

/**
 * Brings sets on and takes them off. Called on the life-cycle thread only; {@link #sets} and {@link #contexts} are read
 * by any.
 */
final class RouteStage {
    private static final Logger LOG = LoggerFactory.getLogger(RouteStage.class);

    private final Map<Long, HostedSet> sets = new ConcurrentSkipListMap<>();
    private final Map<Long, HostedContext> contexts = new ConcurrentSkipListMap<>();

    /** By component: the services that all contexts share. */
    private final Map<String, Object> shared = new HashMap<>();

    private final CamelParts parts;
    private final Supplier<Optional<Arrivals>> arrivals;
    private final CallbackBook callbacks;
    private final ScheduledExecutorService deadlines;
    private final Supplier<Settings> settings;
    private final Clock clock;

    RouteStage(
            CamelParts parts,
            Supplier<Optional<Arrivals>> arrivals,
            CallbackBook callbacks,
            ScheduledExecutorService deadlines,
            Supplier<Settings> settings,
            Clock clock) {
        this.parts = parts;
        this.arrivals = arrivals;
        this.callbacks = callbacks;
        this.deadlines = deadlines;
        this.settings = settings;
        this.clock = clock;
    }

    Collection<HostedSet> sets() {
        return sets.values();
    }

    Collection<HostedContext> contexts() {
        return contexts.values();
    }

    void add(long key, RouteSet routes, Owner owner) {
        sets.computeIfAbsent(key, unknown -> new HostedSet(routes, owner, clock.instant()));
    }

    /** In place of what has run under the key, as soon as it is found good; else it is just added. */
    void put(long key, RouteSet routes, Owner owner) {
        HostedSet before = sets.get(key);
        if (before != null && before.hasRun()) {
            before.next(new HostedSet(routes, owner, clock.instant()));
        } else {
            sets.put(key, new HostedSet(routes, owner, clock.instant()));
        }
    }

    void remove(long key) {
        HostedSet set = sets.remove(key);
        if (set != null) {
            stop(set);
            endContextIfIdle(set.owner());
        }
    }

    void share(String component, Object service) {
        shared.put(component, service);
        contexts.values().forEach(context -> context.share(component, service));
    }

    void unshare(String component, Object service) {
        if (shared.remove(component, service)) {
            endThoseWho(needed -> needed.contains(Part.component(component)));
        }
    }

    void partsLeave(Set<Part> leaving) {
        endThoseWho(needed -> needed.stream().anyMatch(leaving::contains));
    }

    void removeAll() {
        List.copyOf(sets.keySet()).forEach(this::remove);
    }

    /** Starts what can start. True when a set failed, so that it is worth trying again later. */
    boolean settle() {
        boolean failed = false;
        for (Map.Entry<Long, HostedSet> entry : sets.entrySet()) {
            HostedSet set = entry.getValue();
            if (set.next().isPresent()) {
                set = tryToReplace(entry.getKey(), set, set.next().get());
            }
            if (!set.runs()) {
                tryToStart(set);
            }
            failed |= set.next().isPresent()
                    || set.waiting()
                            .filter(waiting -> waiting.lacks().isEmpty())
                            .isPresent();
        }
        return failed;
    }

    /** Ends with the one that has the place now; it may have to be started. */
    private HostedSet tryToReplace(long key, HostedSet before, HostedSet after) {
        boolean news = true;
        long began = System.nanoTime();
        try {
            if (!waitsForKnown(after)) {
                requireOwnName(after, before);
                HostedContext context = contextOf(after.owner());
                RouteBuilder builder = configured(after, context);
                after.needs(needs(after, builder, context));
                if (!waitsForKnown(after)) {
                    stop(before);
                    start(after, builder, context);
                    sets.put(key, after);
                    runs(after, context, began);
                    return after;
                }
            }
        } catch (Exception | LinkageError e) {
            news = fails(after, e);
        } finally {
            endContextIfIdle(before.owner());
        }
        before.note(after.waiting().map(Routes.Waiting::text));
        if (news && before.runs()) {
            LOG.warn("Route set {} goes on as it was before", before.name());
        }
        return before;
    }

    private void tryToStart(HostedSet set) {
        if (waitsForKnown(set)) {
            return;
        }
        Owner owner = set.owner();
        long began = System.nanoTime();
        try {
            requireOwnName(set, set);
            HostedContext context = contextOf(owner);
            RouteBuilder builder = configured(set, context);
            set.needs(needs(set, builder, context));
            if (!waitsForKnown(set)) {
                start(set, builder, context);
                runs(set, context, began);
            }
        } catch (Exception | LinkageError e) {
            fails(set, e);
        } finally {
            endContextIfIdle(owner);
        }
    }

    private static void runs(HostedSet set, HostedContext context, long began) {
        LOG.info(
                "Route set {} runs in context {} with {} routes after {} ms",
                set.name(),
                context.name(),
                set.routeIds().size(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
    }

    private HostedContext contextOf(Owner owner) {
        return contexts.computeIfAbsent(
                owner.id(), unknown -> new HostedContext(owner, settings.get(), shared, arrivals, callbacks, clock));
    }

    private static Set<Part> needs(HostedSet set, RouteBuilder builder, HostedContext context) {
        Set<Part> needs = new HashSet<>(RouteNeeds.of(builder, context.camel()));
        if (set.routes() instanceof TextRoutes text) {
            needs.addAll(text.reader());
        }
        return needs;
    }

    /** True when something is missing that we know it needs; says so once. */
    private boolean waitsForKnown(HostedSet set) {
        Set<Part> needs = set.needs().orElse(Set.of());
        List<String> lacks = new ArrayList<>();
        parts.missing(needs).forEach(part -> lacks.add(part.toString()));
        for (String component : settings.get().sharedComponents()) {
            if (needs.contains(Part.component(component)) && !shared.containsKey(component)) {
                lacks.add("service shared by component " + component);
            }
        }
        if (lacks.isEmpty()) {
            return false;
        }
        String text = "waits for " + String.join(", ", lacks)
                + "; install or start the bundle that brings it, the routes then start by themselves";
        String words = set.routes() instanceof TextRoutes file ? file.explain(new UnfitRoutesException(text)) : text;
        if (set.waits(lacks, words, clock.instant())) {
            LOG.info("Route set {}: {}", set.name(), words);
        }
        return true;
    }

    /** @param before what it takes the place of, or itself */
    private void requireOwnName(HostedSet set, HostedSet before) {
        for (HostedSet other : sets.values()) {
            if (other != before && other.runs() && other.name().equals(set.name())) {
                throw new UnfitRoutesException("Another set with this name runs, of bundle "
                        + other.owner().name() + ". Give one of the two another name");
            }
        }
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
        for (RouteDefinition route : builder.getRouteCollection().getRoutes()) {
            if (!route.hasCustomIdAssigned() || !route.getId().startsWith(set.name())) {
                throw new UnfitRoutesException(
                        "The route from " + Uris.plain(route.getInput().getEndpointUri())
                                + " has no id that begins with " + set.name() + ". Give it the id " + set.name() + "-…",
                        route);
            }
        }
        if (set.routes() instanceof TransportRoutes transport) {
            for (RouteDefinition route : StepCheck.check(builder, transport.transport())) {
                if (!route.isErrorHandlerFactorySet()) {
                    route.setErrorHandlerFactory(quietHandler());
                }
            }
        }
        return builder;
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

    private void start(HostedSet set, RouteBuilder builder, HostedContext context) throws Exception {
        Set<String> ids = context.start(builder);
        try {
            set.started(ids, offerTransport(set, context));
        } catch (RuntimeException bundleWentMeanwhile) {
            context.stop(ids, settings.get().drainLimit());
            throw bundleWentMeanwhile;
        }
    }

    private Optional<HostedSet.OfferedTransport> offerTransport(HostedSet set, HostedContext context) {
        if (!(set.routes() instanceof TransportRoutes routes)) {
            return Optional.empty();
        }
        CamelTransport transport = new CamelTransport(routes, context.camel(), deadlines, clock, set::note);
        Map<String, Object> properties = new HashMap<>();
        properties.put(Transport.NAME, routes.transport().value());
        properties.put(Transport.GROUP, routes.group());
        routes.limit().ifPresent(limit -> properties.put(Transport.LIMIT, limit));
        Runnable withdraw = set.owner().offer(transport, properties);
        return Optional.of(new HostedSet.OfferedTransport(transport, withdraw));
    }

    /** True when this is news. */
    private boolean fails(HostedSet set, Throwable failure) {
        if (set.routes() instanceof TextRoutes text) {
            // Without the stack: its messages may show what the text got from its secrets.
            String words = text.explain(failure);
            boolean news = set.waits(List.of(), words, clock.instant());
            if (news) {
                LOG.error("Route set {} does not run as it is written: {}", set.name(), words);
            }
            return news;
        }
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof UnfitRoutesException)) {
            cause = cause.getCause();
        }
        String text = cause instanceof UnfitRoutesException
                ? cause.getMessage()
                : cause + " - Correct its configuration or its bundle; it is tried again every "
                        + settings.get().retryInterval().toSeconds() + " s and whenever a part of Camel comes";
        boolean news = set.waits(List.of(), text, clock.instant());
        if (news) {
            LOG.error(
                    "Route set {} of {} does not run: {}",
                    set.name(),
                    set.owner().name(),
                    text,
                    failure);
        }
        return news;
    }

    private void stop(HostedSet set) {
        if (!set.runs()) {
            return;
        }
        set.transport().ifPresent(offered -> {
            offered.withdraw().run();
            offered.transport().refuse();
        });
        HostedContext context = contexts.get(set.owner().id());
        if (context != null) {
            context.stop(set.routeIds(), settings.get().drainLimit());
        }
        set.transport().ifPresent(offered -> offered.transport().close());
        set.stopped(clock.instant());
        LOG.info("Route set {} has stopped", set.name());
    }

    /** Ends whole contexts, because Camel keeps languages and data formats in a context as long as it lives. */
    private void endThoseWho(Predicate<Set<Part>> need) {
        List<Owner> owners = sets.values().stream()
                .filter(set -> set.runs() && need.test(set.needs().orElse(Set.of())))
                .map(HostedSet::owner)
                .distinct()
                .toList();
        for (Owner owner : owners) {
            sets.values().stream().filter(set -> set.owner().id() == owner.id()).forEach(this::stop);
            endContextIfIdle(owner);
        }
    }

    private void endContextIfIdle(Owner owner) {
        if (sets.values().stream().noneMatch(set -> set.runs() && set.owner().id() == owner.id())) {
            HostedContext idle = contexts.remove(owner.id());
            if (idle != null) {
                idle.close();
            }
        }
    }
}
