package org.switchroom.gsm.modem;

import java.time.Duration;

/**
 * Has the SIM of a modem unlocked: waits until it tells its state, and gives it the configured PIN, once in each set-up
 * and never again when it was not taken. On the thread of the modem's machine.
 */
final class SimUnlocking {
    private static final Duration POLL = Duration.ofSeconds(2);

    private final Hands hands;
    private final ModemSettings settings;
    private final PinSafe pins;
    private final Initialisation.Listener listener;
    private Runnable then = () -> {};
    private String sim = "";
    private boolean pinGiven;
    private Duration until = Duration.ZERO;

    SimUnlocking(Hands hands, ModemSettings settings, PinSafe pins, Initialisation.Listener listener) {
        this.hands = hands;
        this.settings = settings;
        this.pins = pins;
        this.listener = listener;
    }

    /** @param unlocked what comes next; does not come when the listener has heard that it failed or is hopeless */
    void unlock(Runnable unlocked) {
        then = unlocked;
        pinGiven = false;
        serialNumber();
    }

    /** Of the SIM; many modems tell it even while the SIM is locked. Answers differ, so any line with digits counts. */
    private void serialNumber() {
        hands.ask(AtCommand.list("AT+CCID", "", settings.times().command()), reply -> {
            sim = reply instanceof AtReply.Done done
                    ? String.join("", done.lines()).replaceAll("[^0-9]", "")
                    : "";
            until = hands.now().plus(settings.times().network());
            simState();
        });
    }

    private void simState() {
        hands.ask(AtCommand.question("AT+CPIN?", "+CPIN:", settings.times().command()), reply -> {
            if (reply instanceof AtReply.Done done) {
                listener.sim(done.value());
                simIs(done.value());
            } else if (reply instanceof AtReply.Failed failed
                    && isBusy(failed)
                    && hands.now().compareTo(until) < 0) {
                hands.pause(POLL, this::simState);
            } else if (reply instanceof AtReply.Failed failed && failed.code() == 10) {
                listener.sim("missing");
                listener.failed("no SIM in it");
            } else {
                listener.failed(Initialisation.answer(reply) + " when asked for the SIM's state");
            }
        });
    }

    private static boolean isBusy(AtReply.Failed failed) {
        return failed.code() == 14 || failed.code() == 314;
    }

    private void simIs(String state) {
        if (state.equals("READY")) {
            settings.pin().filter(pin -> pinGiven).ifPresent(pin -> pins.accepted(sim, pin));
            then.run();
        } else if (state.equals("SIM PIN") && !pinGiven) {
            givePin();
        } else if (state.equals("SIM PIN") && hands.now().compareTo(until) < 0) {
            hands.pause(POLL, this::simState);
        } else {
            // Deliberate: never an answer to PUK or a network's lock. Ten wrong ones destroy the SIM.
            listener.hopeless("the SIM asks for \"" + state + "\"; put it into a telephone and unlock it there");
        }
    }

    private void givePin() {
        if (settings.pin().isEmpty()) {
            listener.hopeless("the SIM asks for its PIN and none is configured");
            return;
        }
        String pin = settings.pin().get();
        if (!pins.mayTry(sim, pin)) {
            listener.hopeless("the SIM has not taken the configured PIN and is not given it again; correct it");
            return;
        }
        pinGiven = true;
        pins.trying(sim, pin);
        hands.ask(AtCommand.order("AT+CPIN=\"" + pin + "\"", settings.times().radio()), reply -> {
            if (reply instanceof AtReply.Failed failed) {
                listener.hopeless("the SIM refuses the configured PIN (" + failed.words() + "); correct it");
            } else {
                // After silence its state tells whether it was taken.
                until = hands.now().plus(settings.times().network());
                simState();
            }
        });
    }
}
