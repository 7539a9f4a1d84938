package org.switchroom.shell;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** The services of the framework, given back when the command is over. */
final class RegistryServices implements Services, AutoCloseable {
    private final BundleContext bundles;

    /** Of the command's thread. */
    private final List<ServiceReference<?>> taken = new ArrayList<>();

    RegistryServices(BundleContext bundles) {
        this.bundles = bundles;
    }

    @Override
    public <T> T need(Class<T> type) throws NotDone {
        ServiceReference<T> reference = bundles.getServiceReference(type);
        T service = reference == null ? null : bundles.getService(reference);
        if (service == null) {
            throw new NotDone("Nobody offers " + type.getSimpleName() + " at the moment, so nothing was done."
                    + " switchroom:status tells what is waited for");
        }
        taken.add(reference);
        return service;
    }

    @Override
    public <T> List<T> all(Class<T> type, String filter) {
        List<T> services = new ArrayList<>();
        for (ServiceReference<T> reference : references(type, filter)) {
            T service = bundles.getService(reference);
            if (service != null) {
                taken.add(reference);
                services.add(service);
            }
        }
        return services;
    }

    private <T> Collection<ServiceReference<T>> references(Class<T> type, String filter) {
        try {
            return bundles.getServiceReferences(type, filter.isEmpty() ? null : filter);
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException("not a service filter: " + filter, e);
        }
    }

    @Override
    public void close() {
        taken.forEach(bundles::ungetService);
    }
}
