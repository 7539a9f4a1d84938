package org.switchroom.testkit.transport;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
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

/** The smallest transport that can everything; its peer is a loft in memory. */
final class PigeonTransport implements Transport {
    enum Mood {
        GLAD,
        CLOSED,
        SILENT,
        RUDE,
        HOLDING
    }

    /** The other side. */
    static final class Loft {
        private final List<String> arrived = new ArrayList<>();
        private final List<String> acknowledged = new ArrayList<>();
        private Mood mood = Mood.GLAD;
        private int waiting;

        synchronized void mood(Mood next) {
            mood = next;
            notifyAll();
        }

        synchronized Mood mood() {
            return mood;
        }

        synchronized List<String> arrived() {
            return List.copyOf(arrived);
        }

        synchronized List<String> acknowledged() {
            return List.copyOf(acknowledged);
        }

        synchronized void acknowledge(String reference) {
            acknowledged.add(reference);
        }

        synchronized int waiting() {
            return waiting;
        }

        synchronized void take(String text) throws InterruptedException {
            waiting++;
            while (mood == Mood.HOLDING) {
                wait();
            }
            waiting--;
            arrived.add(text);
        }
    }

    final Loft loft = new Loft();
    private final TransportName name;
    private final Arrivals arrivals;
    private volatile Health health = new Health(Health.State.UP, "ready", Instant.now());

    PigeonTransport(TransportName name, Arrivals arrivals) {
        this.name = name;
        this.arrivals = arrivals;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                Set.of(Capabilities.Direction.values()),
                Set.of(Receipt.Stage.values()),
                Set.of(Content.Kind.TEXT),
                Set.of("loft"),
                100_000,
                4);
    }

    @Override
    public CompletionStage<Handover> send(Delivery delivery) {
        Mood mood = loft.mood();
        if (mood == Mood.CLOSED) {
            health = new Health(Health.State.DOWN, "the loft is closed", Instant.now());
            Reason reason = new Reason("loft.closed", "the loft is closed");
            return CompletableFuture.completedFuture(new Handover.Unavailable(reason, Duration.ZERO));
        }
        health = new Health(Health.State.UP, "flying", Instant.now());
        if (delivery.to().value().equals("nowhere")) {
            return CompletableFuture.completedFuture(new Handover.Refused(new Reason("loft.unknown", "no such loft")));
        }
        Handover.Uncertain doubt = new Handover.Uncertain(new Reason("loft.silence", "the pigeon did not return"));
        if (mood == Mood.SILENT) {
            Duration left = Duration.between(Instant.now(), delivery.deadline());
            return new CompletableFuture<Handover>().completeOnTimeout(doubt, left.toMillis(), TimeUnit.MILLISECONDS);
        }
        try {
            loft.take(((Content.Text) delivery.message().content()).body());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return CompletableFuture.completedFuture(
                mood == Mood.RUDE
                        ? doubt
                        : new Handover.Accepted(Optional.of(new RemoteReference("ring-" + delivery.id()))));
    }

    @Override
    public Health health() {
        return health;
    }

    void heard(RemoteReference reference, Receipt.Stage stage) {
        arrivals.report(new Receipt(name, reference, stage, Instant.now(), Optional.empty()));
    }

    void came(String reference, String words) {
        Address loftAddress = new Address("loft", "vienna");
        arrivals.receive(new InboundMessage(
                        name,
                        new RemoteReference(reference),
                        loftAddress,
                        loftAddress,
                        new Content.Text("", words),
                        Instant.now()))
                .thenAccept(intake -> {
                    if (intake != Intake.TRY_LATER) {
                        loft.acknowledge(reference);
                    }
                });
    }
}
