package org.switchroom.testkit.voice;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Scanner;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.switchroom.phone.CallAudio;
import org.switchroom.testkit.alarm.CentralStation;
import org.switchroom.testkit.alarm.StationScript;
import org.switchroom.testkit.sip.QuietStation;

/**
 * A voice modem (ITU-T V.253) behind a terminal server on the loopback address, in real time; who picks up at the other
 * end of its telephone line is the test's. Through {@code socat PTY,link=/tmp/voice,raw,echo=0 TCP:localhost:port} it is a
 * serial port. Any thread; close it at the end.
 */
public final class SimulatedVoiceModem implements AutoCloseable {
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "simulated voice modem");
        made.setDaemon(true);
        return made;
    });
    private final VoiceModemLine line;
    private final VoiceEngine engine;

    private SimulatedVoiceModem(int port) {
        line = new VoiceModemLine(thread, port);
        engine = new VoiceEngine(thread, QuietStation::new, line::write, line::cut);
        line.begin(engine);
    }

    public static SimulatedVoiceModem start() {
        return new SimulatedVoiceModem(0);
    }

    public static SimulatedVoiceModem startAt(int port) {
        return new SimulatedVoiceModem(port);
    }

    public String host() {
        return line.address().getAddress().getHostAddress();
    }

    public int port() {
        return line.address().getPort();
    }

    /** Who picks up, for each call anew. */
    public SimulatedVoiceModem stations(Supplier<? extends CallAudio> made) {
        return told(() -> engine.stations = made);
    }

    /** How a number behaves, as it is dialled. */
    public SimulatedVoiceModem number(String dialled, VoiceScript script) {
        return told(() -> engine.numbers.put(dialled, script));
    }

    /** It can not hear while it speaks, and refuses {@code +VTR}. */
    public SimulatedVoiceModem oneWayAtATime() {
        return told(() -> engine.bothWays = false);
    }

    /** How long it takes from a command that begins sound to its {@code CONNECT}. */
    public SimulatedVoiceModem turnsIn(int millis) {
        return told(() -> engine.turnMillis = millis);
    }

    public SimulatedVoiceModem offers(ModemSound... sounds) {
        return told(() -> engine.offered = Set.copyOf(Arrays.asList(sounds)));
    }

    /** Answers a command that begins so by this, and does not obey. */
    public SimulatedVoiceModem answers(String command, String words) {
        return told(() -> engine.answers.put(command, words));
    }

    /** Does not hear commands that begin so. */
    public SimulatedVoiceModem doesNotHear(String command) {
        return told(() -> engine.unheard.add(command));
    }

    /** Obeys again. */
    public SimulatedVoiceModem behaves() {
        return told(() -> {
            engine.answers.clear();
            engine.unheard.clear();
        });
    }

    /** Says this, whoever asked. */
    public SimulatedVoiceModem says(String words) {
        return told(() -> engine.answer(words));
    }

    /** Breaks its line and takes no other one, until {@link #plug}. */
    public SimulatedVoiceModem unplug() {
        return told(line::cut);
    }

    public SimulatedVoiceModem plug() {
        return told(line::plug);
    }

    public List<String> commands() {
        return asked(() -> List.copyOf(engine.commands));
    }

    /** Numbers, as they were dialled. */
    public List<String> dialled() {
        return asked(() -> List.copyOf(engine.dialled));
    }

    public boolean isOnHook() {
        return asked(engine::isOnHook);
    }

    /** How often it had nothing more to say in the midst of speech. */
    public int underruns() {
        return asked(() -> engine.stream.underruns);
    }

    private SimulatedVoiceModem told(Runnable what) {
        return asked(() -> {
            what.run();
            return this;
        });
    }

    private <T> T asked(Supplier<T> what) {
        return CompletableFuture.supplyAsync(what, thread)
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    @Override
    public void close() {
        told(line::cut);
        thread.shutdownNow();
    }

    /**
     * Alone: {@code SimulatedVoiceModem [port] [half]}; a central station picks up each call and writes what it took.
     * Lines of the standard input are {@code number DIGITS RESULT} ({@code VCON}, {@code BUSY}, {@code NO ANSWER} …),
     * {@code unplug}, {@code plug}, {@code quit}.
     */
    public static void main(String[] arguments) {
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 4001;
        try (SimulatedVoiceModem modem = startAt(port)) {
            if (arguments.length > 1 && arguments[1].equals("half")) {
                modem.oneWayAtATime();
            }
            modem.stations(() -> new TellingStation(new CentralStation(new StationScript())));
            System.out.println("A voice modem is at " + modem.host() + ":" + modem.port());
            Scanner lines = new Scanner(System.in, StandardCharsets.UTF_8);
            while (lines.hasNextLine() && modem.obey(lines.nextLine().strip().split(" ", 3))) {
                System.out.println("dialled so far: " + modem.dialled());
            }
        }
    }

    private boolean obey(String[] words) {
        switch (words[0]) {
            case "number" -> number(words[1], new VoiceScript().result(words[2]));
            case "unplug" -> unplug();
            case "plug" -> plug();
            case "quit" -> {
                return false;
            }
            default -> System.out.println("number DIGITS RESULT, unplug, plug, quit");
        }
        return true;
    }

    /** Writes what it took when it is hung up. */
    private record TellingStation(CentralStation station) implements CallAudio {
        @Override
        public void answered() {
            station.answered();
        }

        @Override
        public boolean frame(short[] heard, short[] say) {
            return station.frame(heard, say);
        }

        @Override
        public void ended() {
            station.ended();
            System.out.println("taken: " + station.messages() + ", refused: " + station.refused());
        }
    }
}
