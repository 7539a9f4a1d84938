package org.switchroom.camel.host;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.util.tracker.ServiceTracker;
import org.switchroom.answer.Answer;
import org.switchroom.camel.RouteSet;
import org.switchroom.camel.TransportRoutes;
import org.switchroom.camel.osgi.CamelParts;
import org.switchroom.routes.Callbacks;
import org.switchroom.routes.Routes;
import org.switchroom.transport.Arrivals;

/** The route host's ears in the service registry. */
@Component(
        service = {Routes.class, Callbacks.class, RouteKeeper.class},
        immediate = true,
        configurationPid = "org.switchroom.camel")
@Designate(ocd = RouteHostComponent.Config.class)
public final class RouteHostComponent implements Routes, Callbacks, RouteKeeper {
    @ObjectClassDefinition(name = "Camel routes", description = "How route sets are started and stopped")
    @interface Config {
        @AttributeDefinition(
                name = "Drain limit",
                description = "Seconds that routes which stop may go on with what is under way; 1 to 120")
        int drain_limit() default 10;

        @AttributeDefinition(
                name = "Retry interval",
                description = "Seconds after which a route set that failed to start is tried again; at least 5")
        int retry_interval() default 60;

        @AttributeDefinition(
                name = "Shared components",
                description = "Camel components whose routes wait for the one service that all routes share;"
                        + " such a service has the property switchroom.camel.component")
        String[] shared_components() default {"quartz"};
    }

    private final RouteHost host;
    private final CamelParts parts;
    private final ServiceTracker<Object, Object> sharedServices;

    /** Below zero, where no service's id is. */
    private final Map<String, Long> textKeys = new ConcurrentHashMap<>();

    private final Owner files;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Arrivals arrivals;

    @Activate
    public RouteHostComponent(BundleContext context, Config config, @Reference CamelParts parts)
            throws InvalidSyntaxException {
        this.parts = parts;
        this.files = new FilesOwner(context.getBundle(), parts);
        this.host = new RouteHost(parts, () -> Optional.ofNullable(arrivals), settings(config), Clock.systemUTC());
        this.sharedServices = new SharedServices(context, host);
        // All of them, also those whose types this bundle is not wired to: it only hands them on to Camel.
        sharedServices.open(true);
    }

    @Modified
    void modified(Config config) {
        host.change(settings(config));
    }

    @Deactivate
    void deactivate() {
        host.close();
        sharedServices.close();
    }

    @Reference(
            service = RouteSet.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "removeSet")
    void addSet(RouteSet routes, ServiceReference<RouteSet> reference) {
        add(routes, reference);
    }

    void removeSet(RouteSet routes, ServiceReference<RouteSet> reference) {
        host.remove(key(reference));
    }

    /** A set that is registered under both names is one set: the key is the same. */
    @Reference(
            service = TransportRoutes.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "removeTransport")
    void addTransport(TransportRoutes routes, ServiceReference<TransportRoutes> reference) {
        add(routes, reference);
    }

    void removeTransport(TransportRoutes routes, ServiceReference<TransportRoutes> reference) {
        host.remove(key(reference));
    }

    @Override
    public void put(String key, TextRoutes routes) {
        host.put(textKeys.computeIfAbsent(key, unknown -> -1L - textKeys.size()), routes, files);
    }

    @Override
    public void remove(String key) {
        Long number = textKeys.get(key);
        if (number != null) {
            host.remove(number);
        }
    }

    @Override
    public List<Context> contexts() {
        return host.contexts();
    }

    @Override
    public List<Route> routes() {
        return host.routes();
    }

    @Override
    public List<Waiting> waiting() {
        return host.waiting();
    }

    @Override
    public Answer<Route> suspend(String routeId) {
        return host.suspend(routeId);
    }

    @Override
    public Answer<Route> resume(String routeId) {
        return host.resume(routeId);
    }

    @Override
    public CompletionStage<Reply> call(Call call) {
        return host.callbacks().call(call);
    }

    private void add(RouteSet routes, ServiceReference<?> reference) {
        Bundle bundle = reference.getBundle();
        if (bundle != null) { // else it has gone already
            host.add(key(reference), routes, new BundleOwner(bundle, parts));
        }
    }

    private static long key(ServiceReference<?> reference) {
        return (Long) reference.getProperty("service.id");
    }

    private static Settings settings(Config config) {
        requireWithin("drain.limit", config.drain_limit(), 1, 120);
        requireWithin("retry.interval", config.retry_interval(), 5, 86_400);
        return new Settings(
                Duration.ofSeconds(config.drain_limit()),
                Duration.ofSeconds(config.retry_interval()),
                Set.of(config.shared_components()));
    }

    private static void requireWithin(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "org.switchroom.camel: " + key + " is " + value + "; expected " + least + " to " + most
                            + " seconds. Correct it in etc/org.switchroom.camel.cfg; the change applies at once");
        }
    }

    /** Services that say by a property which component works with them. */
    private static final class SharedServices extends ServiceTracker<Object, Object> {
        private final RouteHost host;

        SharedServices(BundleContext context, RouteHost host) throws InvalidSyntaxException {
            super(context, context.createFilter("(" + Routes.COMPONENT + "=*)"), null);
            this.host = host;
        }

        @Override
        public Object addingService(ServiceReference<Object> reference) {
            Object service = super.addingService(reference);
            if (service != null) {
                host.share(component(reference), service);
            }
            return service;
        }

        @Override
        public void removedService(ServiceReference<Object> reference, Object service) {
            host.unshare(component(reference), service);
            super.removedService(reference, service);
        }

        private static String component(ServiceReference<Object> reference) {
            return String.valueOf(reference.getProperty(Routes.COMPONENT));
        }
    }
}
