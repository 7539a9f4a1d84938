package org.switchroom.camel.host;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.camel.RouteSet;
import org.switchroom.camel.TransportRoutes;
import org.switchroom.camel.osgi.CamelParts;
import org.switchroom.camel.osgi.Part;
import org.switchroom.routes.Routes;

/**
 * Brings sets on and takes them off, and ends a context with the last of its sets. Called on the life-cycle thread only;
 * {@link #sets} is read by any.
 */
final class RouteStage {
    private static final Logger LOG = LoggerFactory.getLogger(RouteStage.class);

    private final Map<Long, HostedSet> sets = new ConcurrentSkipListMap<>();
    private final HostedContexts contexts;
    private final Setbacks setbacks;
    private final ScheduledExecutorService deadlines;
    private final Supplier<Settings> settings;
    private final Clock clock;

    RouteStage(
            CamelParts parts,
            HostedContexts contexts,
            ScheduledExecutorService deadlines,
            Supplier<Settings> settings,
            Clock clock) {
        this.contexts = contexts;
        this.setbacks = new Setbacks(parts, contexts, settings, clock);
        this.deadlines = deadlines;
        this.settings = settings;
        this.clock = clock;
    }

    Collection<HostedSet> sets() {
        return sets.values();
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

    void unshare(String component, Object service) {
        if (contexts.unshare(component, service)) {
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
            if (!setbacks.waitsForKnown(after)) {
                requireOwnName(after, before);
                HostedContext context = contexts.of(after.owner());
                FitRoutes fit = FitRoutes.of(after, context);
                after.needs(fit.needs());
                if (!setbacks.waitsForKnown(after)) {
                    stop(before);
                    start(after, fit.builder(), context);
                    sets.put(key, after);
                    runs(after, context, began);
                    return after;
                }
            }
        } catch (Exception | LinkageError e) {
            news = setbacks.fails(after, e);
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
        if (setbacks.waitsForKnown(set)) {
            return;
        }
        Owner owner = set.owner();
        long began = System.nanoTime();
        try {
            requireOwnName(set, set);
            HostedContext context = contexts.of(owner);
            FitRoutes fit = FitRoutes.of(set, context);
            set.needs(fit.needs());
            if (!setbacks.waitsForKnown(set)) {
                start(set, fit.builder(), context);
                runs(set, context, began);
            }
        } catch (Exception | LinkageError e) {
            setbacks.fails(set, e);
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

    /** @param before what it takes the place of, or itself */
    private void requireOwnName(HostedSet set, HostedSet before) {
        for (HostedSet other : sets.values()) {
            if (other != before && other.runs() && other.name().equals(set.name())) {
                throw new UnfitRoutesException("Another set with this name runs, of bundle "
                        + other.owner().name() + ". Give one of the two another name");
            }
        }
    }

    private void start(HostedSet set, RouteBuilder builder, HostedContext context) throws Exception {
        Set<String> ids = context.start(builder);
        try {
            Optional<OfferedTransport> offered = set.routes() instanceof TransportRoutes transport
                    ? Optional.of(OfferedTransport.offer(transport, set, context, deadlines, clock))
                    : Optional.empty();
            set.started(ids, offered);
        } catch (RuntimeException bundleWentMeanwhile) {
            context.stop(ids, settings.get().drainLimit());
            throw bundleWentMeanwhile;
        }
    }

    private void stop(HostedSet set) {
        if (!set.runs()) {
            return;
        }
        set.transport().ifPresent(OfferedTransport::withdraw);
        contexts.find(set.owner())
                .ifPresent(
                        context -> context.stop(set.routeIds(), settings.get().drainLimit()));
        set.transport().ifPresent(OfferedTransport::close);
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
            contexts.end(owner);
        }
    }
}
