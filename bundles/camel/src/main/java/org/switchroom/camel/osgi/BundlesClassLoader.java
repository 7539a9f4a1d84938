package org.switchroom.camel.osgi;

import java.io.IOException;
import java.net.URL;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;

/**
 * A context's application class loader: the owner first, then every Camel bundle that is active at that moment. Defines
 * no class and remembers nothing, so nothing outlives an updated bundle.
 */
final class BundlesClassLoader extends ClassLoader {
    private final Bundle owner;
    private final Supplier<Collection<Bundle>> others;

    BundlesClassLoader(Bundle owner, Supplier<Collection<Bundle>> others) {
        super(null);
        this.owner = owner;
        this.others = others;
    }

    /** Deliberate: not {@code findClass}, because the caller of that keeps what was found. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        for (Bundle bundle : order()) {
            try {
                return bundle.loadClass(name);
            } catch (ClassNotFoundException | IllegalStateException notHere) {
                // ask the next one
            }
        }
        throw new ClassNotFoundException(
                name + " is neither in " + owner + " nor in a Camel bundle that is active; is a bundle missing?");
    }

    @Override
    public URL getResource(String name) {
        for (Bundle bundle : order()) {
            try {
                URL url = bundle.getResource(name);
                if (url != null) {
                    return url;
                }
            } catch (IllegalStateException uninstalled) {
                // ask the next one
            }
        }
        return null;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        // By text: the equals of URL asks the name service.
        Map<String, URL> found = new LinkedHashMap<>();
        for (Bundle bundle : order()) {
            try {
                Enumeration<URL> urls = bundle.getResources(name);
                while (urls != null && urls.hasMoreElements()) {
                    URL url = urls.nextElement();
                    found.putIfAbsent(url.toExternalForm(), url);
                }
            } catch (IllegalStateException uninstalled) {
                // ask the next one
            }
        }
        return Collections.enumeration(found.values());
    }

    private Set<Bundle> order() {
        Set<Bundle> order = new LinkedHashSet<>();
        order.add(owner);
        order.addAll(others.get());
        return order;
    }
}
