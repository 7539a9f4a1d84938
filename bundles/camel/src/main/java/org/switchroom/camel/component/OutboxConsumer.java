package org.switchroom.camel.component;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.support.DefaultConsumer;
import org.switchroom.transport.TransportName;

/** Starts a transport's route with what the transport hands over. */
public final class OutboxConsumer extends DefaultConsumer implements Suspendable {
    private final SwitchroomComponent component;
    private final TransportName name;

    OutboxConsumer(OutboxEndpoint endpoint, Processor processor, SwitchroomComponent component, TransportName name) {
        super(endpoint, processor);
        this.component = component;
        this.name = name;
    }

    /** False while the route is suspended or stops. */
    public boolean takes() {
        return isStarted();
    }

    /**
     * Runs the route; {@code ended} is called once, on whatever thread the route ends. The exchange's resources, such
     * as a reply that was spooled to disk, are there until it returns.
     */
    public void run(Exchange exchange, Runnable ended) throws Exception {
        createUoW(exchange);
        getAsyncProcessor().process(exchange, doneSync -> {
            try {
                ended.run();
            } finally {
                doneUoW(exchange);
                releaseExchange(exchange, false);
            }
        });
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        component.open(name, this);
    }

    @Override
    protected void doStop() throws Exception {
        component.close(name, this);
        super.doStop();
    }
}
