package org.switchroom.camel.host;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import org.switchroom.camel.TransportRoutes;
import org.switchroom.transport.Transport;

/**
 * The transport of a set that runs, offered as a service in its owner's name. Life-cycle thread only. Its routes stop
 * between {@link #withdraw} and {@link #close}: what is under way may still end.
 */
final class OfferedTransport {
    private final CamelTransport transport;
    private final Runnable takeBack;

    private OfferedTransport(CamelTransport transport, Runnable takeBack) {
        this.transport = transport;
        this.takeBack = takeBack;
    }

    /** @throws RuntimeException when the owner has gone meanwhile */
    static OfferedTransport offer(
            TransportRoutes routes,
            HostedSet set,
            HostedContext context,
            ScheduledExecutorService deadlines,
            Clock clock) {
        CamelTransport transport = new CamelTransport(routes, context.camel(), deadlines, clock, set::note);
        Map<String, Object> properties = new HashMap<>();
        properties.put(Transport.NAME, routes.transport().value());
        properties.put(Transport.GROUP, routes.group());
        routes.limit().ifPresent(limit -> properties.put(Transport.LIMIT, limit));
        return new OfferedTransport(transport, set.owner().offer(transport, properties));
    }

    /** Nobody finds it any more, and whoever has it still is refused. */
    void withdraw() {
        takeBack.run();
        transport.refuse();
    }

    void close() {
        transport.close();
    }
}
