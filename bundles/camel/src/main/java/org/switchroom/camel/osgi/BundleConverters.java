package org.switchroom.camel.osgi;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.spi.TypeConverterLoader;
import org.apache.camel.spi.TypeConverterRegistry;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The type converters that bundles brought into one context, noted so that they leave with their bundle.
 *
 * <p>Limit: a fallback converter can not be taken back, Camel's registry has no way for that; it stays until the
 * context ends.
 */
final class BundleConverters {
    private static final Logger LOG = LoggerFactory.getLogger(BundleConverters.class);
    private static final String LOADERS = Part.SERVICES + "TypeConverterLoader";

    private record Pair(Class<?> to, Class<?> from) {}

    private final Map<Bundle, List<Pair>> loaded = new ConcurrentHashMap<>();
    private final CamelContext context;

    BundleConverters(CamelContext context) {
        this.context = context;
    }

    /** Does nothing when the bundle has none, or when they are loaded already. */
    void load(Bundle bundle, TypeConverterRegistry registry) {
        URL list = bundle.getEntry(LOADERS);
        List<Pair> pairs = new ArrayList<>();
        if (list == null || loaded.putIfAbsent(bundle, pairs) != null) {
            return;
        }
        try (var in = list.openStream()) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                String name = line.strip();
                if (!name.isEmpty() && !name.startsWith("#")) {
                    Object loader =
                            bundle.loadClass(name).getDeclaredConstructor().newInstance();
                    CamelContextAware.trySetCamelContext(loader, context);
                    ((TypeConverterLoader) loader).load(noting(registry, pairs));
                }
            }
        } catch (Exception | LinkageError e) {
            LOG.error(
                    "Type converters of {} do not load into context {}; routes that convert its types will fail."
                            + " Check that the bundle has everything it imports",
                    bundle,
                    context.getName(),
                    e);
        }
    }

    void takeBack(Bundle bundle, TypeConverterRegistry registry) {
        List<Pair> pairs = loaded.remove(bundle);
        if (pairs != null) {
            pairs.forEach(pair -> registry.removeTypeConverter(pair.to(), pair.from()));
        }
    }

    private static TypeConverterRegistry noting(TypeConverterRegistry registry, List<Pair> pairs) {
        return (TypeConverterRegistry) Proxy.newProxyInstance(
                TypeConverterRegistry.class.getClassLoader(),
                new Class<?>[] {TypeConverterRegistry.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("addTypeConverter")) {
                        pairs.add(new Pair((Class<?>) arguments[0], (Class<?>) arguments[1]));
                    }
                    try {
                        return method.invoke(registry, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
