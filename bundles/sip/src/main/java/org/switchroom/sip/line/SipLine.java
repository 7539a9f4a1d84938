package org.switchroom.sip.line;

import java.io.IOException;
import java.nio.channels.DatagramChannel;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.phone.CallAudio;
import org.switchroom.phone.DialRequest;
import org.switchroom.phone.Ending;
import org.switchroom.phone.PhoneLine;
import org.switchroom.sip.agent.CallMachine;
import org.switchroom.sip.agent.Due;
import org.switchroom.sip.agent.Identity;
import org.switchroom.sip.agent.NextHop;
import org.switchroom.sip.agent.Tokens;
import org.switchroom.sip.message.BadSip;
import org.switchroom.sip.message.OurSdp;
import org.switchroom.sip.message.SipMessage;
import org.switchroom.sip.message.SipReader;
import org.switchroom.sip.rtp.SoundDesk;
import org.switchroom.sip.rtp.SoundPort;
import org.switchroom.transport.Health;

/**
 * One telephone line over SIP. Its one thread owns the machines of its calls and of its registration; sockets have
 * threads of their own, and the sound of all calls is the {@link SoundDesk}'s.
 */
final class SipLine implements PhoneLine, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SipLine.class);

    private final LineSettings settings;
    private final SoundDesk sound;
    private final Clock clock;
    private final Tokens tokens = Tokens.secure();
    private final LineThread thread;
    private final AtomicInteger inUse = new AtomicInteger();
    private final LineHealth health;
    private final SoundPorts ports;
    // The rest is the line's thread's.
    private final Map<String, LineCall> calls = new HashMap<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final CallPace pace;
    private final Attachment attachment;
    private boolean closed;

    /** A call that the line's pace holds back. */
    private record Waiting(DialRequest request, CallAudio audio, CompletableFuture<Ending> ending, Duration since) {}

    SipLine(LineSettings settings, SoundDesk sound, Clock clock) {
        this.settings = settings;
        this.sound = sound;
        this.clock = clock;
        this.ports = new SoundPorts(settings.soundPorts());
        this.health = new LineHealth(settings.name(), clock);
        this.pace = new CallPace(settings.pace());
        this.thread = new LineThread(settings.name(), this::due, this::tick);
        this.attachment = new Attachment(settings, tokens, thread::run, this::heard, this::fell, health::changed);
        thread.run(() -> attachment.begin(LineThread.now()));
    }

    String name() {
        return settings.name();
    }

    @Override
    public int channels() {
        return settings.channels();
    }

    @Override
    public Health health() {
        return health.get();
    }

    @Override
    public CompletionStage<Ending> dial(DialRequest request, CallAudio audio) {
        CompletableFuture<Ending> ending = new CompletableFuture<>();
        if (inUse.incrementAndGet() > settings.channels()) {
            inUse.decrementAndGet();
            refuse(Ending.How.NO_CHANNEL, "all " + settings.channels() + " channels are in use", audio, ending);
        } else if (!thread.run(() -> pace(request, audio, ending))) {
            inUse.decrementAndGet();
            refuse(Ending.How.LINE_DOWN, "the line is being closed", audio, ending);
        }
        return ending;
    }

    private static void refuse(Ending.How how, String words, CallAudio audio, CompletableFuture<Ending> ending) {
        try {
            audio.ended();
        } catch (RuntimeException defect) {
            LOG.error("The audio of a call failed when it was told of its end. Report this", defect);
        }
        ending.complete(new Ending(how, words, Optional.empty(), Optional.empty()));
    }

    private void pace(DialRequest request, CallAudio audio, CompletableFuture<Ending> ending) {
        Duration now = LineThread.now();
        Optional<Duration> wait = pace.place(now, request.answerWithin());
        if (wait.isEmpty()) {
            inUse.decrementAndGet();
            refuse(Ending.How.NO_CHANNEL, "the line's pace leaves no room for this call now", audio, ending);
        } else if (wait.get().isZero()) {
            begin(request, audio, ending);
        } else {
            Waiting call = new Waiting(request, audio, ending, now);
            waiting.add(call);
            thread.runAfter(wait.get(), () -> itsTurn(call));
        }
    }

    private void itsTurn(Waiting call) {
        if (waiting.remove(call)) {
            // What it waited counts as a part of the call.
            Duration waited = LineThread.now().minus(call.since());
            DialRequest rest = new DialRequest(
                    call.request().number(),
                    call.request().answerWithin().minus(waited),
                    call.request().longest().minus(waited));
            begin(rest, call.audio(), call.ending());
        }
    }

    private void begin(DialRequest request, CallAudio audio, CompletableFuture<Ending> ending) {
        Optional<Identity> identity = attachment.identity();
        if (closed || identity.isEmpty()) {
            inUse.decrementAndGet();
            refuse(
                    Ending.How.LINE_DOWN,
                    closed ? "the line is being closed" : health.get().detail(),
                    audio,
                    ending);
            return;
        }
        Optional<DatagramChannel> channel = openPort();
        if (channel.isEmpty()) {
            inUse.decrementAndGet();
            refuse(Ending.How.NO_CHANNEL, "no port of sound.ports is free", audio, ending);
            return;
        }
        String host = identity.get().host();
        OurSdp sdp = new OurSdp(
                host, channel.get().socket().getLocalPort(), clock.instant().getEpochSecond(), settings.codecs());
        CallMachine machine = new CallMachine(request, identity.get(), sdp, tokens);
        SoundPort port = sound.open(channel.get(), () -> thread.run(() -> hangUp(machine.callId())));
        LineCall call = new LineCall(machine, audio, port, attachment::send, ending, () -> inUse.decrementAndGet());
        calls.put(machine.callId(), call);
        call.perform(machine.dial(LineThread.now()));
    }

    private Optional<DatagramChannel> openPort() {
        try {
            return ports.open(Numeric.address(attachment.localHost()).orElseThrow());
        } catch (IOException | RuntimeException none) {
            LOG.warn("{} gets no port for the sound of a call: {}", settings.name(), none.toString());
            return Optional.empty();
        }
    }

    private void hangUp(String callId) {
        Optional.ofNullable(calls.get(callId))
                .ifPresent(call -> call.perform(call.machine().hangUp(LineThread.now())));
    }

    /** On the wire's thread. */
    private void heard(byte[] octets, String host, int port) {
        SipMessage message;
        try {
            message = SipReader.read(octets);
        } catch (BadSip nonsense) {
            LOG.debug("{} passes over what came from {}: {}", settings.name(), host, nonsense.getMessage());
            return;
        }
        SipMessage seen = message.request().isPresent() ? NextHop.seen(message, host, port) : message;
        thread.run(() -> take(seen));
    }

    private void take(SipMessage message) {
        LineCall call = calls.get(message.callId());
        if (call != null) {
            call.perform(call.machine().received(message, LineThread.now()));
        } else if (message.request().isPresent()) {
            Stranger.answer(message, tokens).ifPresent(attachment::send);
        } else {
            attachment.received(message, LineThread.now());
        }
    }

    private void fell(String words) {
        // A call that is up goes on: its sound has a way of its own.
        for (LineCall call : List.copyOf(calls.values())) {
            if (!call.machine().isUp()) {
                call.perform(call.machine().lineFell(words, LineThread.now()));
            }
        }
    }

    /** When there is something to do next; calls that nothing is left of are forgotten. */
    private Optional<Duration> due() {
        Duration now = LineThread.now();
        calls.values().removeIf(call -> call.machine().isForgotten(now));
        return Due.earliest(
                attachment.due(),
                calls.values().stream()
                        .flatMap(call -> call.machine().due().stream())
                        .min(Duration::compareTo));
    }

    private void tick() {
        Duration now = LineThread.now();
        attachment.tick(now, calls.isEmpty());
        for (LineCall call : List.copyOf(calls.values())) {
            call.perform(call.machine().tick(now));
        }
    }

    @Override
    public void close() {
        thread.run(() -> {
            closed = true;
            List.copyOf(waiting).forEach(this::itsTurn);
            for (LineCall call : List.copyOf(calls.values())) {
                call.perform(call.machine().hangUp(LineThread.now()));
                call.perform(call.machine().lineFell("the line is being closed", LineThread.now()));
            }
            attachment.close();
            thread.end();
        });
        thread.awaitEnd();
    }
}
