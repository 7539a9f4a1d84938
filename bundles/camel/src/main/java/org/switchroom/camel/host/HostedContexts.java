package org.switchroom.camel.host;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.switchroom.camel.component.CallbackBook;
import org.switchroom.transport.Arrivals;

/**
 * The contexts, one for each owner from its first use until it is ended, and the services that all of them share.
 * Changed on the life-cycle thread only; {@link #all} is read by any.
 */
final class HostedContexts {
    private final Map<Long, HostedContext> contexts = new ConcurrentSkipListMap<>();

    /** By component. */
    private final Map<String, Object> shared = new HashMap<>();

    private final Supplier<Optional<Arrivals>> arrivals;
    private final CallbackBook callbacks;
    private final Supplier<Settings> settings;
    private final Clock clock;

    HostedContexts(
            Supplier<Optional<Arrivals>> arrivals, CallbackBook callbacks, Supplier<Settings> settings, Clock clock) {
        this.arrivals = arrivals;
        this.callbacks = callbacks;
        this.settings = settings;
        this.clock = clock;
    }

    Collection<HostedContext> all() {
        return contexts.values();
    }

    /** Made when the owner has none. */
    HostedContext of(Owner owner) {
        return contexts.computeIfAbsent(
                owner.id(), unknown -> new HostedContext(owner, settings.get(), shared, arrivals, callbacks, clock));
    }

    Optional<HostedContext> find(Owner owner) {
        return Optional.ofNullable(contexts.get(owner.id()));
    }

    /** Nothing of it may run any more. An owner without a context is fine. */
    void end(Owner owner) {
        HostedContext idle = contexts.remove(owner.id());
        if (idle != null) {
            idle.close();
        }
    }

    void share(String component, Object service) {
        shared.put(component, service);
        contexts.values().forEach(context -> context.share(component, service));
    }

    /** True when it was this one that is shared. The contexts that have it keep it: whoever uses it has to end. */
    boolean unshare(String component, Object service) {
        return shared.remove(component, service);
    }

    boolean shares(String component) {
        return shared.containsKey(component);
    }
}
