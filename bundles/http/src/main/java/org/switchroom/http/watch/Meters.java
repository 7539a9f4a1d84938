package org.switchroom.http.watch;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** What is counted while it happens. Routes, methods and statuses only: never an address, a number or a text. */
@Component(service = Meters.class)
public final class Meters {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PATCH", "PUT", "DELETE", "OPTIONS");

    private record Key(String method, String route, int status) {}

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<Key, Timer> requests = new ConcurrentHashMap<>();

    @Activate
    public Meters() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    @Deactivate
    void close() {
        registry.close();
    }

    PrometheusMeterRegistry registry() {
        return registry;
    }

    /** @param route a route's template, of which there are few */
    public void request(String method, String route, int status, Duration took) {
        String word = METHODS.contains(method) ? method : "other"; // a client may invent methods without end
        requests.computeIfAbsent(new Key(word, route, status), this::timer).record(took);
    }

    private Timer timer(Key key) {
        return Timer.builder("switchroom.http.requests")
                .description("HTTP requests answered, by route and status")
                .tag("method", key.method)
                .tag("route", key.route)
                .tag("status", Integer.toString(key.status))
                .register(registry);
    }
}
