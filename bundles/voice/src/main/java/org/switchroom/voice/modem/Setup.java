package org.switchroom.voice.modem;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes a modem that has just been plugged in ready to dial, command by command. */
final class Setup {
    private static final Duration WITHIN = Duration.ofSeconds(3);
    /** A modem that wakes up misses the first ones. */
    private static final int GREETINGS = 3;

    private final Wire wire;
    private final ModemSettings settings;
    private final Consumer<SoundFormat> ready;
    private final Consumer<String> failed;
    private final Deque<Step> steps = new ArrayDeque<>();
    private Optional<SoundFormat> format = Optional.empty();
    private int greetings;

    /** @param needed what it is for, when the modem must take it; empty: it may refuse */
    private record Step(String command, String needed) {}

    Setup(Wire wire, ModemSettings settings, Consumer<SoundFormat> ready, Consumer<String> failed) {
        this.wire = wire;
        this.settings = settings;
        this.ready = ready;
        this.failed = failed;
    }

    void begin() {
        greetings++;
        wire.ask("AT", WITHIN, answer -> {
            if (answer.isDone()) {
                plan();
                next();
            } else if (greetings < GREETINGS) {
                begin();
            } else {
                failed.accept("the modem does not answer AT: is it switched on, and the speed right?");
            }
        });
    }

    private void plan() {
        steps.add(new Step("ATE0V1Q0", "to answer in words"));
        steps.add(new Step("ATH", ""));
        settings.installedIn().ifPresent(country -> steps.add(new Step("AT+GCI=" + country, "for its country")));
        if (settings.waitsForDialTone()) {
            steps.add(new Step("ATX4", "to listen for dial and busy tone"));
        } else {
            steps.add(new Step("ATX3", "to listen for the busy tone"));
            steps.add(new Step("ATS6=" + settings.dialPause().toSeconds(), ""));
        }
        steps.add(new Step("AT+FCLASS=8", "to be a voice modem"));
        steps.add(new Step("AT+VLS=0", ""));
        steps.add(new Step("AT+VSM=?", "to say what sound it has"));
    }

    private void next() {
        Step step = steps.poll();
        if (step == null) {
            ready.accept(format.orElseThrow());
            return;
        }
        wire.ask(step.command(), WITHIN, answer -> {
            if (answer.isSilence()) {
                failed.accept("the modem does not answer " + step.command());
            } else if (!answer.isDone() && !step.needed().isEmpty()) {
                failed.accept("the modem answers " + step.command() + " by " + answer.result() + "; it has to take it "
                        + step.needed());
            } else if (step.command().equals("AT+VSM=?")) {
                choose(answer.lines());
            } else {
                next();
            }
        });
    }

    private void choose(List<String> offers) {
        format = SoundFormat.best(offers, settings.coding());
        if (format.isEmpty()) {
            failed.accept("the modem has no "
                    + settings.coding()
                            .map(coding -> coding.name().replace('_', '-').toLowerCase(Locale.ROOT))
                            .orElse("µ-law, A-law or linear")
                    + " sound of eight bits at 8000 samples a second; AT+VSM=? says " + offers);
            return;
        }
        steps.add(new Step("AT+VSM=" + format.get().number() + ",8000", "for its sound"));
        // Silence is a part of the dialogue: it ends nothing.
        steps.add(new Step("AT+VSD=128,0", ""));
        steps.add(new Step("AT+VIT=0", ""));
        if (!settings.init().isEmpty()) {
            steps.add(new Step(settings.init(), "because the setting init says so"));
        }
        next();
    }
}
