package org.switchroom.camel.host;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.switchroom.transport.Transport;

/** A bundle, as far as the route host sees one. */
final class FakeOwner implements Owner {
    private final long id;
    private final String name;
    final List<CamelContext> contexts = new CopyOnWriteArrayList<>();
    final Map<Transport, Map<String, Object>> registered = new ConcurrentHashMap<>();

    FakeOwner(long id, String name) {
        this.id = id;
        this.name = name;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public CamelContext newContext() {
        DefaultCamelContext made = new DefaultCamelContext();
        made.getCamelContextExtension().setName(name);
        contexts.add(made);
        return made;
    }

    @Override
    public Runnable offer(Transport transport, Map<String, Object> properties) {
        registered.put(transport, properties);
        return () -> registered.remove(transport);
    }
}
