package org.switchroom.camel.host;

import java.util.Optional;
import org.apache.camel.RoutesBuilder;
import org.switchroom.camel.OutcomeTable;
import org.switchroom.camel.TransportRoutes;
import org.switchroom.transport.Capabilities;
import org.switchroom.transport.Health;
import org.switchroom.transport.TransportName;

/** A set that answers for its own health. */
record KnowsItsLine(TransportRoutes plain, Health known) implements TransportRoutes {
    @Override
    public Optional<Health> health() {
        return Optional.of(known);
    }

    @Override
    public TransportName transport() {
        return plain.transport();
    }

    @Override
    public String group() {
        return plain.group();
    }

    @Override
    public Capabilities capabilities() {
        return plain.capabilities();
    }

    @Override
    public OutcomeTable outcomes() {
        return plain.outcomes();
    }

    @Override
    public String name() {
        return plain.name();
    }

    @Override
    public RoutesBuilder routes() {
        return plain.routes();
    }
}
