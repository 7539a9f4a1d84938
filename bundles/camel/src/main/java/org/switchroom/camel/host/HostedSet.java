package org.switchroom.camel.host;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.switchroom.camel.RouteSet;
import org.switchroom.camel.TransportRoutes;
import org.switchroom.camel.osgi.Part;
import org.switchroom.routes.Routes;

/**
 * One registered route set and what has become of it. Changed on the life-cycle thread only; {@link #waiting} and
 * {@link #routeIds} are read by any.
 */
final class HostedSet {
    private final RouteSet routes;
    private final Owner owner;
    private final String name;

    /** Known after the first look at its routes. */
    private Optional<Set<Part>> needs;

    /** Empty while it runs. */
    private volatile Optional<Routes.Waiting> waiting;

    private volatile Set<String> routeIds = Set.of();

    /** What takes its place when it is good. */
    private Optional<HostedSet> next = Optional.empty();

    /** Why the next one does not take its place. */
    private volatile Optional<String> note = Optional.empty();

    private boolean hasRun;

    private Optional<OfferedTransport> transport = Optional.empty();

    HostedSet(RouteSet routes, Owner owner, Instant now) {
        this.routes = routes;
        this.owner = owner;
        this.name = routes.name();
        this.needs = routes instanceof TextRoutes text && !text.reader().isEmpty()
                ? Optional.of(text.reader())
                : Optional.empty();
        this.waiting = Optional.of(waiting(List.of(), "about to start", now));
    }

    RouteSet routes() {
        return routes;
    }

    Owner owner() {
        return owner;
    }

    String name() {
        return name;
    }

    boolean runs() {
        return waiting.isEmpty();
    }

    Optional<Routes.Waiting> waiting() {
        return waiting;
    }

    Set<String> routeIds() {
        return routeIds;
    }

    Optional<Set<Part>> needs() {
        return needs;
    }

    Optional<OfferedTransport> transport() {
        return transport;
    }

    void needs(Set<Part> parts) {
        needs = Optional.of(parts);
    }

    void started(Set<String> ids, Optional<OfferedTransport> offered) {
        hasRun = true;
        routeIds = Set.copyOf(ids);
        transport = offered;
        waiting = Optional.empty();
    }

    void stopped(Instant now) {
        routeIds = Set.of();
        transport = Optional.empty();
        waits(List.of(), "stopped; about to start again", now);
    }

    private Routes.Waiting waiting(Collection<String> lacks, String text, Instant since) {
        boolean transport = routes instanceof TransportRoutes || routes instanceof TextRoutes;
        return new Routes.Waiting(owner.name(), name, List.copyOf(lacks), text, since, transport);
    }

    boolean hasRun() {
        return hasRun;
    }

    Optional<HostedSet> next() {
        return next;
    }

    void next(HostedSet set) {
        next = Optional.of(set);
    }

    /** For people, while a newer text does not take the place of this one. Any thread. */
    Optional<String> note() {
        return note;
    }

    void note(Optional<String> text) {
        note = text;
    }

    /** True when this is news: the text differs from the one before. */
    boolean waits(Collection<String> lacks, String text, Instant now) {
        Optional<Routes.Waiting> before = waiting;
        Instant since = before.map(Routes.Waiting::since).orElse(now);
        waiting = Optional.of(waiting(lacks, text, since));
        return before.map(Routes.Waiting::text).filter(text::equals).isEmpty();
    }
}
