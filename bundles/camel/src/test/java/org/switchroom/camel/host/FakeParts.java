package org.switchroom.camel.host;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.osgi.framework.Bundle;
import org.switchroom.camel.osgi.CamelParts;
import org.switchroom.camel.osgi.Part;

/** Everything is there but what a test takes away. */
final class FakeParts implements CamelParts {
    private final Set<Part> away = new ConcurrentSkipListSet<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    FakeParts without(Part... parts) {
        away.addAll(Set.of(parts));
        return this;
    }

    void come(Part part) {
        away.remove(part);
        listeners.forEach(Listener::partsCame);
    }

    void leave(Part part) {
        away.add(part);
        listeners.forEach(listener -> listener.partsLeave(Set.of(part)));
    }

    @Override
    public Set<Part> missing(Set<Part> needed) {
        Set<Part> missing = new TreeSet<>(needed);
        missing.retainAll(away);
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
        throw new UnsupportedOperationException("There are no bundles here");
    }
}
