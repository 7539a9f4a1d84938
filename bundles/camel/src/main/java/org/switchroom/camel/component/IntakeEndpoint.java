package org.switchroom.camel.component;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** Where a route brings what came in. */
final class IntakeEndpoint extends DefaultEndpoint {
    private final SwitchroomComponent component;
    private final Arriving arriving;

    IntakeEndpoint(String uri, SwitchroomComponent component, Arriving arriving) {
        super(uri, component);
        this.component = component;
        this.arriving = arriving;
    }

    @Override
    public Producer createProducer() {
        return new IntakeProducer(this, component, arriving);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("A route gives to " + getEndpointUri()
                + " and takes nothing from it; what goes out comes from switchroom:outbox/NAME");
    }
}
