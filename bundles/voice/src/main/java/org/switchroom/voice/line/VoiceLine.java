package org.switchroom.voice.line;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.phone.CallAudio;
import org.switchroom.phone.DialRequest;
import org.switchroom.phone.Ending;
import org.switchroom.phone.PhoneLine;
import org.switchroom.transport.Health;
import org.switchroom.voice.modem.VoiceModem;

/** One analogue telephone line over a voice modem: one call at a time. Its one thread owns the modem and its sound. */
final class VoiceLine implements PhoneLine, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VoiceLine.class);
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final VoiceSettings settings;
    private final Clock clock;
    private final ScheduledExecutorService thread;
    private final AtomicReference<Health> health;
    private final AtomicBoolean inUse = new AtomicBoolean();
    // The rest is the line's thread's.
    private final VoiceModem modem;
    private final Cable cable;
    private Optional<ScheduledFuture<?>> alarm = Optional.empty();
    private Duration earliestCall = Duration.ZERO;
    private Optional<Paced> paced = Optional.empty();
    private boolean closed;

    /** A call that the line's pace holds back. */
    private record Paced(DialRequest request, CallAudio audio, CompletableFuture<Ending> ending, Duration since) {}

    VoiceLine(VoiceSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.health = new AtomicReference<>(new Health(Health.State.DOWN, "starting", clock.instant()));
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, "switchroom-" + settings.name());
            made.setDaemon(true);
            made.setPriority(Thread.MAX_PRIORITY);
            return made;
        });
        this.cable = new Cable(settings.name(), settings.port(), this::run, new Cable.Ear() {
            @Override
            public void opened() {
                modem.opened(now());
            }

            @Override
            public void received(byte[] octets) {
                modem.received(octets, now());
            }

            @Override
            public void lost(String reason) {
                modem.lost(reason, now());
            }
        });
        this.modem = new VoiceModem(settings.modem(), new VoiceModem.Hands() {
            @Override
            public void open() {
                cable.open();
            }

            @Override
            public void close() {
                cable.close();
            }

            @Override
            public void write(byte[] octets) {
                cable.write(octets);
            }

            @Override
            public void changed(Health.State state, String words) {
                VoiceLine.this.changed(state, words);
            }
        });
        run(() -> modem.begin(now()));
    }

    String name() {
        return settings.name();
    }

    @Override
    public int channels() {
        return 1;
    }

    @Override
    public Health health() {
        return health.get();
    }

    @Override
    public CompletionStage<Ending> dial(DialRequest request, CallAudio audio) {
        CompletableFuture<Ending> ending = new CompletableFuture<>();
        if (!inUse.compareAndSet(false, true)) {
            refuse(Ending.How.NO_CHANNEL, "the modem is in a call", audio, ending);
        } else if (!run(() -> pace(new Paced(request, audio, ending, now())))) {
            inUse.set(false);
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

    private void pace(Paced call) {
        Duration wait = earliestCall.minus(now());
        if (closed) {
            inUse.set(false);
            refuse(Ending.How.LINE_DOWN, "the line is being closed", call.audio(), call.ending());
        } else if (wait.isNegative() || wait.isZero()) {
            begin(call);
        } else if (wait.compareTo(call.request().answerWithin()) >= 0) {
            inUse.set(false);
            refuse(
                    Ending.How.NO_CHANNEL,
                    "the line's pace leaves no room for this call now",
                    call.audio(),
                    call.ending());
        } else {
            paced = Optional.of(call);
            thread.schedule(guarded(this::itsTurn), wait.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void itsTurn() {
        Optional<Paced> call = paced;
        paced = Optional.empty();
        call.ifPresent(this::begin);
    }

    /** What it waited counts as a part of the call. */
    private void begin(Paced call) {
        Duration waited = now().minus(call.since());
        DialRequest rest = new DialRequest(
                call.request().number(),
                call.request().answerWithin().minus(waited),
                call.request().longest().minus(waited));
        modem.dial(
                rest,
                call.audio(),
                ending -> {
                    earliestCall = now().plus(settings.pace());
                    inUse.set(false);
                    call.ending().complete(ending);
                },
                now());
    }

    private void changed(Health.State state, String words) {
        Health before = health.get();
        if (before.state() != state || !before.detail().equals(words)) {
            boolean turned = before.state() != state;
            health.set(new Health(state, words, turned ? clock.instant() : before.since()));
            if (state == Health.State.UP) {
                LOG.info("{} is {}", settings.name(), words);
            } else {
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
        alarm.ifPresent(set -> set.cancel(false));
        alarm = Optional.empty();
        if (closed && !modem.isInCall()) {
            cable.close();
            thread.shutdownNow();
        } else if (modem.due().isPresent()) {
            long nanos = Math.max(0, modem.due().get().minus(now()).toNanos());
            alarm = Optional.of(thread.schedule(guarded(() -> modem.tick(now())), nanos, TimeUnit.NANOSECONDS));
        }
    }

    private static Duration now() {
        return Duration.ofNanos(System.nanoTime());
    }

    /** Hangs up; waits for that for a while. */
    @Override
    public void close() {
        run(() -> {
            closed = true;
            Optional<Paced> never = paced;
            paced = Optional.empty();
            never.ifPresent(this::pace);
            modem.hangUp(now());
        });
        try {
            if (!thread.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
                run(() -> modem.lost("the line is being closed", now()));
                if (!thread.awaitTermination(1, TimeUnit.SECONDS)) {
                    thread.shutdownNow();
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            thread.shutdownNow();
        }
    }
}
