package org.switchroom.camel.component;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.switchroom.routes.Callbacks;

/** The callback routes that run now, over all contexts. */
public final class CallbackBook implements Callbacks {
    /** A route that is being exchanged is back within this time. */
    static final Duration SOON = Duration.ofSeconds(10);

    private final Map<String, CallbackConsumer> waiting = new ConcurrentHashMap<>();

    @Override
    public CompletionStage<Reply> call(Call call) {
        CallbackConsumer consumer = waiting.get(call.name());
        if (consumer == null || !consumer.takes()) {
            return CompletableFuture.completedFuture(new Reply.NotNow(SOON));
        } else if (!consumer.knows(call.secret())) {
            return CompletableFuture.completedFuture(new Reply.Stranger());
        }
        return consumer.receive(call);
    }

    void open(String name, CallbackConsumer consumer) {
        if (waiting.putIfAbsent(name, consumer) != null) {
            throw new IllegalStateException(
                    "Two routes begin with switchroom:callback/" + name + "; give one of the two another name");
        }
    }

    void close(String name, CallbackConsumer consumer) {
        waiting.remove(name, consumer);
    }
}
