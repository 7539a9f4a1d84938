package org.switchroom.camel.host;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.switchroom.camel.component.OutboxConsumer;
import org.switchroom.transport.Delivery;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Reason;

/** One delivery on its way through its route. Ends once: by the route, by the deadline, or when the transport stops. */
final class Attempt implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    private enum Stage {
        WAITS,
        BEGUN,
        ENDED
    }

    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.WAITS);
    private final CompletableFuture<Handover> answer = new CompletableFuture<>();
    private final Delivery delivery;
    private final OutboxConsumer outbox;
    private final OutcomeRules rules;
    private final BiConsumer<Attempt, Handover> whenEnded;

    /** What whoever gave the delivery puts on its lines of the log. */
    private final Map<String, String> logIds;

    private volatile Future<?> deadline;

    Attempt(Delivery delivery, OutboxConsumer outbox, OutcomeRules rules, BiConsumer<Attempt, Handover> whenEnded) {
        this.delivery = delivery;
        this.outbox = outbox;
        this.rules = rules;
        this.whenEnded = whenEnded;
        this.logIds = Optional.ofNullable(MDC.getCopyOfContextMap()).orElse(Map.of());
    }

    CompletionStage<Handover> answer() {
        return answer;
    }

    void endsBy(Future<?> timer) {
        deadline = timer;
    }

    @Override
    public void run() {
        if (!stage.compareAndSet(Stage.WAITS, Stage.BEGUN)) {
            return; // given up while it waited for its turn
        }
        logIds.forEach(MDC::put);
        try {
            Exchange exchange = outbox.createExchange(false);
            OutgoingExchange.fill(exchange, delivery);
            outbox.run(exchange, () -> routeEnded(rules.judge(exchange)));
        } catch (Exception | LinkageError defect) {
            LOG.error("Delivery {} failed before or in its route, it is uncertain", delivery.id(), defect);
            giveUp(new Handover.Uncertain(new Reason("route.defect", defect.toString())));
        } finally {
            logIds.keySet().forEach(MDC::remove);
        }
    }

    private void routeEnded(Handover outcome) {
        if (!end(Stage.BEGUN, outcome)) {
            LOG.warn(
                    "The answer to delivery {} of message {} came after its deadline and is dropped: {}. The delivery is"
                            + " in doubt; if this happens often, the other side is slower than the time allowed",
                    delivery.id(),
                    delivery.message().id(),
                    outcome.getClass().getSimpleName());
        }
    }

    void deadlinePassed() {
        giveUpUnlessBegun(new Handover.Unavailable(
                new Reason("line.busy", "an earlier delivery held the line until the deadline; nothing was sent"),
                Duration.ZERO));
        giveUp(new Handover.Uncertain(new Reason("deadline.passed", "the route had not answered by the deadline")));
    }

    void giveUpUnlessBegun(Handover outcome) {
        end(Stage.WAITS, outcome);
    }

    void giveUp(Handover outcome) {
        end(Stage.BEGUN, outcome);
    }

    private boolean end(Stage from, Handover outcome) {
        if (!stage.compareAndSet(from, Stage.ENDED)) {
            return false;
        }
        Future<?> timer = deadline;
        if (timer != null) {
            timer.cancel(false);
        }
        whenEnded.accept(this, outcome);
        answer.complete(outcome);
        return true;
    }
}
