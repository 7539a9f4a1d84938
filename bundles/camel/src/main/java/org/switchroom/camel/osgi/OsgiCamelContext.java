package org.switchroom.camel.osgi;

import java.util.List;
import java.util.Set;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.TypeConverter;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.converter.DefaultTypeConverter;
import org.apache.camel.spi.ClassResolver;
import org.apache.camel.spi.FactoryFinder;
import org.apache.camel.spi.FactoryFinderResolver;
import org.apache.camel.support.scan.DefaultPackageScanClassResolver;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A DefaultCamelContext in which everything that Camel finds by name is found in the bundles that are active at that
 * moment. In Camel 4 every resolver (component, language, data format, routes loader, REST …) goes through the factory
 * finder and the application class loader, so these two are all there is to replace.
 *
 * <p>Limits: languages and data formats that a context has used stay in it, so the route host ends a context whose
 * parts leave; no lookup of OSGi services as beans; no package scan over bundles.
 */
final class OsgiCamelContext extends DefaultCamelContext {
    private static final Logger LOG = LoggerFactory.getLogger(OsgiCamelContext.class);

    private final BundleParts parts;
    private final BundleConverters converters;

    OsgiCamelContext(String name, Bundle owner, BundleParts parts) {
        super(false); // building calls the create methods below, and they need our fields
        this.parts = parts;
        this.converters = new BundleConverters(this);
        getCamelContextExtension().setName(name);
        setApplicationContextClassLoader(new BundlesClassLoader(owner, parts::all));
        build();
    }

    @Override
    protected void doStart() throws Exception {
        parts.join(this);
        parts.all().forEach(this::partCame); // whatever came since it was built
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        parts.leave(this);
        super.doStop();
    }

    @Override
    protected FactoryFinderResolver createFactoryFinderResolver() {
        return new FactoryFinderResolver() {
            @Override
            public FactoryFinder resolveFactoryFinder(ClassResolver resolver, String path) {
                // Deliberate: no method reference. The super constructor comes here before our field is set.
                return new BundleFactoryFinder(path, file -> parts.entry(file));
            }

            @Override
            public FactoryFinder resolveBootstrapFactoryFinder(ClassResolver resolver, String path) {
                return resolveFactoryFinder(resolver, path);
            }
        };
    }

    @Override
    protected TypeConverter createTypeConverter() {
        var coreOnly = new DefaultPackageScanClassResolver() {
            @Override
            public Set<ClassLoader> getClassLoaders() {
                return Set.of(DefaultCamelContext.class.getClassLoader());
            }
        };
        return new DefaultTypeConverter(this, coreOnly, getInjector(), false, isTypeConverterStatisticsEnabled()) {
            @Override
            public void loadCoreAndFastTypeConverters() throws Exception {
                super.loadCoreAndFastTypeConverters(); // this bundle's merged list
                for (Bundle bundle : parts.all()) {
                    if (!parts.isCore(bundle)) {
                        converters.load(bundle, this);
                    }
                }
            }
        };
    }

    void partCame(Bundle bundle) {
        if (getTypeConverterRegistry() != null && !parts.isCore(bundle)) {
            converters.load(bundle, getTypeConverterRegistry());
        }
    }

    /** Forgets what came from a bundle, so that its next version is found afresh. No running route names it any more. */
    void partLeft(Bundle bundle) {
        converters.takeBack(bundle, getTypeConverterRegistry());
        for (String name : List.copyOf(getComponentNames())) {
            Component component = hasComponent(name);
            if (component != null && bundle.equals(FrameworkUtil.getBundle(component.getClass()))) {
                forget(name, component);
            }
        }
    }

    /** Reached only by endpoints that a route computed while it ran; named ones ended with their context. */
    private void forget(String name, Component component) {
        try {
            ClassLoader loader = component.getClass().getClassLoader();
            for (Endpoint endpoint : List.copyOf(getEndpoints())) {
                if (endpoint.getClass().getClassLoader() == loader) {
                    removeEndpoint(endpoint);
                }
            }
            removeComponent(name);
        } catch (Exception e) {
            LOG.warn("Component {} does not leave context {} cleanly; restart {}", name, getName(), getName(), e);
        }
    }
}
