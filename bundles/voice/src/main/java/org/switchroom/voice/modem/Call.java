package org.switchroom.voice.modem;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.phone.CallAudio;
import org.switchroom.phone.DialRequest;
import org.switchroom.phone.Ending;

/** One call: dial, sound, hang up. Ends once, whatever happens. */
final class Call implements Talk.Owner {
    private static final Logger LOG = LoggerFactory.getLogger(Call.class);
    private static final Duration TAKING_BACK = Duration.ofMillis(1_500);
    private static final Duration HANGING_UP = Duration.ofMillis(2_000);
    /** From the decision to the end; {@code PhoneLine} has five seconds for it. */
    private static final Duration ENDING = Duration.ofMillis(4_500);

    /** Whom a call tells. */
    interface Owner {
        /** The modem can not hear while it speaks. */
        void halfDuplex();

        /** It is over, and the modem is free. */
        void over(Ending ending);

        /** The modem does not answer any more; {@link Call#lost} follows. */
        void broke(String words);
    }

    private final Wire wire;
    private final Coding coding;
    private final DialRequest request;
    private final CallAudio audio;
    private final Owner owner;
    private final Duration began;
    private final Duration until;
    private Optional<Talk> talk = Optional.empty();
    private Optional<Duration> setUp = Optional.empty();
    /** Whether the modem said that somebody picked up; one that only says that it has dialled is listened to all the same. */
    private boolean followed;

    private boolean leaving;
    private boolean over;
    private int underruns;
    private int overruns;
    private Ending.How how = Ending.How.LINE_DOWN;
    private String words = "";
    private Duration endsBy = Duration.ZERO;

    Call(Wire wire, Coding coding, DialRequest request, CallAudio audio, Owner owner) {
        this.wire = wire;
        this.coding = coding;
        this.request = request;
        this.audio = audio;
        this.owner = owner;
        this.began = wire.now();
        this.until = began.plus(request.longest());
    }

    void dial(String digits, boolean bothWays) {
        Duration patience =
                request.answerWithin().compareTo(request.longest()) < 0 ? request.answerWithin() : request.longest();
        wire.ask("ATDT" + digits, patience, answer -> dialled(answer.result(), bothWays));
    }

    private void dialled(String result, boolean bothWays) {
        switch (result) {
            case "VCON", "OK" -> {
                followed = result.equals("VCON");
                talk = Optional.of(bothWays ? new FullDuplex(wire, coding, this) : new HalfDuplex(wire, coding, this));
                talk.get().begin();
            }
            case "BUSY" -> hangUp(Ending.How.BUSY, "the modem heard the busy tone");
            case "NO ANSWER", "NO CARRIER" -> hangUp(Ending.How.NO_ANSWER, "the modem says " + result);
            case "NO DIALTONE" ->
                hangUp(
                        Ending.How.LINE_DOWN,
                        "no dial tone: is the telephone line plugged in, and no other set off hook?");
            case "" ->
                takeBack(
                        Ending.How.NO_ANSWER,
                        "nobody picked up within " + request.answerWithin().toSeconds() + " s");
            default -> hangUp(Ending.How.LINE_DOWN, "the modem answers ATD by " + result);
        }
    }

    private void takeBack(Ending.How because, String told) {
        decide(because, told);
        wire.takeBack(TAKING_BACK, late -> hangUp());
    }

    // What the sound tells.

    @Override
    public void connected() {
        setUp = Optional.of(wire.now().minus(began));
        guarded(audio::answered);
    }

    @Override
    public void refused(String result) {
        if (talk.filter(FullDuplex.class::isInstance).isPresent()) {
            owner.halfDuplex();
            talk = Optional.of(new HalfDuplex(wire, coding, this));
            talk.get().begin();
        } else {
            hangUp(Ending.How.LINE_DOWN, "the modem can not hear: it answers AT+VRX by " + result);
        }
    }

    @Override
    public boolean frame(short[] heard, short[] say) {
        try {
            return audio.frame(heard, say);
        } catch (RuntimeException defect) {
            LOG.error("The audio of a call failed; it is hung up. Report this", defect);
            return false;
        }
    }

    @Override
    public void finished() {
        leave(Ending.How.DONE, "hung up");
    }

    @Override
    public void cutOff(String told) {
        leave(Ending.How.CUT_OFF, told);
    }

    @Override
    public void broke(String told) {
        owner.broke(told);
    }

    // What the modem tells.

    void sound(byte octet) {
        talk.ifPresent(each -> each.sound(octet));
    }

    void soundEnded() {
        if (!leaving) {
            talk.ifPresent(Talk::soundEnded);
        }
    }

    /** A result that nobody had asked for. */
    void unasked(String result) {
        if (!leaving && (result.equals("NO CARRIER") || result.equals("BUSY") || result.equals("NO DIALTONE"))) {
            cutOff("the modem says " + result);
        }
    }

    /** A sign of the modem's; of tones only while we are silent, for then they are not ours. */
    void event(char code) {
        boolean silent = talk.filter(each -> !each.isSpeaking()).isPresent();
        switch (code) {
            case 'u' -> {
                underruns++;
                talk.ifPresent(Talk::underrun);
            }
            case 'o' -> overruns++;
            case 'b' -> {
                if (silent) {
                    leave(followed ? Ending.How.CUT_OFF : Ending.How.BUSY, "the modem heard the busy tone");
                }
            }
            case 'd' -> {
                if (silent) {
                    leave(Ending.How.CUT_OFF, "the modem heard the dial tone");
                }
            }
            case 'l' -> leave(Ending.How.CUT_OFF, "the exchange interrupted the line");
            default -> LOG.debug("The modem says '{}' in a call; passed over", code);
        }
    }

    Optional<Duration> due() {
        Optional<Duration> sound = talk.flatMap(Talk::due);
        return leaving
                ? Optional.of(endsBy)
                : sound.filter(at -> at.compareTo(until) < 0).or(() -> Optional.of(until));
    }

    void tick() {
        if (leaving) {
            if (!over && wire.now().compareTo(endsBy) >= 0) {
                owner.broke("the modem does not end the call");
            }
            return;
        }
        talk.ifPresent(Talk::tick);
        if (!leaving && wire.now().compareTo(until) >= 0) {
            if (setUp.isPresent()) {
                leave(Ending.How.DONE, "hung up, because the longest time of a call was over");
            } else if (talk.isPresent()) {
                owner.broke("the modem does not begin the sound in time");
            }
        }
    }

    /** From here, because the line is closed. */
    void close() {
        if (setUp.isPresent()) {
            leave(Ending.How.DONE, "the line is being closed");
        } else if (talk.isEmpty() && !leaving) {
            takeBack(Ending.How.LINE_DOWN, "the line is being closed");
        }
    }

    private void leave(Ending.How because, String told) {
        if (!leaving && setUp.isPresent()) {
            decide(because, told);
            talk.orElseThrow().end(this::hangUp);
        }
    }

    private void decide(Ending.How because, String told) {
        leaving = true;
        how = because;
        words = told + counted();
        endsBy = wire.now().plus(ENDING);
    }

    private void hangUp(Ending.How because, String told) {
        decide(because, told);
        hangUp();
    }

    private void hangUp() {
        wire.ask("ATH", HANGING_UP, answer -> {
            if (answer.isSilence()) {
                owner.broke("the modem does not hang up");
            } else {
                end(how, words);
            }
        });
    }

    private String counted() {
        return (underruns == 0 ? "" : "; it ran out of what we say, " + underruns + " times")
                + (overruns == 0 ? "" : "; it lost what was heard, " + overruns + " times");
    }

    /** The modem is gone, or is given up. */
    void lost(String reason) {
        if (words.isEmpty()) {
            end(setUp.isPresent() ? Ending.How.CUT_OFF : Ending.How.LINE_DOWN, reason);
        } else {
            end(how, words);
        }
    }

    private void end(Ending.How because, String told) {
        if (!over) {
            over = true;
            leaving = true;
            guarded(audio::ended);
            owner.over(new Ending(because, told, setUp, Optional.empty()));
        }
    }

    private static void guarded(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException defect) {
            LOG.error("The audio of a call failed. Report this", defect);
        }
    }

    /** Of a call that never began. */
    static void refuse(Ending.How how, String words, CallAudio audio, Consumer<Ending> then) {
        guarded(audio::ended);
        then.accept(new Ending(how, words, Optional.empty(), Optional.empty()));
    }
}
