package org.switchroom.testkit.voice;

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

/** The inside of the simulated modem: commands and their answers, the states of V.253. All on the modem's own thread. */
final class VoiceEngine {
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
    final SoundStream stream;

    private final ScheduledExecutorService thread;
    private final Consumer<byte[]> line;
    private final StringBuilder input = new StringBuilder();
    private boolean echo = true;
    private boolean voice;
    private Optional<ScheduledFuture<?>> ringing = Optional.empty();

    VoiceEngine(
            ScheduledExecutorService thread,
            Supplier<? extends CallAudio> stations,
            Consumer<byte[]> line,
            Runnable unplug) {
        this.thread = thread;
        this.stations = stations;
        this.line = line;
        this.stream = new SoundStream(thread, line, unplug, this::soundEnded);
    }

    boolean isOnHook() {
        return !stream.hasCall() && stream.mode != SoundStream.Mode.DIALLING;
    }

    /** What comes from the computer. */
    void hear(byte[] octets) {
        for (byte octet : octets) {
            switch (stream.mode) {
                case DEAF -> {}
                case COMMANDS -> command(octet);
                case DIALLING -> takeBack();
                case HEARING, SPEAKING, BOTH -> stream.hear(octet);
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
                stream.hangUp();
                answer("OK");
            }
            case "AT+VSM" -> select(value);
            case "AT+VTR" -> begin(bothWays, SoundStream.Mode.BOTH);
            case "AT+VRX" -> begin(true, SoundStream.Mode.HEARING);
            case "AT+VTX" -> begin(true, SoundStream.Mode.SPEAKING);
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
        chosen.ifPresent(each -> stream.sound = each);
        answer(voice && chosen.isPresent() ? "OK" : "ERROR");
    }

    private void dial(String digits) {
        dialled.add(digits);
        VoiceScript script = numbers.getOrDefault(digits, new VoiceScript());
        stream.mode = SoundStream.Mode.DIALLING;
        if (script.ringFor != VoiceScript.NEVER) {
            ringing = Optional.of(
                    thread.schedule(() -> dialled(script), script.ringFor + turnMillis, TimeUnit.MILLISECONDS));
        }
    }

    private void dialled(VoiceScript script) {
        stream.mode = SoundStream.Mode.COMMANDS;
        if (script.result.equals("VCON") || script.result.equals("OK")) {
            stream.pickedUp(new TelephoneCall(script, stations.get()));
        }
        answer(script.result);
    }

    private void takeBack() {
        ringing.ifPresent(each -> each.cancel(false));
        stream.mode = SoundStream.Mode.COMMANDS;
        answer("NO CARRIER");
    }

    private void begin(boolean can, SoundStream.Mode next) {
        if (!can || !voice || !stream.hasCall()) {
            answer("ERROR");
            return;
        }
        later(() -> {
            say("\r\nCONNECT\r\n");
            stream.begin(next);
        });
    }

    private void soundEnded() {
        input.setLength(0);
        answer("OK");
    }

    /** Its plug is pulled, or the computer drops DTR: it hangs up and forgets. */
    void reset() {
        ringing.ifPresent(each -> each.cancel(false));
        stream.hangUp();
        stream.mode = SoundStream.Mode.COMMANDS;
        input.setLength(0);
        echo = true;
        voice = false;
        stream.sound = ModemSound.ADPCM;
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
