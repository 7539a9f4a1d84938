package org.switchroom.gsm.modem;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.gsm.line.LinePort;
import org.switchroom.gsm.pdu.Pdu;
import org.switchroom.gsm.pdu.SmsAddress;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Reason;
import org.switchroom.transport.RemoteReference;

/**
 * One modem at work: a thread that owns its state machine, its line and its books. It opens the line when it is made and
 * closes it when it is closed; in between it heals itself. Any thread may send and ask.
 */
public final class Modem implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Modem.class);

    private record Outgoing(String reference, SmsAddress to, CompletableFuture<Handover> answer) {}

    private final ModemSettings settings;
    private final LinePort port;
    private final SmsInbox inbox;
    private final Ticker ticker;
    private final Clock clock;
    private final ModemThread thread;
    private volatile ModemStatus status = ModemStatus.FIRST;
    private volatile Optional<Instant> lastSuccess = Optional.empty();

    // The rest belongs to the thread.
    private final ModemMachine machine;
    private final LineKeeper line;
    private final IncomingPost post;
    private final Map<Long, Outgoing> outgoing = new HashMap<>();
    private long numbers;
    private int concatenation = ThreadLocalRandom.current().nextInt(256);

    public Modem(ModemSettings settings, LinePort port, Memory memory, SmsInbox inbox, Ticker ticker, Clock clock) {
        this.settings = settings;
        this.port = port;
        this.inbox = inbox;
        this.ticker = ticker;
        this.clock = clock;
        this.machine = new ModemMachine(settings, memory);
        this.thread = new ModemThread(
                "modem " + settings.name(),
                ticker,
                this::wakeAt,
                () -> perform(machine.start(ticker.now())),
                this::onTime,
                this::end,
                this::defect);
        this.line = new LineKeeper(settings.name(), port, thread, this::tell);
        this.post = new IncomingPost(settings.name(), memory, inbox, ticker, clock, thread, this::tell);
        thread.start();
    }

    /**
     * Sends a message, all its parts.
     *
     * @param deadline it is answered by then, whatever the modem does
     * @return accepted with the reference that its news will quote
     */
    public CompletionStage<Handover> send(OutgoingSms sms, Instant deadline) {
        CompletableFuture<Handover> answer = new CompletableFuture<>();
        try {
            int parts = sms.pdus(0).size();
            if (!thread.offer(() -> begin(sms, parts, deadline, answer))) {
                String words = thread.isClosing() ? "the modem is being closed" : "the modem has too much to do";
                answer.complete(new Handover.Unavailable(new Reason("gsm.not-working", words), Troubles.SOON));
            }
        } catch (IllegalArgumentException unsendable) {
            answer.complete(new Handover.Refused(new Reason("gsm.unsendable", unsendable.getMessage())));
        }
        return answer;
    }

    public ModemStatus status() {
        return status;
    }

    /** When the network last took a message. */
    public Optional<Instant> lastSuccess() {
        return lastSuccess;
    }

    /** For operators: where it is plugged in. */
    public String line() {
        return port.description();
    }

    /** Answers what is under way, leaves a prompt, closes the line. */
    @Override
    public void close() {
        thread.close();
    }

    private Duration wakeAt() {
        Duration wake = machine.wakeAt();
        return wake.compareTo(post.lookAt()) < 0 ? wake : post.lookAt();
    }

    private void onTime() {
        if (ticker.now().compareTo(machine.wakeAt()) >= 0) {
            tell(new Event.Tick());
        }
        post.look();
    }

    private void end() {
        tell(new Event.Shut());
        line.close();
    }

    /** The disk is full, or a defect of ours: the modem begins anew, after a while, rather than stand still. */
    private void defect(RuntimeException defect) {
        LOG.error("modem {}: what it was doing failed; it is set up anew", settings.name(), defect);
        tell(new Event.Lost(String.valueOf(defect.getMessage())));
    }

    private void tell(Event event) {
        perform(machine.on(event, ticker.now()));
    }

    private void begin(OutgoingSms sms, int parts, Instant deadline, CompletableFuture<Handover> answer) {
        long id = ++numbers;
        Instant now = clock.instant();
        String reference = settings.name() + "-" + now.toEpochMilli() + "-" + id;
        concatenation = concatenation + 1 & 0xFF;
        List<Pdu> pdus = sms.pdus(concatenation);
        outgoing.put(id, new Outgoing(reference, sms.to(), answer));
        if (sms.report()) {
            post.reports().begin(reference, sms.to().value(), parts, now);
        }
        tell(new Event.Send(new SendJob(id, pdus, ticker.now().plus(Duration.between(now, deadline)))));
    }

    private void perform(List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Write write) {
                line.write(write.text());
            } else if (effect instanceof Effect.Open) {
                line.open();
            } else if (effect instanceof Effect.Close) {
                line.close();
            } else if (effect instanceof Effect.PartSent sent) {
                post.reports().partSent(outgoing.get(sent.id()).reference(), sent.part(), sent.reference());
            } else if (effect instanceof Effect.Sent sent) {
                accepted(outgoing.remove(sent.id()));
            } else if (effect instanceof Effect.NotSent not) {
                notAccepted(outgoing.remove(not.id()), not.outcome());
            } else if (effect instanceof Effect.Arrived arrived) {
                post.arrived(arrived.arrival(), arrived.pdu());
            } else if (effect instanceof Effect.Changed changed) {
                changed(changed.status());
            }
        }
    }

    private void accepted(Outgoing sent) {
        lastSuccess = Optional.of(clock.instant());
        try {
            post.reports().complete(sent.reference());
        } catch (RuntimeException notKept) {
            // The message is out: that its receipt or its answer may not find it at the next restart does not make it
            // unsent.
            LOG.error("modem {}: can not keep what reports and answers are waited for", settings.name(), notKept);
        }
        sent.answer().complete(new Handover.Accepted(Optional.of(new RemoteReference(sent.reference()))));
        post.lookSoon();
    }

    private void notAccepted(Outgoing not, Handover outcome) {
        post.reports().forget(not.reference());
        not.answer().complete(outcome);
    }

    private void changed(ModemStatus now) {
        ModemStatus before = status;
        status = now;
        boolean other = now.rung() != before.rung();
        if (other && now.rung() == Rung.OUT_OF_SERVICE && !thread.isClosing()) {
            LOG.warn(
                    "modem {} ({}) is out of service: {}. It is tried again by itself",
                    settings.name(),
                    port.description(),
                    now.reason());
        } else if (other && now.isWorking()) {
            LOG.info("modem {} works", settings.name());
        }
        inbox.changed(now);
    }
}
