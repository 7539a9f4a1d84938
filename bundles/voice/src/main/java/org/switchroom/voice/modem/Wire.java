package org.switchroom.voice.modem;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** The modem as a call uses it: asks it, hears and speaks through it, and knows the time. */
final class Wire {
    private static final Duration SETTLING = Duration.ofMillis(500);

    private final Dialogue dialogue = new Dialogue();
    private final ModemReader reader = new ModemReader();
    private final Consumer<byte[]> out;
    private Duration now = Duration.ZERO;

    Wire(Consumer<byte[]> out) {
        this.out = out;
    }

    Duration now() {
        return now;
    }

    void at(Duration moment) {
        now = moment;
    }

    boolean isBusy() {
        return dialogue.isBusy();
    }

    Optional<Duration> due() {
        return dialogue.due();
    }

    void tick() {
        dialogue.tick(now);
    }

    void read(byte[] octets, ModemReader.Sink sink) {
        reader.read(octets, sink);
    }

    /** @return the result that nobody had asked for, if it is one */
    Optional<String> line(String line) {
        return dialogue.line(line);
    }

    void ask(String command, Duration within, Consumer<Dialogue.Answer> then) {
        dialogue.ask(command, now.plus(within), then);
        out.accept((command + "\r").getBytes(StandardCharsets.US_ASCII));
    }

    /** Writes a sign, and waits for the result that follows it. */
    void sign(char code, Duration within, Consumer<Dialogue.Answer> then) {
        dialogue.ask("", now.plus(within), then);
        out.accept(Shield.sign(code));
    }

    /** The result that follows a sound which the modem ended by itself; whether one comes or not. */
    void settle(Runnable then) {
        dialogue.ask("", now.plus(SETTLING), answer -> then.run());
    }

    /** Any character takes back a number that is being dialled (V.250 §6.3.1). */
    void takeBack(Duration within, Consumer<Dialogue.Answer> then) {
        dialogue.abandon();
        dialogue.ask("", now.plus(within), then);
        out.accept(new byte[] {'\r'});
    }

    void hear() {
        reader.hear();
    }

    void say(byte[] sound) {
        out.accept(Shield.shielded(sound));
    }

    /** Out of whatever it does, as a start of ours may find it in the midst of a call; harmless when it does nothing. */
    void calm() {
        dialogue.abandon();
        reader.reset();
        out.accept(Shield.sign(Shield.END_OF_BOTH));
        out.accept(Shield.sign(Shield.END_OF_HEARING));
        out.accept(Shield.sign(Shield.END_OF_SPEECH));
        out.accept(new byte[] {'\r'});
    }

    void abandon() {
        dialogue.abandon();
        reader.reset();
    }
}
