package org.switchroom.testkit.voice;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.switchroom.phone.CallAudio;

/** The inside of the simulated modem: commands, the states of V.253, sound. All on the modem's own thread. */
final class VoiceEngine {
    private static final int DLE = 0x10;
    private static final int ETX = 0x03;

    private enum Mode {
        COMMANDS,
        DIALLING,
        HEARING,
        SPEAKING,
        BOTH,
        DEAF
    }

    // What a test may change.
    final Map<String, VoiceScript> numbers = new HashMap<>();
    final Map<String, String> answers = new HashMap<>();
    final Set<String> unheard = new HashSet<>();
    Set<ModemSound> offered = EnumSet.of(ModemSound.ULAW, ModemSound.LINEAR, ModemSound.LINEAR_16, ModemSound.ADPCM);
    Supplier<? extends CallAudio> stations;
    boolean bothWays = true;
    int turnMillis = 30;
    // What a test may see.
    final List<String> commands = new ArrayList<>();
    final List<String> dialled = new ArrayList<>();
    int underruns;

    private final ScheduledExecutorService thread;
    private final Consumer<byte[]> line;
    private final Runnable unplug;
    private final StringBuilder input = new StringBuilder();
    private Mode mode = Mode.COMMANDS;
    private boolean echo = true;
    private boolean voice;
    private boolean afterDle;
    private boolean endsWhenEmpty;
    private ModemSound sound = ModemSound.ADPCM;
    private Optional<TelephoneCall> call = Optional.empty();
    private Optional<ScheduledFuture<?>> clock = Optional.empty();
    private Optional<ScheduledFuture<?>> ringing = Optional.empty();

    VoiceEngine(
            ScheduledExecutorService thread,
            Supplier<? extends CallAudio> stations,
            Consumer<byte[]> line,
            Runnable unplug) {
        this.thread = thread;
        this.stations = stations;
        this.line = line;
        this.unplug = unplug;
    }

    boolean isOnHook() {
        return call.isEmpty() && mode != Mode.DIALLING;
    }

    /** What comes from the computer. */
    void hear(byte[] octets) {
        for (byte octet : octets) {
            switch (mode) {
                case DEAF -> {}
                case COMMANDS -> command(octet);
                case DIALLING -> takeBack();
                case HEARING, SPEAKING, BOTH -> sound(octet);
            }
        }
    }

    private void command(byte octet) {
        if (octet == '\r') {
            String text = input.toString();
            input.setLength(0);
            int begin = text.toUpperCase(Locale.ROOT).indexOf("AT");
            if (begin >= 0) {
                obey(text.substring(begin));
            }
        } else if (octet >= ' ') {
            input.append((char) octet);
        }
    }

    private void obey(String command) {
        commands.add(command);
        if (echo) {
            say(command + "\r");
        }
        if (unheard.stream().anyMatch(command::startsWith)) {
            return;
        }
        Optional<String> told = answers.keySet().stream()
                .filter(command::startsWith)
                .findFirst()
                .map(answers::get);
        if (told.isPresent()) {
            answer(told.get());
        } else if (command.startsWith("ATD")) {
            dial(command.substring(command.startsWith("ATDT") ? 4 : 3));
        } else {
            execute(command);
        }
    }

    private void execute(String command) {
        String name = command.contains("=") ? command.substring(0, command.indexOf('=')) : command;
        String value = command.substring(Math.min(command.length(), name.length() + 1));
        switch (name) {
            case "ATE0V1Q0" -> {
                echo = false;
                answer("OK");
            }
            case "AT+FCLASS" -> {
                voice = value.equals("8");
                answer("OK");
            }
            case "ATH" -> {
                hangUp();
                answer("OK");
            }
            case "AT+VSM" -> select(value);
            case "AT+VTR" -> begin(bothWays, Mode.BOTH);
            case "AT+VRX" -> begin(true, Mode.HEARING);
            case "AT+VTX" -> begin(true, Mode.SPEAKING);
            case "AT", "ATX3", "ATX4", "ATS6", "AT+GCI" -> answer("OK");
            default -> answer(voice && name.matches("AT\\+V(LS|SD|IT|GT|GR|RA|RN)") ? "OK" : "ERROR");
        }
    }

    private void select(String value) {
        if (value.equals("?")) {
            offered.forEach(each -> say("\r\n" + each.offer));
            say("\r\n\r\nOK\r\n");
            return;
        }
        Optional<ModemSound> chosen = offered.stream()
                .filter(each -> value.equals(each.number + ",8000"))
                .findFirst();
        chosen.ifPresent(each -> sound = each);
        answer(voice && chosen.isPresent() ? "OK" : "ERROR");
    }

    private void dial(String digits) {
        dialled.add(digits);
        VoiceScript script = numbers.getOrDefault(digits, new VoiceScript());
        mode = Mode.DIALLING;
        if (script.ringFor != VoiceScript.NEVER) {
            ringing = Optional.of(
                    thread.schedule(() -> dialled(script), script.ringFor + turnMillis, TimeUnit.MILLISECONDS));
        }
    }

    private void dialled(VoiceScript script) {
        mode = Mode.COMMANDS;
        if (script.result.equals("VCON") || script.result.equals("OK")) {
            call = Optional.of(new TelephoneCall(script, stations.get()));
            clock = Optional.of(thread.scheduleAtFixedRate(this::frame, 20, 20, TimeUnit.MILLISECONDS));
        }
        answer(script.result);
    }

    private void takeBack() {
        ringing.ifPresent(each -> each.cancel(false));
        mode = Mode.COMMANDS;
        answer("NO CARRIER");
    }

    private void begin(boolean can, Mode next) {
        if (!can || !voice || call.isEmpty()) {
            answer("ERROR");
            return;
        }
        later(() -> {
            say("\r\nCONNECT\r\n");
            call.ifPresent(TelephoneCall::beginSpeech);
            afterDle = false;
            endsWhenEmpty = false;
            mode = next;
        });
    }

    /** One octet of what is to be said, or of a sign. */
    private void sound(byte octet) {
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
        input.setLength(0);
        if (heard) {
            line.accept(new byte[] {DLE, ETX});
        }
        answer("OK");
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
            hear(up, heard);
        }
        if (up.reached(script.endSoundAfter) || endsWhenEmpty && up.isEmpty()) {
            endSound();
        }
    }

    private void hear(TelephoneCall up, short[] heard) {
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

    private void hangUp() {
        clock.ifPresent(each -> each.cancel(false));
        call.ifPresent(TelephoneCall::end);
        call = Optional.empty();
    }

    /** Its plug is pulled, or the computer drops DTR: it hangs up and forgets. */
    void reset() {
        ringing.ifPresent(each -> each.cancel(false));
        hangUp();
        mode = Mode.COMMANDS;
        input.setLength(0);
        echo = true;
        voice = false;
        sound = ModemSound.ADPCM;
    }

    private void later(Runnable work) {
        thread.schedule(work, turnMillis, TimeUnit.MILLISECONDS);
    }

    void answer(String words) {
        say("\r\n" + words + "\r\n");
    }

    private void say(String text) {
        line.accept(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
