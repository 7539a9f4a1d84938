package org.switchroom.camel.osgi;

import static org.osgi.framework.wiring.BundleRevision.PACKAGE_NAMESPACE;

import java.net.URL;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import org.apache.camel.CamelContext;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.BundleTracker;

/**
 * The extender: knows every active bundle that is wired to Camel's packages in this bundle. A bundle takes part while
 * it is ACTIVE, so a part counts as gone before its bundle's own stop begins.
 */
@Component(service = CamelParts.class)
public final class BundleParts implements CamelParts {
    /** By bundle id: this bundle, with Camel's core, is among the first. */
    private final Map<Long, Bundle> bundles = new ConcurrentSkipListMap<>();

    private final Set<OsgiCamelContext> contexts = new CopyOnWriteArraySet<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Bundle core;
    private final BundleTracker<Bundle> tracker;

    @Activate
    public BundleParts(BundleContext context) {
        core = context.getBundle();
        bundles.put(core.getBundleId(), core); // may still be STARTING, so the tracker would miss it
        tracker = new BundleTracker<>(context, Bundle.ACTIVE, null) {
            @Override
            public Bundle addingBundle(Bundle bundle, BundleEvent event) {
                return usesCamel(bundle) ? came(bundle) : null;
            }

            @Override
            public void removedBundle(Bundle bundle, BundleEvent event, Bundle same) {
                leaves(bundle);
            }
        };
        tracker.open();
    }

    @Deactivate
    void close() {
        tracker.close();
    }

    @Override
    public Set<Part> missing(Set<Part> needed) {
        Set<Part> missing = new TreeSet<>();
        for (Part part : needed) {
            if (entry(part.path()).isEmpty()) {
                missing.add(part);
            }
        }
        return missing;
    }

    @Override
    public void tell(Listener listener) {
        listeners.add(listener);
    }

    @Override
    public void forget(Listener listener) {
        listeners.remove(listener);
    }

    @Override
    public CamelContext newContext(String name, Bundle owner) {
        return new OsgiCamelContext(name, owner, this);
    }

    void join(OsgiCamelContext context) {
        contexts.add(context);
    }

    void leave(OsgiCamelContext context) {
        contexts.remove(context);
    }

    Collection<Bundle> all() {
        return bundles.values();
    }

    boolean isCore(Bundle bundle) {
        return bundle.equals(core);
    }

    /** A file in a bundle. */
    record Entry(Bundle bundle, URL url) {}

    /** The first bundle that has the file. */
    Optional<Entry> entry(String path) {
        for (Bundle bundle : bundles.values()) {
            URL url = bundle.getEntry(path);
            if (url != null) {
                return Optional.of(new Entry(bundle, url));
            }
        }
        return Optional.empty();
    }

    private Bundle came(Bundle bundle) {
        bundles.put(bundle.getBundleId(), bundle);
        contexts.forEach(context -> context.partCame(bundle));
        listeners.forEach(Listener::partsCame);
        return bundle;
    }

    private void leaves(Bundle bundle) {
        if (isCore(bundle)) {
            return; // everything that could use it is deactivated with us
        }
        bundles.remove(bundle.getBundleId());
        Set<Part> parts = partsOf(bundle);
        if (!parts.isEmpty()) {
            listeners.forEach(listener -> listener.partsLeave(parts));
        }
        contexts.forEach(context -> context.partLeft(bundle));
    }

    private boolean usesCamel(Bundle bundle) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        if (wiring == null) {
            return false;
        }
        for (BundleWire wire : wiring.getRequiredWires(PACKAGE_NAMESPACE)) {
            if (isCore(wire.getProvider().getBundle())) {
                return true;
            }
        }
        return isCore(bundle);
    }

    private static Set<Part> partsOf(Bundle bundle) {
        Set<Part> parts = new HashSet<>();
        var files = bundle.findEntries(Part.SERVICES, "*", true);
        while (files != null && files.hasMoreElements()) {
            String path = files.nextElement().getPath();
            if (!path.endsWith("/")) {
                parts.add(Part.at(path));
            }
        }
        return parts;
    }
}
