package org.switchroom.gsm.modem;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.switchroom.gsm.pdu.Pdu;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Reason;

/** The messages that wait for the modem, and the one that it is sending, part by part. */
final class Sending {
    /** Refusals of the same modem, one after the other, that are the modem's trouble rather than the numbers'. */
    private static final int FAILURES_IN_A_ROW = 3;
    /** A part after the first is tried again once, because the recipient would get half a message. */
    private static final int TRIES_OF_LATER_PARTS = 2;

    private final Hands hands;
    private final ModemSettings settings;
    private final Deque<SendJob> waiting = new ArrayDeque<>();
    private Optional<SendJob> current = Optional.empty();
    private int part;
    private int tries;
    private int failures;
    /** Whether the current one was handed over and nothing came back. */
    private boolean silent;

    private Duration next = Duration.ZERO;

    Sending(Hands hands, ModemSettings settings) {
        this.hands = hands;
        this.settings = settings;
    }

    void add(SendJob job) {
        waiting.add(job);
    }

    int waiting() {
        return waiting.size() + (current.isPresent() ? 1 : 0);
    }

    /** When something is to be done here: the pace allows the next one, or a waiting one's time is up. */
    Optional<Duration> wakeAt() {
        Optional<Duration> earliest = waiting.stream().map(SendJob::deadline).min(Duration::compareTo);
        return earliest.map(
                deadline -> hands.now().compareTo(next) < 0 && next.compareTo(deadline) < 0 ? next : deadline);
    }

    /** Answers those that can not be sent in time. */
    void expire() {
        waiting.removeIf(job -> {
            boolean late = hands.now().compareTo(job.deadline()) >= 0;
            if (late) {
                unavailable(job, new Reason("gsm.busy", "the modem was busy until the time for this message was up"));
            }
            return late;
        });
    }

    /** Begins with the next message; false when none may begin now. */
    boolean begin() {
        if (waiting.isEmpty() || hands.now().compareTo(next) < 0) {
            return false;
        }
        current = Optional.of(waiting.remove());
        next = hands.now().plus(settings.pace());
        part = 0;
        tries = 0;
        sendPart(current.get());
        return true;
    }

    private void sendPart(SendJob job) {
        Pdu pdu = job.parts().get(part);
        Duration left = job.deadline().minus(hands.now());
        Duration prompt = settings.times().prompt();
        Duration result = settings.times().result();
        tries++;
        hands.ask(
                AtCommand.message(
                        "AT+CMGS=" + pdu.length(),
                        "+CMGS:",
                        least(prompt, left),
                        new AtCommand.Payload(pdu.hex(), least(result, left))),
                reply -> answered(job, reply));
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void answered(SendJob job, AtReply reply) {
        if (reply instanceof AtReply.Done done) {
            partTaken(job, reference(done.value()));
        } else if (reply instanceof AtReply.Failed failed) {
            refused(job, failed);
        } else {
            // Probing first would write into a prompt that may still be open.
            silent = ((AtReply.Silent) reply).handedOver();
            hands.trouble(
                    Rung.LEAVE_PROMPT,
                    silent ? "no answer after a message was handed over" : "no prompt for a message");
        }
    }

    /** TS 27.005 §4.3: the reference may be followed by a time stamp. */
    private static int reference(String value) {
        String digits = value.split(",")[0].strip();
        return digits.matches("[0-9]{1,3}") ? Integer.parseInt(digits) : -1;
    }

    private void partTaken(SendJob job, int reference) {
        failures = 0;
        tries = 0;
        hands.emit(new Effect.PartSent(job.id(), part, reference));
        part++;
        if (part == job.parts().size()) {
            current = Optional.empty();
            hands.emit(new Effect.Sent(job.id()));
        } else {
            sendPart(job);
        }
    }

    private void refused(SendJob job, AtReply.Failed failed) {
        Troubles trouble = Troubles.of(failed);
        boolean unavailable = trouble.handover() instanceof Handover.Unavailable;
        if (part > 0 && unavailable && trouble.remedy() == Rung.WORKING && tries < TRIES_OF_LATER_PARTS) {
            sendPart(job);
            return;
        }
        current = Optional.empty();
        hands.emit(new Effect.NotSent(job.id(), trouble.handover()));
        failures = unavailable ? failures + 1 : 0;
        if (trouble.remedy() != Rung.WORKING) {
            hands.trouble(trouble.remedy(), "it answered " + failed.words() + " to a message");
        } else if (failures >= FAILURES_IN_A_ROW) {
            failures = 0;
            hands.trouble(
                    Rung.INITIALISE, failed.words() + " to " + FAILURES_IN_A_ROW + " messages one after the other");
        }
    }

    /** The modem is in trouble: what was handed over is in doubt, the rest goes another way. */
    void giveUp(boolean handedOver, String why) {
        current.ifPresent(job -> {
            if (handedOver || silent) {
                hands.emit(new Effect.NotSent(
                        job.id(), new Handover.Uncertain(new Reason("gsm.silent", "it may have been sent: " + why))));
            } else {
                unavailable(job, new Reason("gsm.trouble", why));
            }
        });
        current = Optional.empty();
        silent = false;
        waiting.forEach(job -> unavailable(job, new Reason("gsm.trouble", why)));
        waiting.clear();
    }

    private void unavailable(SendJob job, Reason reason) {
        hands.emit(new Effect.NotSent(job.id(), new Handover.Unavailable(reason, Troubles.SOON)));
    }
}
