package org.switchroom.camel.component;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.switchroom.camel.WebhookSignature;
import org.switchroom.transport.Arrivals;
import org.switchroom.transport.TransportName;

/**
 * {@code switchroom:outbox/NAME} to take from, {@code switchroom:arrivals} and {@code switchroom:receipts} to give to,
 * {@code switchroom:webhook-signature?key=…} to sign what goes out.
 * {@code switchroom:callback/NAME?secret=…} to be called over HTTP at {@code /callbacks/NAME}.
 * The option {@code via} of arrivals and receipts names the transport when a route does not set it as header.
 */
public final class SwitchroomComponent extends DefaultComponent {
    private static final String OUTBOX = "outbox/";
    private static final String CALLBACK = "callback/";

    private final Map<TransportName, OutboxConsumer> outboxes = new ConcurrentHashMap<>();
    private final Supplier<Optional<Arrivals>> arrivals;
    private final Clock clock;
    private final CallbackBook callbacks;
    private ExecutorService continuations;

    /** By Camel, when a context was not set up by the route host: Arrivals then comes from the context's registry. */
    public SwitchroomComponent() {
        this.arrivals = () -> getCamelContext().getRegistry().findByType(Arrivals.class).stream()
                .findFirst();
        this.clock = Clock.systemUTC();
        this.callbacks = new CallbackBook();
    }

    /** Arrivals is asked for anew with each exchange, since the service may come and go. */
    public SwitchroomComponent(Supplier<Optional<Arrivals>> arrivals, Clock clock, CallbackBook callbacks) {
        this.arrivals = arrivals;
        this.clock = clock;
        this.callbacks = callbacks;
    }

    /** The consumer that waits for this transport's deliveries; empty while its route does not run. */
    public Optional<OutboxConsumer> outbox(TransportName name) {
        return Optional.ofNullable(outboxes.get(name));
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        String via = getAndRemoveParameter(parameters, "via", String.class);
        Optional<TransportName> name = Optional.ofNullable(via).map(TransportName::new);
        if (remaining.equals("arrivals")) {
            return new IntakeEndpoint(uri, this, new ArrivingMessage(name, clock));
        } else if (remaining.equals("receipts")) {
            return new IntakeEndpoint(uri, this, new ArrivingReceipt(name, clock));
        } else if (remaining.equals("webhook-signature") && name.isEmpty()) {
            return new SigningEndpoint(
                    uri, this, WebhookSignature.of(getAndRemoveParameter(parameters, "key", String.class)), clock);
        } else if (remaining.startsWith(CALLBACK) && name.isEmpty()) {
            // By reference from Java, so that the secret is in no address; RAW({{secret:…}}) from a file.
            String secret = resolveAndRemoveReferenceParameter(parameters, "secret", String.class);
            return new CallbackEndpoint(uri, this, callbacks, remaining.substring(CALLBACK.length()), secret);
        } else if (remaining.startsWith(OUTBOX) && name.isEmpty()) {
            return new OutboxEndpoint(uri, this, new TransportName(remaining.substring(OUTBOX.length())));
        }
        throw new IllegalArgumentException("There is no endpoint switchroom:" + remaining
                + "; there are switchroom:outbox/NAME, switchroom:arrivals?via=NAME, switchroom:receipts?via=NAME,"
                + " switchroom:callback/NAME?secret=SECRET and switchroom:webhook-signature?key=KEY");
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        int threads = Runtime.getRuntime().availableProcessors() * 2;
        continuations =
                getCamelContext().getExecutorServiceManager().newFixedThreadPool(this, "switchroom-stored", threads);
    }

    @Override
    protected void doStop() throws Exception {
        if (continuations != null) { // a context that was built and never started stops too
            getCamelContext().getExecutorServiceManager().shutdownNow(continuations);
        }
        super.doStop();
    }

    Optional<Arrivals> arrivals() {
        return arrivals.get();
    }

    /** Where a route goes on after its arrival is on disk: not on the store's threads. */
    ExecutorService continuations() {
        return continuations;
    }

    void open(TransportName name, OutboxConsumer consumer) {
        if (outboxes.putIfAbsent(name, consumer) != null) {
            throw new IllegalStateException("Two routes take from switchroom:outbox/" + name
                    + "; a delivery can go one way only. Let the second take from a direct: endpoint of the first");
        }
    }

    void close(TransportName name, OutboxConsumer consumer) {
        outboxes.remove(name, consumer);
    }
}
