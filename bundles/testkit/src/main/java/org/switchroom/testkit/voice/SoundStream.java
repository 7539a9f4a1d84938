package org.switchroom.testkit.voice;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Sound between the computer and the telephone call, shielded by DLE as V.253 has it. All on the modem's own thread. */
final class SoundStream {
    private static final int DLE = 0x10;
    private static final int ETX = 0x03;

    /** What the octets that come from the computer are. */
    enum Mode {
        COMMANDS,
        DIALLING,
        HEARING,
        SPEAKING,
        BOTH,
        DEAF
    }

    Mode mode = Mode.COMMANDS;
    ModemSound sound = ModemSound.ADPCM;
    int underruns;

    private final ScheduledExecutorService thread;
    private final Consumer<byte[]> line;
    private final Runnable unplug;
    private final Runnable ended;
    private boolean afterDle;
    private boolean endsWhenEmpty;
    private Optional<TelephoneCall> call = Optional.empty();
    private Optional<ScheduledFuture<?>> clock = Optional.empty();

    /** @param ended after sound, when commands are heard again */
    SoundStream(ScheduledExecutorService thread, Consumer<byte[]> line, Runnable unplug, Runnable ended) {
        this.thread = thread;
        this.line = line;
        this.unplug = unplug;
        this.ended = ended;
    }

    boolean hasCall() {
        return call.isPresent();
    }

    void pickedUp(TelephoneCall up) {
        call = Optional.of(up);
        clock = Optional.of(thread.scheduleAtFixedRate(this::frame, 20, 20, TimeUnit.MILLISECONDS));
    }

    void hangUp() {
        clock.ifPresent(each -> each.cancel(false));
        call.ifPresent(TelephoneCall::end);
        call = Optional.empty();
    }

    void begin(Mode next) {
        call.ifPresent(TelephoneCall::beginSpeech);
        afterDle = false;
        endsWhenEmpty = false;
        mode = next;
    }

    /** One octet of what is to be said, or of a sign. */
    void hear(byte octet) {
        if (afterDle) {
            afterDle = false;
            sign(octet & 0xFF);
        } else if (octet == DLE) {
            afterDle = true;
        } else {
            said(octet);
        }
    }

    private void said(byte octet) {
        if (mode != Mode.HEARING && !endsWhenEmpty) {
            call.ifPresent(each -> each.say(sound.sample(octet)));
        }
    }

    private void sign(int code) {
        if (code == DLE) {
            said((byte) code);
        } else if (mode == Mode.HEARING && (code == '!' || code == 0x1B)) {
            endSound();
        } else if (mode == Mode.SPEAKING && code == ETX || mode == Mode.BOTH && code == '^') {
            endsWhenEmpty = true;
        }
    }

    private void endSound() {
        boolean heard = mode != Mode.SPEAKING;
        mode = Mode.COMMANDS;
        if (heard) {
            line.accept(new byte[] {DLE, ETX});
        }
        ended.run();
    }

    /** 20 ms of the call. */
    private void frame() {
        TelephoneCall up = call.orElseThrow();
        short[] heard = up.next();
        VoiceScript script = up.script();
        if (up.reached(script.unplugAfter)) {
            unplug.run();
            return;
        }
        if (up.reached(script.muteAfter)) {
            mode = Mode.DEAF;
        }
        if (mode == Mode.COMMANDS || mode == Mode.DEAF) {
            return;
        }
        up.sign().ifPresent(this::tell);
        if (mode != Mode.HEARING && !endsWhenEmpty && up.ranDry()) {
            underruns++;
            tell('u');
        }
        if (mode != Mode.SPEAKING) {
            bring(up, heard);
        }
        if (up.reached(script.endSoundAfter) || endsWhenEmpty && up.isEmpty()) {
            endSound();
        }
    }

    private void bring(TelephoneCall up, short[] heard) {
        if (up.isGarbled()) {
            line.accept(up.garbage());
            return;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (short sample : heard) {
            byte code = sound.code(sample);
            out.write(code);
            if (code == DLE) {
                out.write(DLE);
            }
        }
        line.accept(out.toByteArray());
    }

    private void tell(char sign) {
        line.accept(new byte[] {DLE, (byte) sign});
    }
}
