package org.switchroom.camel.host;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.osgi.framework.Bundle;
import org.switchroom.camel.osgi.CamelParts;
import org.switchroom.transport.Transport;

/** All files together: one context. Their transports are registered by this bundle. */
record FilesOwner(Bundle ours, CamelParts parts) implements Owner {
    @Override
    public long id() {
        return -1; // no bundle has it
    }

    @Override
    public String name() {
        return "transport-files";
    }

    @Override
    public CamelContext newContext() {
        return parts.newContext(name(), ours);
    }

    @Override
    public Runnable offer(Transport transport, Map<String, Object> properties) {
        return new BundleOwner(ours, parts).offer(transport, properties);
    }
}
