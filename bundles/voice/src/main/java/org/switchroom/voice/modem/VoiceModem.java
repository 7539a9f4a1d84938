package org.switchroom.voice.modem;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.switchroom.phone.CallAudio;
import org.switchroom.phone.DialRequest;
import org.switchroom.phone.Ending;
import org.switchroom.transport.Health;

/**
 * A voice modem with one telephone line: set up when it is plugged in, asked for a sign of life while it is idle, set up
 * again when it went or fell silent. For one thread; each method is told the time, and {@link #due} says when it wants to
 * know it again.
 */
public final class VoiceModem {
    /** From a trouble to the next try; twice as long after each further one. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private static final Duration LATEST = Duration.ofSeconds(5);
    /** What a modem still says after it was torn out of a call. */
    private static final Duration CALMING = Duration.ofMillis(300);

    private static final Duration PROBING = Duration.ofSeconds(30);
    private static final Duration PROBE = Duration.ofSeconds(3);

    /** What is done for it. */
    public interface Hands {
        /** Opens the line; {@link VoiceModem#opened} or {@link VoiceModem#lost} follows. */
        void open();

        /** Closes it, if it is open; nothing follows. */
        void close();

        void write(byte[] octets);

        void changed(Health.State state, String words);
    }

    private enum Stage {
        CLOSED,
        OPENING,
        CALMING,
        SETTING_UP,
        READY
    }

    /** A call that waits for the answer to a sign of life. */
    private record Waiting(DialRequest request, CallAudio audio, Consumer<Ending> then) {}

    private final ModemSettings settings;
    private final Hands hands;
    private final Wire wire;
    private final ModemReader.Sink sink = new Told();
    private Stage stage = Stage.CLOSED;
    private Optional<Duration> wakes = Optional.empty();
    private Optional<SoundFormat> format = Optional.empty();
    private Optional<Call> call = Optional.empty();
    private Optional<Waiting> waiting = Optional.empty();
    private boolean bothWays;
    private String trouble = "starting";
    private Duration pause = SOON;

    public VoiceModem(ModemSettings settings, Hands hands) {
        this.settings = settings;
        this.hands = hands;
        this.wire = new Wire(hands::write);
    }

    /** Begins to open the line, now and whenever it was lost. */
    public void begin(Duration now) {
        wire.at(now);
        stage = Stage.OPENING;
        wakes = Optional.empty();
        hands.open();
    }

    public void opened(Duration now) {
        wire.at(now);
        stage = Stage.CALMING;
        wakes = Optional.of(now.plus(CALMING));
        wire.calm();
    }

    public void lost(String reason, Duration now) {
        wire.at(now);
        down(reason);
    }

    public void received(byte[] octets, Duration now) {
        wire.at(now);
        if (stage == Stage.SETTING_UP || stage == Stage.READY) {
            wire.read(octets, sink);
        }
    }

    public Optional<Duration> due() {
        return Stream.of(wakes, wire.due(), call.flatMap(Call::due))
                .flatMap(Optional::stream)
                .min(Duration::compareTo);
    }

    public void tick(Duration now) {
        wire.at(now);
        wire.tick();
        call.ifPresent(Call::tick);
        if (wakes.filter(at -> now.compareTo(at) >= 0).isPresent()) {
            wakes = Optional.empty();
            wake(now);
        }
    }

    private void wake(Duration now) {
        switch (stage) {
            case CLOSED -> begin(now);
            case CALMING -> {
                wire.abandon();
                stage = Stage.SETTING_UP;
                new Setup(wire, settings, this::ready, this::broke).begin();
            }
            case READY -> probe();
            case OPENING, SETTING_UP -> {}
        }
    }

    private void ready(SoundFormat chosen) {
        format = Optional.of(chosen);
        bothWays = settings.duplex() != ModemSettings.Duplex.HALF;
        stage = Stage.READY;
        pause = SOON;
        idle();
        tell();
    }

    private void tell() {
        String coding = format.orElseThrow().coding().name().replace('_', '-').toLowerCase(Locale.ROOT);
        hands.changed(Health.State.UP, "ready: sound in " + coding + (bothWays ? "" : ", one way at a time"));
    }

    private void idle() {
        wakes = Optional.of(wire.now().plus(PROBING));
    }

    private void probe() {
        if (call.isPresent()) {
            return;
        }
        wire.ask("AT", PROBE, answer -> {
            if (answer.isSilence()) {
                broke("the modem does not answer AT any more");
                return;
            }
            idle();
            Optional<Waiting> next = waiting;
            waiting = Optional.empty();
            next.ifPresent(each -> start(each.request(), each.audio(), each.then()));
        });
    }

    /** Calls, and tells the end of it; one call at a time is the caller's care. */
    public void dial(DialRequest request, CallAudio audio, Consumer<Ending> then, Duration now) {
        wire.at(now);
        if (stage != Stage.READY) {
            Call.refuse(Ending.How.LINE_DOWN, trouble, audio, then);
        } else if (call.isPresent() || waiting.isPresent()) {
            Call.refuse(Ending.How.NO_CHANNEL, "the modem is in a call", audio, then);
        } else if (wire.isBusy()) {
            waiting = Optional.of(new Waiting(request, audio, then));
        } else {
            start(request, audio, then);
        }
    }

    private void start(DialRequest request, CallAudio audio, Consumer<Ending> then) {
        Call begun = new Call(wire, format.orElseThrow().coding(), request, audio, new Call.Owner() {
            @Override
            public void halfDuplex() {
                if (settings.duplex() == ModemSettings.Duplex.AUTO) {
                    bothWays = false;
                    tell();
                }
            }

            @Override
            public void over(Ending ending) {
                call = Optional.empty();
                idle();
                then.accept(ending);
            }

            @Override
            public void broke(String words) {
                VoiceModem.this.broke(words);
            }
        });
        call = Optional.of(begun);
        wakes = Optional.empty();
        begun.dial(settings.numbers().dialled(request.number()), bothWays);
    }

    private void broke(String words) {
        hands.close();
        down(words);
    }

    private void down(String words) {
        trouble = words;
        stage = Stage.CLOSED;
        wire.abandon();
        hands.changed(Health.State.DOWN, words);
        call.ifPresent(each -> each.lost(words));
        Optional<Waiting> never = waiting;
        waiting = Optional.empty();
        never.ifPresent(each -> Call.refuse(Ending.How.LINE_DOWN, words, each.audio(), each.then()));
        wakes = Optional.of(wire.now().plus(pause));
        Duration twice = pause.multipliedBy(2);
        pause = twice.compareTo(LATEST) < 0 ? twice : LATEST;
    }

    public boolean isInCall() {
        return call.isPresent() || waiting.isPresent();
    }

    /** Hangs up; {@link #lost} is for what does not end in time. */
    public void hangUp(Duration now) {
        wire.at(now);
        call.ifPresent(Call::close);
    }

    private final class Told implements ModemReader.Sink {
        @Override
        public void line(String line) {
            wire.line(line).ifPresent(result -> call.ifPresent(each -> each.unasked(result)));
        }

        @Override
        public void sound(byte octet) {
            call.ifPresent(each -> each.sound(octet));
        }

        @Override
        public void event(char code) {
            call.ifPresent(each -> each.event(code));
        }

        @Override
        public void soundEnded() {
            call.ifPresent(Call::soundEnded);
        }
    }
}
