package org.switchroom.voice.modem;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import org.switchroom.phone.CallAudio;

/**
 * Hears ({@code +VRX}) until the audio says something, then speaks ({@code +VTX}) until it has been silent for 80 ms. A
 * turn takes as long as the modem takes; what is said meanwhile waits for it, so it is said that much later, and what
 * could be heard meanwhile is silence. While it hears, what is heard is the clock; else this machine's is.
 */
final class HalfDuplex implements Talk {
    /** Longer than the gap between two digits. */
    private static final int QUIET_FRAMES = 4;
    /** Said ahead at the least, for delays on the way to the modem. */
    private static final int AHEAD = 2;

    private enum Mode {
        OPENING,
        HEARING,
        /** From hearing to speaking, or back: the modem is being told. */
        TURNING,
        SPEAKING,
        /** The modem ended the sound by itself. */
        SETTLING,
        /** In command mode, for good. */
        OVER
    }

    private final Wire wire;
    private final Coding coding;
    private final Owner owner;
    private final short[] heard = new short[CallAudio.SAMPLES];
    private final short[] nothing = new short[CallAudio.SAMPLES];
    private final short[] say = new short[CallAudio.SAMPLES];
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private Mode mode = Mode.OPENING;
    private Optional<Runnable> ending = Optional.empty();
    private int filled;
    private int quiet;
    private Duration heardAt = Duration.ZERO;
    private Duration nextFrame = Duration.ZERO;

    HalfDuplex(Wire wire, Coding coding, Owner owner) {
        this.wire = wire;
        this.coding = coding;
        this.owner = owner;
    }

    @Override
    public void begin() {
        wire.ask("AT+VRX", ANSWER, answer -> {
            if (answer.isConnect()) {
                hear();
                owner.connected();
            } else if (answer.isSilence()) {
                owner.broke("the modem does not answer AT+VRX");
            } else {
                owner.refused(answer.result());
            }
        });
    }

    private void hear() {
        mode = Mode.HEARING;
        filled = 0;
        heardAt = wire.now();
        wire.hear();
        if (ending.isPresent()) {
            leave(Shield.END_OF_HEARING, this::over);
        } else if (!waiting.isEmpty()) {
            turnToSpeech();
        }
    }

    @Override
    public void sound(byte octet) {
        if (mode != Mode.HEARING) {
            return;
        }
        heard[filled++] = coding.decode(octet);
        if (filled == heard.length) {
            filled = 0;
            heardAt = wire.now();
            step(heard);
        }
    }

    private void step(short[] from) {
        Arrays.fill(say, (short) 0);
        boolean goesOn = owner.frame(from, say);
        boolean loud = Silence.isNot(say);
        if (mode == Mode.SPEAKING) {
            wire.say(coding.encode(say));
            quiet = loud ? 0 : quiet + 1;
        } else if (loud || !waiting.isEmpty()) {
            waiting.add(coding.encode(say));
        }
        if (!goesOn) {
            owner.finished();
        } else if (mode == Mode.HEARING && loud) {
            turnToSpeech();
        } else if (mode == Mode.SPEAKING && quiet >= QUIET_FRAMES) {
            leave(Shield.END_OF_SPEECH, () -> turn("AT+VRX", this::hear));
        }
    }

    private void turnToSpeech() {
        nextFrame = wire.now().plus(FRAME);
        leave(Shield.END_OF_HEARING, () -> turn("AT+VTX", this::speak));
    }

    /** Out of hearing or speaking. */
    private void leave(char sign, Runnable then) {
        mode = Mode.TURNING;
        wire.sign(sign, ANSWER, answer -> {
            if (answer.isSilence()) {
                broke("the modem does not end the sound");
            } else if (!answer.isDone()) {
                cutOff("the modem says " + answer.result());
            } else if (ending.isPresent()) {
                over();
            } else {
                then.run();
            }
        });
    }

    /** Into hearing or speaking. */
    private void turn(String command, Runnable then) {
        wire.ask(command, ANSWER, answer -> {
            if (answer.isSilence()) {
                broke("the modem does not answer " + command);
            } else if (!answer.isConnect()) {
                cutOff("the modem answers " + command + " by " + answer.result());
            } else {
                then.run();
            }
        });
    }

    private void speak() {
        mode = Mode.SPEAKING;
        quiet = 0;
        for (int i = waiting.size(); i < AHEAD; i++) {
            wire.say(coding.silence());
        }
        waiting.forEach(wire::say);
        waiting.clear();
        if (ending.isPresent()) {
            leave(Shield.END_OF_SPEECH, this::over);
        }
    }

    private void broke(String words) {
        mode = Mode.OVER;
        owner.broke(words);
    }

    /** As when the other side hangs up in the midst of a turn: whoever ends the call anyway is not told. */
    private void cutOff(String words) {
        if (ending.isPresent()) {
            over();
        } else {
            mode = Mode.OVER;
            owner.cutOff(words);
        }
    }

    private void over() {
        mode = Mode.OVER;
        ending.ifPresent(Runnable::run);
    }

    @Override
    public void soundEnded() {
        if (mode == Mode.HEARING) {
            mode = Mode.SETTLING;
            owner.cutOff("the modem ended the sound");
        }
    }

    /** What is said waits in the modem for as long as the turn took; more of it would come too late. */
    @Override
    public void underrun() {}

    @Override
    public boolean isSpeaking() {
        return mode == Mode.SPEAKING || mode == Mode.TURNING;
    }

    @Override
    public Optional<Duration> due() {
        return switch (mode) {
            case HEARING -> Optional.of(heardAt.plus(MUTE));
            case TURNING, SPEAKING -> ending.isEmpty() ? Optional.of(nextFrame) : Optional.empty();
            case OPENING, SETTLING, OVER -> Optional.empty();
        };
    }

    @Override
    public void tick() {
        if (mode == Mode.HEARING && wire.now().compareTo(heardAt.plus(MUTE)) >= 0) {
            broke("the modem sends no sound any more");
        }
        while ((mode == Mode.TURNING || mode == Mode.SPEAKING)
                && ending.isEmpty()
                && wire.now().compareTo(nextFrame) >= 0) {
            nextFrame = nextFrame.plus(FRAME);
            step(nothing);
        }
    }

    @Override
    public void end(Runnable then) {
        ending = Optional.of(then);
        switch (mode) {
            case HEARING -> leave(Shield.END_OF_HEARING, this::over);
            case SPEAKING -> leave(Shield.END_OF_SPEECH, this::over);
            case SETTLING -> wire.settle(this::over);
            case OPENING, OVER -> over();
            case TURNING -> {
                // The turn comes to its end first; it takes no longer than the modem has for an answer.
            }
        }
    }
}
