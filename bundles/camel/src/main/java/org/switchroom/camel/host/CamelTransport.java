package org.switchroom.camel.host;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.switchroom.camel.TransportRoutes;
import org.switchroom.camel.component.OutboxConsumer;
import org.switchroom.camel.component.SwitchroomComponent;
import org.switchroom.transport.Capabilities;
import org.switchroom.transport.Delivery;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Health;
import org.switchroom.transport.Reason;
import org.switchroom.transport.Transport;
import org.switchroom.transport.TransportName;

/**
 * Makes a transport of a route that ends with an outcome. The route runs on threads of this transport, at most
 * {@link Capabilities#parallelSends} of them, so that a route that hangs holds neither the caller nor its deadline.
 *
 * <p>The answer comes on the route's last thread, or on the deadline thread when the route has not answered by then.
 */
final class CamelTransport implements Transport {
    /** More lines than this would be more threads than the machine has use for. */
    private static final int MOST_THREADS = 256;

    private static final Duration IDLE_THREADS_END_AFTER = Duration.ofSeconds(30);
    private static final Duration WAIT_WHEN_STOPPED = Duration.ofSeconds(30);

    /** We answer this much before the deadline, so that the answer is there by the deadline. */
    private static final Duration MARGIN = Duration.ofMillis(200);

    private final TransportRoutes routes;
    private final CamelContext camel;
    private final ScheduledExecutorService deadlines;
    private final Clock clock;
    private final OutcomeRules rules;
    private final LastOutcome lastOutcome;
    private final Supplier<Optional<String>> note;
    private final ThreadPoolExecutor threads;
    private final Set<Attempt> pending = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    /** @param note what people should know of the transport beside how its line is */
    CamelTransport(
            TransportRoutes routes,
            CamelContext camel,
            ScheduledExecutorService deadlines,
            Clock clock,
            Supplier<Optional<String>> note) {
        this.note = note;
        this.routes = routes;
        this.camel = camel;
        this.deadlines = deadlines;
        this.clock = clock;
        this.rules = new OutcomeRules(
                routes.outcomes(), routes instanceof TextRoutes text ? text::mask : UnaryOperator.identity());
        this.lastOutcome = new LastOutcome(clock);
        int most = Math.min(routes.capabilities().parallelSends(), MOST_THREADS);
        this.threads = new ThreadPoolExecutor(
                most,
                most,
                IDLE_THREADS_END_AFTER.toMillis(),
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(),
                this::thread);
        threads.allowCoreThreadTimeOut(true);
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "switchroom-transport-" + name());
        thread.setDaemon(true);
        thread.setContextClassLoader(camel.getApplicationContextClassLoader());
        return thread;
    }

    @Override
    public Capabilities capabilities() {
        return routes.capabilities();
    }

    @Override
    public Health health() {
        Health line = routes.health().orElseGet(lastOutcome::health);
        return note.get()
                .map(text -> new Health(
                        line.state() == Health.State.UP ? Health.State.DEGRADED : line.state(),
                        text + "; what ran before goes on: " + line.detail(),
                        line.since()))
                .orElse(line);
    }

    @Override
    public CompletionStage<Handover> send(Delivery delivery) {
        Optional<OutboxConsumer> outbox = outbox();
        if (stopping || outbox.isEmpty()) {
            return CompletableFuture.completedFuture(stopped());
        }
        Duration left = Duration.between(clock.instant(), delivery.deadline()).minus(MARGIN);
        if (left.isNegative() || left.isZero()) {
            return CompletableFuture.completedFuture(new Handover.Unavailable(
                    new Reason("deadline.passed", "no time was left to begin; nothing was sent"), Duration.ZERO));
        }
        Attempt attempt = new Attempt(delivery, outbox.get(), rules, this::ended);
        pending.add(attempt);
        attempt.endsBy(deadlines.schedule(attempt::deadlinePassed, left.toMillis(), TimeUnit.MILLISECONDS));
        threads.execute(attempt);
        return attempt.answer();
    }

    TransportName name() {
        return routes.transport();
    }

    /** Takes nothing more; what has not begun is unavailable now, what is under way goes on. */
    void refuse() {
        stopping = true;
        pending.forEach(attempt -> attempt.giveUpUnlessBegun(stopped()));
    }

    /** After the routes have stopped: what still has no answer is uncertain. */
    void close() {
        refuse();
        Reason reason = new Reason("transport.stopped", "the transport was stopped while the message was under way");
        pending.forEach(attempt -> attempt.giveUp(new Handover.Uncertain(reason)));
        threads.shutdownNow();
    }

    private void ended(Attempt attempt, Handover outcome) {
        pending.remove(attempt);
        lastOutcome.note(outcome);
    }

    private Optional<OutboxConsumer> outbox() {
        SwitchroomComponent component =
                camel.hasComponent("switchroom") instanceof SwitchroomComponent ours ? ours : null;
        return Optional.ofNullable(component)
                .flatMap(there -> there.outbox(name()))
                .filter(OutboxConsumer::takes);
    }

    private Handover stopped() {
        return new Handover.Unavailable(
                new Reason("transport.stopped", "the route of " + name() + " is suspended or stopped"),
                WAIT_WHEN_STOPPED);
    }
}
