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
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
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
    private final ScheduledExecutorService thread;
    private final AtomicInteger inUse = new AtomicInteger();
    private final AtomicReference<Health> health;
    private final SoundPorts ports;
    // The rest is the line's thread's.
    private final Map<String, LineCall> calls = new HashMap<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final Attachment attachment;
    private Optional<ScheduledFuture<?>> alarm = Optional.empty();
    private Duration earliestCall = Duration.ZERO;
    private boolean closed;

    /** A call that the line's pace holds back. */
    private record Waiting(DialRequest request, CallAudio audio, CompletableFuture<Ending> ending, Duration since) {}

    SipLine(LineSettings settings, SoundDesk sound, Clock clock) {
        this.settings = settings;
        this.sound = sound;
        this.clock = clock;
        this.ports = new SoundPorts(settings.soundPorts());
        this.health = new AtomicReference<>(new Health(Health.State.DOWN, "starting", clock.instant()));
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, "switchroom-" + settings.name());
            made.setDaemon(true);
            return made;
        });
        this.attachment = new Attachment(settings, tokens, this::run, this::heard, this::fell, this::changed);
        run(() -> attachment.begin(now()));
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
        } else if (!run(() -> pace(request, audio, ending))) {
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
        Duration now = now();
        Duration wait = earliestCall.minus(now);
        if (wait.isNegative() || wait.isZero()) {
            earliestCall = now.plus(settings.pace());
            begin(request, audio, ending);
        } else if (wait.compareTo(request.answerWithin()) >= 0) {
            inUse.decrementAndGet();
            refuse(Ending.How.NO_CHANNEL, "the line's pace leaves no room for this call now", audio, ending);
        } else {
            earliestCall = earliestCall.plus(settings.pace());
            Waiting call = new Waiting(request, audio, ending, now);
            waiting.add(call);
            thread.schedule(guarded(() -> itsTurn(call)), wait.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void itsTurn(Waiting call) {
        if (waiting.remove(call)) {
            // What it waited counts as a part of the call.
            Duration waited = now().minus(call.since());
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
        SoundPort port = sound.open(channel.get(), () -> run(() -> hangUp(machine.callId())));
        LineCall call = new LineCall(machine, audio, port, attachment::send, ending, () -> inUse.decrementAndGet());
        calls.put(machine.callId(), call);
        call.perform(machine.dial(now()));
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
                .ifPresent(call -> call.perform(call.machine().hangUp(now())));
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
        run(() -> take(seen));
    }

    private void take(SipMessage message) {
        LineCall call = calls.get(message.callId());
        if (call != null) {
            call.perform(call.machine().received(message, now()));
        } else if (message.request().isPresent()) {
            Stranger.answer(message, tokens).ifPresent(attachment::send);
        } else {
            attachment.received(message, now());
        }
    }

    private void fell(String words) {
        // A call that is up goes on: its sound has a way of its own.
        for (LineCall call : List.copyOf(calls.values())) {
            if (!call.machine().isUp()) {
                call.perform(call.machine().lineFell(words, now()));
            }
        }
    }

    private void changed(Health.State state, String words) {
        Health before = health.get();
        if (before.state() != state || !before.detail().equals(words)) {
            boolean turned = before.state() != state;
            health.set(new Health(state, words, turned ? clock.instant() : before.since()));
            if (turned && state == Health.State.UP) {
                LOG.info("{} is ready: {}", settings.name(), words);
            } else if (turned) {
                LOG.warn("{} is {}: {}. Calls are tried over other lines", settings.name(), state, words);
            }
        }
    }

    /** Does it on the line's thread, and then sees to the clock; false when the line is closed. */
    private boolean run(Runnable work) {
        try {
            thread.execute(guarded(work));
            return true;
        } catch (RejectedExecutionException over) {
            return false;
        }
    }

    private Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
                wind();
            } catch (RuntimeException defect) {
                LOG.error("The line {} stumbled and goes on. Report this", settings.name(), defect);
            }
        };
    }

    /** Sets the alarm for the next thing to do. */
    private void wind() {
        Duration now = now();
        alarm.ifPresent(set -> set.cancel(false));
        alarm = Optional.empty();
        calls.values().removeIf(call -> call.machine().isForgotten(now));
        Optional<Duration> next = Due.earliest(
                attachment.due(),
                calls.values().stream()
                        .flatMap(call -> call.machine().due().stream())
                        .min(Duration::compareTo));
        if (next.isPresent() && !thread.isShutdown()) {
            long nanos = Math.max(1_000_000L, next.get().minus(now).toNanos());
            try {
                alarm = Optional.of(thread.schedule(guarded(this::tick), nanos, TimeUnit.NANOSECONDS));
            } catch (RejectedExecutionException closing) {
                LOG.debug("{} is being closed", settings.name());
            }
        }
    }

    private void tick() {
        Duration now = now();
        attachment.tick(now, calls.isEmpty());
        for (LineCall call : List.copyOf(calls.values())) {
            call.perform(call.machine().tick(now));
        }
    }

    private static Duration now() {
        return Duration.ofNanos(System.nanoTime());
    }

    @Override
    public void close() {
        run(() -> {
            closed = true;
            List.copyOf(waiting).forEach(this::itsTurn);
            for (LineCall call : List.copyOf(calls.values())) {
                call.perform(call.machine().hangUp(now()));
                call.perform(call.machine().lineFell("the line is being closed", now()));
            }
            attachment.close();
            // Here, because what is still to come on this thread, such as the next turn of the clock, is of no use.
            thread.shutdownNow();
        });
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            thread.shutdownNow();
        }
    }
}
