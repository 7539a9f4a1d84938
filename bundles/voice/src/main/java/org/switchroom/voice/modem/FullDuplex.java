package org.switchroom.voice.modem;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.switchroom.phone.CallAudio;

/**
 * Hears and speaks at once ({@code +VTR}). What is heard is the clock: for 20 ms of it 20 ms are said, so the modem's
 * buffer neither runs dry nor over, whatever this machine's clock is.
 */
final class FullDuplex implements Talk {
    /** Silence said ahead, for delays on the way to the modem. */
    private static final int AHEAD = 3;
    /** A modem that runs dry even so gets more of it, up to here. */
    private static final int MOST_AHEAD = 10;

    private final Wire wire;
    private final Coding coding;
    private final Owner owner;
    private final short[] heard = new short[CallAudio.SAMPLES];
    private final short[] say = new short[CallAudio.SAMPLES];
    private int filled;
    private int ahead = AHEAD;
    private boolean flows;
    private boolean speaking;
    private Duration heardAt = Duration.ZERO;

    FullDuplex(Wire wire, Coding coding, Owner owner) {
        this.wire = wire;
        this.coding = coding;
        this.owner = owner;
    }

    @Override
    public void begin() {
        wire.ask("AT+VTR", ANSWER, answer -> {
            if (answer.isConnect()) {
                flows = true;
                heardAt = wire.now();
                wire.hear();
                for (int i = 0; i < AHEAD; i++) {
                    wire.say(coding.silence());
                }
                owner.connected();
            } else if (answer.isSilence()) {
                owner.broke("the modem does not answer AT+VTR");
            } else {
                owner.refused(answer.result());
            }
        });
    }

    @Override
    public void sound(byte octet) {
        if (!flows) {
            return;
        }
        heard[filled++] = coding.decode(octet);
        if (filled == heard.length) {
            filled = 0;
            heardAt = wire.now();
            Arrays.fill(say, (short) 0);
            boolean goesOn = owner.frame(heard, say);
            speaking = Silence.isNot(say);
            wire.say(coding.encode(say));
            if (!goesOn) {
                owner.finished();
            }
        }
    }

    @Override
    public void soundEnded() {
        if (flows) {
            flows = false;
            owner.cutOff("the modem ended the sound");
        }
    }

    @Override
    public void underrun() {
        if (flows && ahead < MOST_AHEAD) {
            ahead++;
            wire.say(coding.silence());
        }
    }

    @Override
    public boolean isSpeaking() {
        return speaking;
    }

    @Override
    public Optional<Duration> due() {
        return flows ? Optional.of(heardAt.plus(MUTE)) : Optional.empty();
    }

    @Override
    public void tick() {
        if (flows && wire.now().compareTo(heardAt.plus(MUTE)) >= 0) {
            flows = false;
            owner.broke("the modem sends no sound any more");
        }
    }

    @Override
    public void end(Runnable then) {
        if (!flows) {
            wire.settle(then);
            return;
        }
        flows = false;
        wire.sign(Shield.END_OF_BOTH, ANSWER, answer -> {
            if (answer.isSilence()) {
                owner.broke("the modem does not end the sound");
            } else {
                then.run();
            }
        });
    }
}
