package org.switchroom.camel.component;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.switchroom.transport.TransportName;

/** Where a transport's route takes its deliveries from. */
final class OutboxEndpoint extends DefaultEndpoint {
    private final SwitchroomComponent component;
    private final TransportName name;

    OutboxEndpoint(String uri, SwitchroomComponent component, TransportName name) {
        super(uri, component);
        this.component = component;
        this.name = name;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        OutboxConsumer consumer = new OutboxConsumer(this, processor, component, name);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("A route takes from " + getEndpointUri()
                + " and gives nothing to it; what comes in goes to switchroom:arrivals");
    }
}
