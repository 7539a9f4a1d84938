package org.switchroom.route.intakehttp;

import java.util.concurrent.CompletableFuture;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/** The one step of an endpoint's route: request in, reply out, no thread held while it is being stored. */
final class EndpointStep extends AsyncProcessorSupport {
    private final Endpoint endpoint;

    EndpointStep(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Request request = (Request) exchange.getMessage().getBody();
        CompletableFuture<Reply> reply = Reception.take(endpoint, request).toCompletableFuture();
        if (reply.isDone()) {
            exchange.getMessage().setBody(reply.join());
            callback.done(true);
            return true;
        }
        reply.thenAccept(ready -> {
            exchange.getMessage().setBody(ready);
            callback.done(false);
        });
        return false;
    }
}
