package org.switchroom.core.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.core.reply.Invitation;
import org.switchroom.message.Address;
import org.switchroom.message.Message;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.transport.Capabilities;
import org.switchroom.transport.Delivery;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Reason;

/** Gives one delivery to one transport and waits for its answer, whatever the transport does. */
final class Handing {
    private static final Logger LOG = LoggerFactory.getLogger(Handing.class);
    /** What a transport may be late without being called silent. */
    private static final Duration LATE = Duration.ofSeconds(1);

    private final Invitation invitation;
    private final BiFunction<Message, Address, Message> finishing;
    private final Clock clock;

    /**
     * @param invitation how an SMS may be answered
     * @param finishing what is done to a message at last; never fails
     */
    Handing(Invitation invitation, BiFunction<Message, Address, Message> finishing, Clock clock) {
        this.invitation = invitation;
        this.finishing = finishing;
        this.clock = clock;
    }

    /**
     * Blocks until the answer or shortly after the deadline. Leaves the slot's place when the transport is done. Fails
     * before it asks or not at all.
     *
     * @return empty when the transport was not asked, because it did not come to it or Switchroom stops; the place is
     *     given back
     */
    Optional<Handover> handOver(Attempt attempt) {
        StoredMessage message = attempt.sending();
        try (LogIds ids = LogIds.of(message, attempt.id())) {
            Optional<Handover> answer = askedFor(attempt);
            // The reason's words are in the timeline: a transport may have put a number or an address into them.
            LOG.info(
                    "{} to {} by {}: {}",
                    message.envelope().content().kind(),
                    message.hop().to().masked(),
                    attempt.slot().name(),
                    answer.map(Handing::words).orElse("not handed over, waits"));
            return answer;
        }
    }

    private static String words(Handover answer) {
        if (answer instanceof Handover.Refused refused) {
            return "refused, " + refused.reason().code();
        } else if (answer instanceof Handover.Unavailable away) {
            return "unavailable, " + away.reason().code();
        } else if (answer instanceof Handover.Uncertain doubt) {
            return "uncertain, " + doubt.reason().code();
        }
        return "accepted";
    }

    private Optional<Handover> askedFor(Attempt attempt) {
        TransportSlot slot = attempt.slot();
        StoredMessage message = attempt.sending();
        Address to = message.hop().to();
        Capabilities able = slot.transport().capabilities();
        Message fitting =
                finishing.apply(Rendering.fit(message.message(), able.carries(), invitation.of(message, able)), to);
        Delivery delivery = new Delivery(
                attempt.id(),
                fitting,
                to,
                attempt.number(),
                attempt.deadline(),
                message.progress().walk().left());
        try {
            if (!slot.sends(attempt.chosen())) {
                slot.giveBack(to);
                return Optional.empty();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            slot.giveBack(to);
            return Optional.empty();
        }
        long handedOver = slot.nanos();
        CompletableFuture<Handover> answer;
        try {
            answer = slot.transport().send(delivery).toCompletableFuture();
        } catch (RuntimeException | LinkageError defect) {
            slot.leave(to, handedOver);
            LOG.error(
                    "Transport {} threw instead of answering for message {}; treated as uncertain. This is a defect of"
                            + " the transport: report it",
                    slot.name(),
                    message.id(),
                    defect);
            return Optional.of(
                    new Handover.Uncertain(new Reason("transport-defect", slot.name() + " failed: " + defect)));
        }
        answer.whenComplete((outcome, failure) -> slot.leave(to, handedOver));
        return Optional.of(await(
                slot,
                answer,
                message,
                Duration.between(clock.instant(), attempt.deadline()).plus(LATE)));
    }

    private static Handover await(
            TransportSlot slot, CompletableFuture<Handover> answer, StoredMessage message, Duration limit) {
        try {
            Handover outcome = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return outcome != null
                    ? outcome
                    : new Handover.Uncertain(new Reason("transport-defect", slot.name() + " answered nothing"));
        } catch (TimeoutException silent) {
            return new Handover.Uncertain(
                    new Reason("transport-silent", slot.name() + " gave no answer by its deadline"));
        } catch (ExecutionException defect) {
            LOG.error("Transport {} failed for message {}; treated as uncertain", slot.name(), message.id(), defect);
            return new Handover.Uncertain(
                    new Reason("transport-defect", slot.name() + " failed: " + defect.getCause()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Handover.Uncertain(new Reason("stopping", "Switchroom was stopped before the answer came"));
        }
    }
}
