package org.switchroom.camel.host;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.switchroom.camel.osgi.CamelParts;
import org.switchroom.transport.Transport;

/** The bundle that registered a route set. */
record BundleOwner(Bundle bundle, CamelParts parts) implements Owner {
    @Override
    public long id() {
        return bundle.getBundleId();
    }

    @Override
    public String name() {
        return bundle.getSymbolicName();
    }

    @Override
    public CamelContext newContext() {
        return parts.newContext(name(), bundle);
    }

    @Override
    public Runnable offer(Transport transport, Map<String, Object> properties) {
        ServiceRegistration<Transport> registration = bundle.getBundleContext()
                .registerService(Transport.class, transport, FrameworkUtil.asDictionary(properties));
        return () -> {
            try {
                registration.unregister();
            } catch (IllegalStateException goneWithItsBundle) {
                // nothing left to take back
            }
        };
    }
}
