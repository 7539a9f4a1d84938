package org.switchroom.gsm.modem;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Sets a modem up, in an order in which each step can rely on those before it. */
final class Initialisation {
    /** Who hears how it went. */
    interface Listener {
        void ready(boolean acknowledges);

        /** The next remedy may help. */
        void failed(String reason);

        /** Nothing but a person helps. */
        void hopeless(String reason);

        void sim(String state);

        void registration(int state);

        void signal(OptionalInt decibels);

        void operator(Optional<String> name);
    }

    private static final Duration POLL = Duration.ofSeconds(2);
    private static final int PROBES = 3;
    private static final String ESCAPE = "\u001B";

    private final Hands hands;
    private final ModemSettings settings;
    private final Listener listener;
    private final SimUnlocking sim;
    private Duration until = Duration.ZERO;
    private String notifications = "";

    Initialisation(Hands hands, ModemSettings settings, PinSafe pins, Listener listener) {
        this.hands = hands;
        this.settings = settings;
        this.listener = listener;
        this.sim = new SimUnlocking(hands, settings, pins, listener);
    }

    /** What {@code AT+CNMI?} must answer; another answer tells that the modem has restarted. */
    String notifications() {
        return notifications;
    }

    void begin() {
        // A prompt that an earlier life left open would take the first command for text.
        hands.emit(new Effect.Write(ESCAPE + "\r"));
        probe(PROBES);
    }

    private void probe(int tries) {
        hands.ask(AtCommand.order("AT", POLL), reply -> {
            if (reply instanceof AtReply.Done) {
                optional("ATE0", () -> optional("AT+CMEE=1", () -> sim.unlock(this::awaitNetwork)));
            } else if (tries > 1) {
                probe(tries - 1);
            } else {
                listener.failed("no answer to AT");
            }
        });
    }

    /** A step that some modems lack. */
    private void optional(String command, Runnable then) {
        hands.ask(AtCommand.order(command, settings.times().command()), reply -> {
            if (reply instanceof AtReply.Silent) {
                listener.failed("no answer to " + command);
            } else {
                then.run();
            }
        });
    }

    /** A step that nothing works without. */
    private void required(String command, Runnable then) {
        hands.ask(AtCommand.order(command, settings.times().command()), reply -> {
            if (reply instanceof AtReply.Done) {
                then.run();
            } else {
                listener.failed(answer(reply) + " to " + command);
            }
        });
    }

    static String answer(AtReply reply) {
        return reply instanceof AtReply.Failed failed ? "it answered " + failed.words() : "no answer";
    }

    private void awaitNetwork() {
        until = hands.now().plus(settings.times().network());
        network();
    }

    private void network() {
        hands.ask(AtCommand.question("AT+CREG?", "+CREG:", settings.times().command()), reply -> {
            int state = reply instanceof AtReply.Done done ? Radio.registration(done.value()) : -1;
            listener.registration(state);
            if (Radio.isRegistered(state)) {
                signal();
            } else if (reply instanceof AtReply.Done && hands.now().compareTo(until) < 0) {
                hands.pause(POLL, this::network);
            } else if (reply instanceof AtReply.Done) {
                listener.failed("not registered in a network (+CREG " + state + ")");
            } else {
                listener.failed(answer(reply) + " to AT+CREG?");
            }
        });
    }

    private void signal() {
        hands.ask(AtCommand.question("AT+CSQ", "+CSQ:", settings.times().command()), reply -> {
            listener.signal(reply instanceof AtReply.Done done ? Radio.decibels(done.value()) : OptionalInt.empty());
            hands.ask(AtCommand.list("AT+COPS?", "+COPS:", settings.times().command()), named -> {
                listener.operator(named instanceof AtReply.Done done ? quoted(done.lines()) : Optional.empty());
                serviceCentre();
            });
        });
    }

    private static Optional<String> quoted(List<String> lines) {
        return lines.stream()
                .map(line -> line.split("\""))
                .filter(parts -> parts.length > 1 && !parts[1].isBlank())
                .map(parts -> parts[1])
                .findFirst();
    }

    private void serviceCentre() {
        hands.ask(AtCommand.list("AT+CSCA?", "+CSCA:", settings.times().command()), reply -> {
            Optional<String> set = reply instanceof AtReply.Done done ? quoted(done.lines()) : Optional.empty();
            if (settings.serviceCentre().isPresent()
                    && !settings.serviceCentre().equals(set)) {
                required("AT+CSCA=\"" + settings.serviceCentre().get() + "\"", this::messages);
            } else {
                messages();
            }
        });
    }

    private void messages() {
        required(
                "AT+CMGF=0",
                () -> optional("AT+CPMS=\"SM\",\"SM\",\"SM\"", () -> optional("AT+CMMS=2", this::service)));
    }

    /** TS 27.005 §3.2.1: service 1 makes the modem wait for {@code +CNMA} after what it hands over directly. */
    private void service() {
        String command = settings.stored() ? "AT+CSMS=0" : "AT+CSMS=1";
        hands.ask(AtCommand.list(command, "+CSMS:", settings.times().command()), reply -> {
            if (reply instanceof AtReply.Silent) {
                listener.failed("no answer to " + command);
            } else {
                boolean direct = !settings.stored() && reply instanceof AtReply.Done;
                notify(choices(direct), direct);
            }
        });
    }

    /** Best first: directly when that can be acknowledged, else by the SIM; mode 2 buffers while the link is busy. */
    private static List<String> choices(boolean direct) {
        List<String> choices = new ArrayList<>();
        if (direct) {
            choices.addAll(List.of("2,2,0,1,0", "1,2,0,1,0"));
        }
        choices.addAll(List.of("2,1,0,1,0", "1,1,0,1,0", "2,1,0,2,0", "2,1,0,0,0", "1,1,0,0,0"));
        return choices;
    }

    private void notify(List<String> choices, boolean acknowledges) {
        if (choices.isEmpty()) {
            listener.failed("it takes none of our settings of AT+CNMI");
            return;
        }
        hands.ask(AtCommand.order("AT+CNMI=" + choices.get(0), settings.times().command()), reply -> {
            if (reply instanceof AtReply.Done) {
                notifications = choices.get(0);
                listener.ready(acknowledges);
            } else if (reply instanceof AtReply.Silent) {
                listener.failed("no answer to AT+CNMI");
            } else {
                notify(choices.subList(1, choices.size()), acknowledges);
            }
        });
    }
}
