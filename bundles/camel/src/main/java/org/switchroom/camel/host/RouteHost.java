package org.switchroom.camel.host;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.camel.RouteSet;
import org.switchroom.camel.component.CallbackBook;
import org.switchroom.camel.osgi.CamelParts;
import org.switchroom.camel.osgi.Part;
import org.switchroom.routes.Callbacks;
import org.switchroom.routes.Routes;
import org.switchroom.transport.Arrivals;

/**
 * Runs route sets: each whole or not at all, all of one bundle in one context, from the moment all that they need is
 * there. What comes is only noted, and dealt with on the life-cycle thread; what goes waits until its routes have
 * stopped, because after that its classes are gone.
 */
final class RouteHost implements Routes, CamelParts.Listener, AutoCloseable {
    private final LifeCycleThread thread = new LifeCycleThread();
    private final ScheduledThreadPoolExecutor deadlines;
    private final AtomicBoolean settling = new AtomicBoolean();
    private final CamelParts parts;
    private final CallbackBook callbacks = new CallbackBook();
    private final HostedContexts contexts;
    private final RouteStage stage;
    private volatile Settings settings;

    /** Owned by the life-cycle thread. */
    private boolean retryIsDue;

    RouteHost(CamelParts parts, Supplier<Optional<Arrivals>> arrivals, Settings settings, Clock clock) {
        this.parts = parts;
        this.settings = settings;
        this.deadlines = new ScheduledThreadPoolExecutor(1, work -> {
            Thread made = new Thread(work, "switchroom-deadlines");
            made.setDaemon(true);
            return made;
        });
        deadlines.setRemoveOnCancelPolicy(true);
        this.contexts = new HostedContexts(arrivals, callbacks, () -> this.settings, clock);
        this.stage = new RouteStage(parts, contexts, deadlines, () -> this.settings, clock);
        parts.tell(this);
    }

    /** Applies to what happens from now on; nothing restarts. */
    void change(Settings now) {
        settings = now;
        settleSoon();
    }

    /** A second time with the same key does nothing. */
    void add(long key, RouteSet routes, Owner owner) {
        thread.soon(() -> {
            stage.add(key, routes, owner);
            settleSoon();
        });
    }

    /** In place of what has run under the key, as soon as it is found good. */
    void put(long key, RouteSet routes, Owner owner) {
        thread.soon(() -> {
            stage.put(key, routes, owner);
            settleSoon();
        });
    }

    /** Returns when the set's routes have stopped. A key that is not there is fine. */
    void remove(long key) {
        andSettle(() -> stage.remove(key), "Stopping a route set"); // another may have waited for its name
    }

    void share(String component, Object service) {
        thread.soon(() -> {
            contexts.share(component, service);
            settleSoon();
        });
    }

    /** Returns when no route uses it any more. */
    void unshare(String component, Object service) {
        andSettle(() -> stage.unshare(component, service), "Stopping the routes of component " + component);
    }

    @Override
    public void partsCame() {
        settleSoon();
    }

    @Override
    public void partsLeave(Set<Part> leaving) {
        andSettle(() -> stage.partsLeave(leaving), "Stopping the routes that use " + leaving);
    }

    /** What other servers may call now. */
    Callbacks callbacks() {
        return callbacks;
    }

    /** Returns when everything noted so far has been dealt with. */
    void catchUp() {
        waitFor(() -> {}, "Noting what came"); // notes cause a look, which comes behind them
        waitFor(() -> {}, "Starting routes");
    }

    @Override
    public void close() {
        parts.forget(this);
        waitFor(stage::removeAll, "Stopping all routes");
        thread.close();
        deadlines.shutdownNow();
    }

    @Override
    public List<Context> contexts() {
        List<Context> views = new ArrayList<>();
        for (HostedContext context : contexts.all()) {
            List<HostedSet> here = stage.sets().stream()
                    .filter(set -> set.runs() && set.owner().name().equals(context.name()))
                    .toList();
            int routes = here.stream().mapToInt(set -> set.routeIds().size()).sum();
            views.add(new Context(
                    context.name(), here.stream().map(HostedSet::name).toList(), routes, context.createdAt()));
        }
        return views;
    }

    @Override
    public List<Route> routes() {
        List<Route> views = new ArrayList<>();
        for (HostedSet set : stage.sets()) {
            for (String id : set.routeIds().stream().sorted().toList()) {
                contextOf(id).ifPresent(context -> views.add(context.view(set.name(), id)));
            }
        }
        return views;
    }

    @Override
    public List<Waiting> waiting() {
        return stage.sets().stream().flatMap(set -> set.waiting().stream()).toList();
    }

    @Override
    public Answer<Route> suspend(String routeId) {
        return handle(routeId, "suspended", context -> context.suspend(routeId, settings.drainLimit()));
    }

    @Override
    public Answer<Route> resume(String routeId) {
        return handle(routeId, "resumed", context -> context.resume(routeId));
    }

    private interface Deed {
        void on(HostedContext context) throws Exception;
    }

    private Answer<Route> handle(String routeId, String word, Deed deed) {
        return thread.answer(
                () -> {
                    Optional<HostedContext> context = contextOf(routeId);
                    if (context.isEmpty()) {
                        return Answer.refused(Problem.of(
                                Problem.Kind.NOT_FOUND,
                                "There is no route " + routeId,
                                "List the routes that run; a set that waits has none"));
                    }
                    try {
                        deed.on(context.get());
                        return routes().stream()
                                .filter(route -> route.id().equals(routeId))
                                .findFirst()
                                .map(Answer::done)
                                .orElseThrow();
                    } catch (Exception e) {
                        return Answer.refused(Problem.of(
                                Problem.Kind.CONFLICT,
                                "Route " + routeId + " could not be " + word + ": " + e,
                                "See its state in the list of routes, and restart its bundle when it stays so"));
                    }
                },
                settings.longestWait());
    }

    private Optional<HostedContext> contextOf(String routeId) {
        return contexts.all().stream().filter(context -> context.has(routeId)).findFirst();
    }

    private void andSettle(Runnable work, String deed) {
        waitFor(
                () -> {
                    work.run();
                    settleSoon();
                },
                deed);
    }

    /**
     * Many bundles come at once when the system starts: one look for all of them. Called after what it shall look at
     * has changed, never before: a look that is already due counts for both.
     */
    private void settleSoon() {
        if (settling.compareAndSet(false, true)) {
            thread.soon(() -> {
                settling.set(false);
                if (stage.settle()) {
                    retryLater();
                }
            });
        }
    }

    private void retryLater() {
        if (!retryIsDue) {
            retryIsDue = true;
            thread.after(settings.retryInterval(), () -> {
                retryIsDue = false;
                settleSoon();
            });
        }
    }

    private void waitFor(Runnable work, String deed) {
        thread.andWait(work, settings.longestWait(), deed);
    }
}
