package org.switchroom.camel.host;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.switchroom.camel.RouteSet;
import org.switchroom.routes.Routes;

/** A host of routes with parts and a bundle that come and go as the test says. */
final class RouteSite implements AutoCloseable {
    final FakeParts parts = new FakeParts();
    final FakeOwner bundle = new FakeOwner(7, "switchroom-route-mail");
    final RouteHost host = new RouteHost(
            parts,
            () -> Optional.of(new NoArrivals()),
            new Settings(Duration.ofSeconds(2), Duration.ofHours(1), Set.of("quartz")),
            Clock.systemUTC());

    void add(long key, RouteSet set) {
        host.add(key, set, bundle);
        host.catchUp();
    }

    List<String> running() {
        return host.routes().stream().map(Routes.Route::id).toList();
    }

    CamelContext context() {
        return bundle.contexts.get(bundle.contexts.size() - 1);
    }

    @Override
    public void close() {
        host.close();
    }
}
