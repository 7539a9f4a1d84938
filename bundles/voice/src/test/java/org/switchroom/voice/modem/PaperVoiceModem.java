package org.switchroom.voice.modem;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchroom.phone.DialRequest;
import org.switchroom.phone.Ending;
import org.switchroom.testkit.phone.Whistle;
import org.switchroom.transport.Health;

/**
 * The machine with a modem on paper: each command and sign has an answer in a table, an empty one is silence, and time is
 * turned exactly to where the machine wants to be woken.
 */
final class PaperVoiceModem implements VoiceModem.Hands {
    static final String OK = "\r\nOK\r\n";
    static final String CONNECT = "\r\nCONNECT\r\n";
    /** Of µ-law. */
    static final int SILENCE = 0xFF;

    static final int LOUD = 0x90;

    static final ModemSettings USUAL = settings(ModemSettings.Duplex.AUTO);

    final Map<String, String> answers = new HashMap<>();
    final List<String> commands = new ArrayList<>();
    final ByteArrayOutputStream said = new ByteArrayOutputStream();
    final VoiceModem modem;
    Whistle audio = new Whistle(0, 0);
    Optional<Ending> ending = Optional.empty();
    Health.State state = Health.State.DOWN;
    String words = "";
    Duration now = Duration.ofHours(1);
    int openings;

    private final Deque<byte[]> coming = new ArrayDeque<>();
    private boolean opens;
    private boolean open;

    PaperVoiceModem() {
        this(USUAL);
    }

    PaperVoiceModem(ModemSettings settings) {
        modem = new VoiceModem(settings, this);
        answers.put("AT+VSM=?", "\r\n128,\"8-BIT LINEAR\",(8000)\r\n131,\"8-BIT ULAW\",(8000)\r\n\r\nOK\r\n");
        answers.put("ATD", "\r\nVCON\r\n");
        answers.put("AT+VTR", CONNECT);
        answers.put("AT+VRX", CONNECT);
        answers.put("AT+VTX", CONNECT);
        answers.put("sign ^", "\u0010\u0003" + OK);
        answers.put("sign !", "\u0010\u0003" + OK);
        answers.put("sign \u0003", OK);
        answers.put("taken back", "\r\nNO CARRIER\r\n");
        answers.put("AT", OK);
    }

    static ModemSettings settings(ModemSettings.Duplex duplex) {
        return new ModemSettings(
                "AT+VGT=130",
                Optional.of("0A"),
                true,
                Duration.ofSeconds(3),
                Optional.empty(),
                duplex,
                new NumberPlan("", "43", "0", "00"));
    }

    PaperVoiceModem ready() {
        if (openings == 0) {
            plugIn();
        }
        for (int i = 0; i < 20 && !isReady(); i++) {
            turn(Duration.ofSeconds(6));
        }
        return this;
    }

    void plugIn() {
        modem.begin(now);
        pump();
    }

    boolean isReady() {
        return open && state == Health.State.UP;
    }

    boolean isOpen() {
        return open;
    }

    void dial(Duration answerWithin, Duration longest) {
        modem.dial(
                new DialRequest("+4312345", answerWithin, longest),
                audio = new Whistle(0, 0),
                told -> ending = Optional.of(told),
                now);
        pump();
    }

    /** Dials, and somebody has picked up. */
    PaperVoiceModem inCall(Whistle speaker) {
        audio = speaker;
        modem.dial(
                new DialRequest("+4312345", Duration.ofSeconds(25), Duration.ofSeconds(300)),
                speaker,
                told -> ending = Optional.of(told),
                now);
        pump();
        return this;
    }

    void hear(byte... octets) {
        modem.received(octets, now);
        pump();
    }

    void hear(String text) {
        hear(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Frames of sound, 20 ms each. */
    void hearSound(int frames, int octet) {
        for (int i = 0; i < frames; i++) {
            byte[] frame = new byte[160];
            Arrays.fill(frame, (byte) octet);
            turn(Duration.ofMillis(20));
            hear(frame);
        }
    }

    void lose(String reason) {
        open = false;
        modem.lost(reason, now);
        pump();
    }

    void turn(Duration by) {
        Duration until = now.plus(by);
        for (int turns = 0; modem.due().filter(at -> at.compareTo(until) <= 0).isPresent(); turns++) {
            if (turns > 100_000) {
                throw new AssertionError("the machine wants to be woken again and again at " + now);
            }
            Duration due = modem.due().get();
            now = due.compareTo(now) > 0 ? due : now;
            modem.tick(now);
            pump();
        }
        now = until;
        modem.tick(now);
        pump();
    }

    private void pump() {
        while (opens || !coming.isEmpty()) {
            if (opens) {
                opens = false;
                open = true;
                modem.opened(now);
            } else {
                modem.received(coming.remove(), now);
            }
        }
    }

    @Override
    public void open() {
        openings++;
        opens = true;
    }

    @Override
    public void close() {
        open = false;
        coming.clear();
    }

    @Override
    public void write(byte[] octets) {
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        if (text.startsWith("AT")) {
            command(text.strip());
        } else if (octets.length == 2 && octets[0] == Shield.DLE && octets[1] != Shield.DLE) {
            command("sign " + text.charAt(1));
        } else if (text.equals("\r")) {
            command("taken back");
        } else {
            said.writeBytes(octets);
        }
    }

    private void command(String command) {
        commands.add(command);
        String answer = answers.keySet().stream()
                .filter(command::startsWith)
                .max(Comparator.comparingInt(String::length))
                .map(answers::get)
                .orElse("");
        if (!answer.isEmpty()) {
            coming.add(answer.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    @Override
    public void changed(Health.State next, String told) {
        state = next;
        words = told;
    }
}
