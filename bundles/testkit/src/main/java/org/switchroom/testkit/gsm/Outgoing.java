package org.switchroom.testkit.gsm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What goes out: the modem asks for a message, hears it, and the network takes it or not. Guarded by the engine. */
final class Outgoing {
    final List<SentSms> sent = new ArrayList<>();
    final Set<String> unassigned = new HashSet<>();
    String prompt = "\r\n> ";
    int reference;
    Consumer<SentSms> listener = sms -> {};

    private final GsmScript script;
    private final AtVoice voice;
    private final BiConsumer<Duration, Runnable> later;
    /** How long it said that it would be, since the modem asked for it. */
    private Optional<Integer> announced = Optional.empty();

    Outgoing(GsmScript script, AtVoice voice, BiConsumer<Duration, Runnable> later) {
        this.script = script;
        this.voice = voice;
        this.later = later;
    }

    boolean isAwaited() {
        return announced.isPresent();
    }

    void forget() {
        announced = Optional.empty();
    }

    /** Asks for a message of this length. */
    void ask(int length) {
        GsmMisdeed misdeed = script.next("PROMPT").orElse(null);
        announced = Optional.of(length);
        if (misdeed instanceof GsmMisdeed.Slow slow) {
            later.accept(slow.by(), () -> voice.say(prompt));
        } else if (misdeed instanceof GsmMisdeed.Chatter chatter) {
            voice.say(chatter.raw());
            voice.say(prompt);
        } else if (!(misdeed instanceof GsmMisdeed.Silence)) {
            voice.say(prompt);
        }
    }

    /** It was heard to its end; what is left is to send it. */
    Runnable heard(String hex) {
        int length = announced.orElseThrow();
        announced = Optional.empty();
        return () -> take(hex, length);
    }

    private void take(String hex, int length) {
        SentSms taken = PduBits.submit(hex, length, reference & 0xFF);
        if (taken == null) {
            voice.cmsError(304);
        } else if (unassigned.contains(taken.number())) {
            voice.cmsError(1);
        } else {
            reference = reference + 1 & 0xFF;
            sent.add(taken);
            listener.accept(taken);
            voice.answer("+CMGS: " + taken.modemReference());
        }
    }
}
