package org.switchroom.camel.host;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.osgi.framework.Bundle;
import org.switchroom.camel.RouteSet;
import org.switchroom.camel.osgi.CamelParts;
import org.switchroom.camel.osgi.Part;
import org.switchroom.routes.Callbacks;
import org.switchroom.routes.Routes;
import org.switchroom.transport.Arrivals;
import org.switchroom.transport.Transport;

/**
 * Runs one route set without OSGi, by the same code and rules as in the distribution: for the tests of route bundles.
 * Parts of Camel come from the class path. This package is not exported, so nothing can use it in the distribution.
 */
public final class StandaloneRoutes implements AutoCloseable {
    private final RouteHost host;
    private volatile CamelContext camel;
    private volatile Transport transport;

    private StandaloneRoutes(Arrivals arrivals) {
        Settings settings = new Settings(Duration.ofSeconds(5), Duration.ofHours(1), Set.of());
        host = new RouteHost(new ClassPathParts(), () -> Optional.of(arrivals), settings, Clock.systemUTC());
    }

    /**
     * Returns when the routes run.
     *
     * @throws IllegalStateException when they do not start; says why
     */
    public static StandaloneRoutes start(RouteSet routes, Arrivals arrivals) {
        StandaloneRoutes made = new StandaloneRoutes(arrivals);
        made.host.add(1, routes, made.new TestOwner());
        made.host.catchUp();
        made.host.waiting().stream().findFirst().ifPresent(waiting -> {
            made.close();
            throw new IllegalStateException(waiting.text());
        });
        return made;
    }

    /** As when a file is edited: returns when it runs, or when it is clear that what ran before goes on. */
    public void replace(RouteSet routes) {
        host.put(1, routes, new TestOwner());
        host.catchUp();
    }

    /** Of a {@link org.switchroom.camel.TransportRoutes}. */
    public Transport transport() {
        return Optional.ofNullable(transport)
                .orElseThrow(() -> new IllegalStateException("The set is no TransportRoutes"));
    }

    public CamelContext camel() {
        return camel;
    }

    /** What other servers may call now. */
    public Callbacks callbacks() {
        return host.callbacks();
    }

    public Routes routes() {
        return host;
    }

    /** As when the bundle stops: drains and takes everything away. */
    @Override
    public void close() {
        host.close();
    }

    private final class TestOwner implements Owner {
        @Override
        public long id() {
            return 1;
        }

        @Override
        public String name() {
            return "standalone";
        }

        @Override
        public CamelContext newContext() {
            DefaultCamelContext made = new DefaultCamelContext();
            made.getCamelContextExtension().setName(name());
            camel = made;
            return made;
        }

        @Override
        public Runnable offer(Transport offered, Map<String, Object> properties) {
            transport = offered;
            return () -> {};
        }
    }

    private static final class ClassPathParts implements CamelParts {
        @Override
        public Set<Part> missing(Set<Part> needed) {
            return Set.of(); // Camel says itself what it does not find
        }

        @Override
        public void tell(Listener listener) {
            // nothing comes or goes
        }

        @Override
        public void forget(Listener listener) {
            // nothing comes or goes
        }

        @Override
        public CamelContext newContext(String name, Bundle owner) {
            throw new UnsupportedOperationException("There are no bundles here");
        }
    }
}
