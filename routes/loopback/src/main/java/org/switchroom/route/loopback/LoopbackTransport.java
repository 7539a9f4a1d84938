package org.switchroom.route.loopback;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.transport.Arrivals;
import org.switchroom.transport.Capabilities;
import org.switchroom.transport.Delivery;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Health;
import org.switchroom.transport.InboundMessage;
import org.switchroom.transport.Intake;
import org.switchroom.transport.Reason;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.RemoteReference;
import org.switchroom.transport.Transport;
import org.switchroom.transport.TransportName;

/**
 * Brings every message straight back, as if the recipient had answered with the same words, and reports it delivered.
 * The reference for writing a transport: everything one needs is in this class.
 *
 * <p>Its other side is our own store. So the outcomes are what the store says: on disk → accepted, not on disk →
 * unavailable, no answer by the deadline → uncertain.
 */
@Component(
        configurationPid = "org.switchroom.transport.loopback",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true)
@Designate(ocd = LoopbackTransport.Config.class, factory = true)
public final class LoopbackTransport implements Transport {
    /** Each instance is one file {@code etc/org.switchroom.transport.loopback-<any name>.cfg}. */
    @ObjectClassDefinition(name = "Switchroom: loopback", description = "Brings every message straight back.")
    @interface Config {
        @AttributeDefinition(
                name = "Name",
                description = "Name of this transport, unique in the runtime: lower case letters, digits, '.' and '-',"
                        + " at most 40, first a letter. Default: loopback.")
        String transport_name() default "loopback";

        @AttributeDefinition(
                name = "Group",
                required = false,
                description = "Channel that this transport belongs to. Default: its own name.")
        String transport_group();
    }

    /** How soon the store may be asked again; it is our own, and tells by itself when it is well. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** Answered this much before the deadline, so that the answer is there by the deadline. */
    private static final Duration MARGIN = Duration.ofMillis(100);

    private final TransportName name;
    private final Arrivals arrivals;
    private final Clock clock;
    private final AtomicReference<Health> health;

    @Activate
    public LoopbackTransport(Config config, @Reference Arrivals arrivals) {
        this(new TransportName(config.transport_name()), arrivals, Clock.systemUTC());
    }

    LoopbackTransport(TransportName name, Arrivals arrivals, Clock clock) {
        this.name = name;
        this.arrivals = arrivals;
        this.clock = clock;
        this.health = new AtomicReference<>(new Health(Health.State.UP, "ready", clock.instant()));
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                Set.of(Capabilities.Direction.SEND, Capabilities.Direction.RECEIVE),
                Set.of(Receipt.Stage.DELIVERED),
                Set.of(Content.Kind.values()),
                Set.of("loop"),
                Long.MAX_VALUE,
                16);
    }

    @Override
    public CompletionStage<Handover> send(Delivery delivery) {
        Instant now = clock.instant();
        long left = Duration.between(now, delivery.deadline()).minus(MARGIN).toMillis();
        if (left <= 0) {
            return CompletableFuture.completedFuture(unavailable("no time was left to begin"));
        }
        RemoteReference reference = new RemoteReference(delivery.id().toString());
        InboundMessage back = new InboundMessage(
                name,
                reference,
                delivery.to(),
                new Address("loop", name.value()),
                delivery.message().content(),
                now);
        return arrivals.receive(back)
                .thenApply(intake -> outcome(intake, reference))
                .exceptionally(defect -> uncertain("the store failed: " + defect))
                .toCompletableFuture()
                .completeOnTimeout(uncertain("the store had not answered by the deadline"), left, TimeUnit.MILLISECONDS)
                .thenApply(this::noted);
    }

    @Override
    public Health health() {
        return health.get();
    }

    private Handover outcome(Intake intake, RemoteReference reference) {
        return switch (intake) {
            case STORED, DUPLICATE -> {
                // Whether the news is on disk is core's care: it would say so again if asked again.
                arrivals.report(
                        new Receipt(name, reference, Receipt.Stage.DELIVERED, clock.instant(), Optional.empty()));
                yield new Handover.Accepted(Optional.of(reference));
            }
            case TRY_LATER -> unavailable("the store did not take it");
        };
    }

    private static Handover unavailable(String text) {
        return new Handover.Unavailable(new Reason("loopback.unavailable", text), RETRY_AFTER);
    }

    private static Handover uncertain(String text) {
        return new Handover.Uncertain(new Reason("loopback.uncertain", text));
    }

    private Handover noted(Handover outcome) {
        outcome.fold(
                accepted -> now(Health.State.UP, "the last message was accepted"),
                refused -> now(Health.State.UP, "the last message was refused"),
                unavailable -> now(Health.State.DOWN, unavailable.reason().text()),
                uncertain -> now(Health.State.DEGRADED, uncertain.reason().text()));
        return outcome;
    }

    private Health now(Health.State state, String detail) {
        return health.updateAndGet(
                before -> new Health(state, detail, before.state() == state ? before.since() : clock.instant()));
    }
}
