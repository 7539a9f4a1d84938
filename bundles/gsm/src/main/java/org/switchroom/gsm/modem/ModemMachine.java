package org.switchroom.gsm.modem;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Reason;

/**
 * One modem, without line, thread or clock: it is told what happened and when, and says what to do. Setting it up,
 * sending, receiving and the ladder of remedies are classes of their own; here is whose turn it is.
 */
final class ModemMachine implements AtSession.Owner, Hands, Initialisation.Listener, Ladder.Foot {
    /** What modems say when they have started; in the midst of work it means that they have restarted. */
    private static final Pattern STARTED =
            Pattern.compile("RDY|\\^SYSSTART|SMS Ready|SMS DONE|Call Ready|START|\\+CPIN: .*|\\+SIM: .*");

    private final ModemSettings settings;
    private final AtSession session = new AtSession(this);
    private final Dashboard dashboard = new Dashboard();
    private final Initialisation initialisation;
    private final Sending sending;
    private final Receiving receiving;
    private final Ladder ladder;

    private final List<Effect> effects = new ArrayList<>();
    private Duration now = Duration.ZERO;
    private boolean open;
    private Optional<Duration> pauseUntil = Optional.empty();
    private Runnable afterPause = () -> {};
    private Duration checkAt = Duration.ZERO;

    ModemMachine(ModemSettings settings, Memory memory) {
        this.settings = settings;
        this.initialisation = new Initialisation(this, settings, new PinSafe(memory), this);
        this.sending = new Sending(this, settings);
        this.receiving = new Receiving(this, settings);
        this.ladder = new Ladder(this, this, dashboard, settings.times());
    }

    /** The first thing to do. */
    List<Effect> start(Duration at) {
        now = at;
        ladder.open();
        return wanted();
    }

    List<Effect> on(Event event, Duration at) {
        now = at;
        if (event instanceof Event.Received received && open) {
            session.received(received.bytes(), at);
        } else if (event instanceof Event.Opened) {
            open = true;
            pauseUntil = Optional.empty();
            ladder.opened();
        } else if (event instanceof Event.Lost lost) {
            open = false;
            ladder.lineLost(lost.reason());
        } else if (event instanceof Event.Send send) {
            send(send.job());
        } else if (event instanceof Event.Shut) {
            shut();
        } else if (event instanceof Event.Kept kept) {
            receiving.kept(kept.arrival(), kept.kept());
        }
        passTime();
        proceed();
        return wanted();
    }

    /** When it wants to be told the time at the latest. */
    Duration wakeAt() {
        boolean idle = dashboard.isWorking() && !session.busy();
        return Stream.of(
                        session.deadline(),
                        pauseUntil,
                        idle ? Optional.of(checkAt) : Optional.<Duration>empty(),
                        sending.wakeAt())
                .flatMap(Optional::stream)
                .min(Duration::compareTo)
                .orElse(now.plus(settings.times().check()));
    }

    ModemStatus status() {
        return dashboard.status();
    }

    private List<Effect> wanted() {
        // First, so that who hears that a message was not sent can see already why.
        dashboard.news(sending.waiting()).ifPresent(status -> effects.add(0, new Effect.Changed(status)));
        List<Effect> all = List.copyOf(effects);
        effects.clear();
        return all;
    }

    private void passTime() {
        session.tick(now);
        sending.expire();
        if (pauseUntil.isPresent() && now.compareTo(pauseUntil.get()) >= 0) {
            pauseUntil = Optional.empty();
            afterPause.run();
        }
    }

    /** Whatever is due when the modem is idle; what came in goes first, because the network waits for it. */
    private void proceed() {
        if (!dashboard.isWorking() || session.busy() || pauseUntil.isPresent()) {
            return;
        }
        if (!receiving.begin() && !sending.begin() && now.compareTo(checkAt) >= 0) {
            check();
        }
    }

    private void send(SendJob job) {
        if (dashboard.isWorking()) {
            sending.add(job);
        } else {
            String words = "the modem is " + dashboard.rung().words() + ": "
                    + dashboard.status().reason();
            emit(new Effect.NotSent(
                    job.id(), new Handover.Unavailable(new Reason("gsm.not-working", words), Troubles.SOON)));
        }
    }

    private void shut() {
        sending.giveUp(session.handedOver(), "the modem was closed");
        if (session.busy()) {
            // A prompt left open would take the next owner's first command for text.
            write("\u001B\r");
        }
        session.abandon();
        pauseUntil = Optional.empty();
        dashboard.at(Rung.OUT_OF_SERVICE, "closed");
    }

    @Override
    public void trouble(Rung remedy, String reason) {
        sending.giveUp(session.handedOver(), reason);
        session.abandon();
        pauseUntil = Optional.empty();
        ladder.begin(remedy, reason);
    }

    // -------------------------------------------------------------------------------------------- is it still well?

    private void check() {
        checkAt = now.plus(settings.times().check());
        checked("AT+CSQ", "+CSQ:", signal -> {
            signal(Radio.decibels(signal));
            checked("AT+CREG?", "+CREG:", network -> {
                int state = Radio.registration(network);
                registration(state);
                if (Radio.isRegistered(state)) {
                    examine();
                } else {
                    trouble(Rung.INITIALISE, "not registered in a network (+CREG " + state + ")");
                }
            });
        });
    }

    private void checked(String command, String answers, Consumer<String> then) {
        ask(AtCommand.question(command, answers, settings.times().command()), reply -> {
            if (reply instanceof AtReply.Done done) {
                then.accept(done.value());
            } else if (reply instanceof AtReply.Failed failed) {
                trouble(Rung.INITIALISE, "it answered " + failed.words() + " to " + command);
            } else {
                trouble(Rung.PROBE, "no answer to " + command);
            }
        });
    }

    @Override
    public void examine() {
        checked("AT+CNMI?", "+CNMI:", notifications -> {
            // Mode, messages, broadcasts, reports; what follows differs between modems.
            String ours = initialisation.notifications();
            if (ours.isEmpty()
                    || !notifications.replace(" ", "").startsWith(ours.substring(0, ours.lastIndexOf(',')))) {
                trouble(Rung.INITIALISE, "it has lost its settings, so it has restarted");
            } else if (!dashboard.isWorking()) {
                works();
            } else if (receiving.isQuiet()) {
                // What a lost notification, or an earlier owner, has left on the SIM.
                receiving.read();
            }
        });
    }

    private void works() {
        ladder.works();
        checkAt = now.plus(settings.times().check());
    }

    // -------------------------------------------------------------------------------- what the initialisation tells

    @Override
    public void initialise() {
        initialisation.begin();
    }

    @Override
    public void ready(boolean acknowledges) {
        works();
        receiving.start(acknowledges);
    }

    @Override
    public void failed(String reason) {
        ladder.climb(reason);
    }

    @Override
    public void hopeless(String reason) {
        ladder.hopeless(reason);
    }

    @Override
    public void sim(String state) {
        dashboard.sim(state);
    }

    @Override
    public void registration(int state) {
        dashboard.registration(state);
    }

    @Override
    public void signal(OptionalInt decibels) {
        dashboard.signal(decibels);
    }

    @Override
    public void operator(Optional<String> name) {
        dashboard.operator(name);
    }

    // ------------------------------------------------------------------------------------------ what the modem says

    @Override
    public void direct(String header, String pdu) {
        receiving.direct(pdu);
    }

    @Override
    public void stored(String line) {
        receiving.read();
    }

    @Override
    public void unasked(String line) {
        if (dashboard.isWorking() && STARTED.matcher(line).matches()) {
            trouble(Rung.INITIALISE, "it has restarted by itself (" + line + ")");
        }
    }

    // ---------------------------------------------------------------------------------------------------- the hands

    @Override
    public Duration now() {
        return now;
    }

    @Override
    public void ask(AtCommand command, Consumer<AtReply> then) {
        session.ask(command, now, then);
    }

    @Override
    public void pause(Duration time, Runnable then) {
        pauseUntil = Optional.of(now.plus(time));
        afterPause = then;
    }

    @Override
    public void emit(Effect effect) {
        effects.add(effect);
    }

    @Override
    public void write(String text) {
        if (open) {
            effects.add(new Effect.Write(text));
        }
    }

    @Override
    public void closeLine() {
        open = false;
        emit(new Effect.Close());
    }
}
