package org.switchroom.camel.host;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.switchroom.routes.Routes;

/** Counts what each route of one context does. Ours, because Camel keeps its own figures only while JMX is on. */
final class RouteCounters implements RoutePolicyFactory {
    private static final Routes.Figures NONE =
            new Routes.Figures(0, 0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Optional.empty());

    private final Map<String, Counter> counters = new ConcurrentHashMap<>();
    private final Clock clock;

    RouteCounters(Clock clock) {
        this.clock = clock;
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
        Counter counter = new Counter(routeId, clock);
        counters.put(routeId, counter);
        return counter;
    }

    Routes.Figures of(String routeId) {
        Counter counter = counters.get(routeId);
        return counter == null ? NONE : counter.figures();
    }

    void forget(String routeId) {
        counters.remove(routeId);
    }

    private static final class Counter extends RoutePolicySupport {
        private final String began;
        private final Clock clock;
        // All guarded by this; held for a few additions.
        private long inFlight;
        private long total;
        private long failed;
        private long sumNanos;
        private long leastNanos = Long.MAX_VALUE;
        private long mostNanos;
        private Instant lastEnded;

        Counter(String routeId, Clock clock) {
            this.began = "SwitchroomBegan-" + routeId;
            this.clock = clock;
        }

        @Override
        public void onExchangeBegin(Route route, Exchange exchange) {
            exchange.setProperty(began, System.nanoTime());
            synchronized (this) {
                inFlight++;
            }
        }

        @Override
        public void onExchangeDone(Route route, Exchange exchange) {
            Object then = exchange.removeProperty(began);
            long nanos = then instanceof Long start ? System.nanoTime() - start : 0;
            Instant now = clock.instant();
            synchronized (this) {
                inFlight--;
                total++;
                failed += exchange.isFailed() ? 1 : 0;
                sumNanos += nanos;
                leastNanos = Math.min(leastNanos, nanos);
                mostNanos = Math.max(mostNanos, nanos);
                lastEnded = now;
            }
        }

        synchronized Routes.Figures figures() {
            return new Routes.Figures(
                    total,
                    failed,
                    inFlight,
                    Duration.ofNanos(total == 0 ? 0 : sumNanos / total),
                    Duration.ofNanos(total == 0 ? 0 : leastNanos),
                    Duration.ofNanos(mostNanos),
                    Optional.ofNullable(lastEnded));
        }
    }
}
