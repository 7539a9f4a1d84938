package org.switchroom.testkit.gsm;

import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A GSM modem behind a terminal server on the loopback address, raw or by RFC 2217, that does its duty until the test
 * tells it otherwise. Through {@code socat PTY,link=/tmp/modem,raw,echo=0 TCP:localhost:port} it is a serial port. The
 * modem lives on when its line is unplugged. Any thread; close it at the end.
 *
 * <pre>{@code
 * try (SimulatedModem modem = SimulatedModem.start()) {
 *     modem.once("PDU", GsmMisdeed.silence());
 *     ... connect to modem.host(), modem.port() ...
 *     assertThat(modem.texts()).isEmpty();
 * }
 * }</pre>
 */
public final class SimulatedModem implements AutoCloseable {
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "simulated modem");
        thread.setDaemon(true);
        return thread;
    });
    private final AtEngine engine = new AtEngine(later);
    private final TerminalServer line;
    /** Guarded by this object's monitor. */
    private int joins;

    private SimulatedModem(int port, boolean telnet) {
        line = new TerminalServer(engine, port, telnet);
    }

    /** On a free port, bytes as they are. */
    public static SimulatedModem start() {
        return new SimulatedModem(0, false);
    }

    /** On a free port, by RFC 2217. */
    public static SimulatedModem startRfc2217() {
        return new SimulatedModem(0, true);
    }

    /** @param port 0: a free one */
    public static SimulatedModem startAt(int port, boolean rfc2217) {
        return new SimulatedModem(port, rfc2217);
    }

    public String host() {
        return line.address().getAddress().getHostAddress();
    }

    public int port() {
        return line.address().getPort();
    }

    // -------------------------------------------------------------------------------------------------- misbehaving

    /**
     * Misbehaves once at this stage: at a command that begins so ({@code AT+CMGS}), at {@code PROMPT}, or at
     * {@code PDU}, when it has the whole message.
     */
    public void once(String stage, GsmMisdeed misdeed) {
        engine.script.once(stage, misdeed);
    }

    /** Misbehaves at this stage until {@link #behave()}. */
    public void always(String stage, GsmMisdeed misdeed) {
        engine.script.always(stage, misdeed);
    }

    public void behave() {
        engine.script.behave();
        change(() -> engine.voice.deaf = false);
    }

    /** Neither hears nor speaks any more; the line stays. As a peer that vanished without FIN. */
    public void goDeaf() {
        change(() -> engine.voice.deaf = true);
    }

    public void reboot() {
        engine.reboot();
    }

    /** Breaks the line and refuses new ones, until {@link #plug()}. */
    public void unplug() {
        line.unplug();
    }

    public void plug() {
        line.plug();
    }

    /** How it asks for a message: {@code \r\n> }, {@code >}, {@code > }. */
    public void prompt(String text) {
        change(() -> engine.outgoing.prompt = text);
    }

    public void lock(String pin) {
        change(() -> engine.sim.lock(pin));
    }

    public void unlockCodeNeeded() {
        change(() -> {
            engine.sim.lock("9999");
            engine.sim.triesLeft = 0;
        });
    }

    public void removeSim() {
        change(() -> engine.sim.missing = true);
    }

    public void simCapacity(int messages) {
        change(() -> engine.sim.capacity = messages);
    }

    /** {@code +CMS ERROR: 1} for this number. */
    public void unassigned(String number) {
        change(() -> engine.outgoing.unassigned.add(number));
    }

    /** {@code +CREG}'s second number. */
    public void registration(int state) {
        change(() -> engine.registration = state);
    }

    public void signal(int level) {
        change(() -> engine.signal = level);
    }

    /** {@code AT+CSMS=1} is refused, as by older modems. */
    public void canNotAcknowledge() {
        change(() -> engine.incoming.supportsAcknowledging = false);
    }

    /** RFC 2217: sets this speed, whatever it is asked for. */
    public void onlyBaud(int baud) {
        line.onlyBaud(baud);
    }

    /** The reference that the next message gets. */
    public void nextReference(int reference) {
        change(() -> engine.outgoing.reference = reference);
    }

    private void change(Runnable change) {
        synchronized (engine) {
            change.run();
        }
    }

    private <T> T look(Supplier<T> at) {
        synchronized (engine) {
            return at.get();
        }
    }

    // -------------------------------------------------------------------------------------------------- the network

    /** A text for the modem, whole. The PDU is what the network calls it. */
    public String deliver(String from, String text) {
        String pdu = PduBits.deliver(from, text, ZonedDateTime.now(), 0, 1, 1);
        engine.offer(pdu);
        return pdu;
    }

    /** PDUs of a text in as many parts as are given; to be brought by {@link #deliverPdu} in any order. */
    public synchronized List<String> parts(String from, List<String> texts) {
        int join = ++joins & 0xFF;
        List<String> pdus = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            pdus.add(PduBits.deliver(from, texts.get(i), ZonedDateTime.now(), join, texts.size(), i + 1));
        }
        return pdus;
    }

    public void deliverPdu(String pdu) {
        engine.offer(pdu);
    }

    /** Puts it on the SIM without a word, as if it had come before. */
    public void lieOnSim(String pdu) {
        change(() -> engine.sim.store(pdu));
    }

    /** News of a message: TP-ST 0 delivered, 0x46 expired, … */
    public void report(SentSms sms, int status) {
        engine.report(sms, status);
    }

    public void reportPdu(int reference, String number, ZonedDateTime sentAt, int status) {
        engine.offer(PduBits.report(reference, number, sentAt, ZonedDateTime.now(), status));
    }

    // ------------------------------------------------------------------------------------------------ what it saw

    /** Told of each SMS when the network has taken it, before the modem says so. */
    public void onSent(Consumer<SentSms> listener) {
        change(() -> engine.outgoing.listener = listener);
    }

    /** Every SMS that the network has taken, in order; parts are SMS of their own. */
    public List<SentSms> sent() {
        return look(() -> List.copyOf(engine.outgoing.sent));
    }

    /** The texts of the whole messages that the network has taken, parts joined as a telephone would, in order. */
    public List<String> texts() {
        List<String> texts = new ArrayList<>();
        Map<String, Map<Integer, SentSms>> joining = new TreeMap<>();
        for (SentSms sms : sent()) {
            if (sms.parts() == 1) {
                texts.add(sms.text());
                continue;
            }
            String key = sms.number() + "/" + sms.join() + "/" + sms.parts();
            Map<Integer, SentSms> parts = joining.computeIfAbsent(key, unknown -> new TreeMap<>());
            parts.put(sms.part(), sms);
            if (parts.size() == sms.parts()) {
                StringBuilder text = new StringBuilder();
                parts.values().forEach(part -> text.append(part.text()));
                texts.add(text.toString());
                joining.remove(key);
            }
        }
        return texts;
    }

    /** PDUs that the modem's owner has taken over: acknowledged, or deleted from the SIM. */
    public List<String> acknowledged() {
        return look(() -> List.copyOf(engine.incoming.acknowledged));
    }

    /** PDUs that the modem's owner has refused to take. */
    public List<String> refused() {
        return look(() -> List.copyOf(engine.incoming.refused));
    }

    /** How many messages lie on the SIM. */
    public int onSim() {
        return look(() -> engine.sim.stored.size());
    }

    /** How many messages wait in the network because the SIM is full or nobody takes them. */
    public int inNetwork() {
        return look(() -> engine.incoming.network.size());
    }

    public List<String> commands() {
        return look(() -> List.copyOf(engine.commands));
    }

    /** How often a PIN was entered. */
    public int pinsHeard() {
        return look(() -> engine.sim.pinsHeard);
    }

    public int connections() {
        return line.connections();
    }

    public int openConnections() {
        return line.openConnections();
    }

    /** RFC 2217's SET commands by number, with the last value; SET-CONTROL as 500 + value. */
    public Map<Integer, Integer> serialSettings() {
        return line.settings();
    }

    @Override
    public void close() {
        unplug();
        later.shutdownNow();
    }

    /**
     * Alone, for trying a transport by hand: {@code SimulatedModem [port] [rfc2217]}. Lines of the standard input are
     * {@code deliver NUMBER TEXT}, {@code report STATUS} (of the last one sent), {@code deaf}, {@code behave},
     * {@code reboot}, {@code unplug}, {@code plug}, {@code error CODE}, {@code quit}.
     */
    public static void main(String[] arguments) {
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 4001;
        try (SimulatedModem modem = startAt(port, arguments.length > 1 && arguments[1].equals("rfc2217"))) {
            System.out.println("A modem is at " + modem.host() + ":" + modem.port());
            Set<SentSms> shown = new HashSet<>();
            modem.later.scheduleWithFixedDelay(
                    () -> modem.sent().stream()
                            .filter(shown::add)
                            .sorted(Comparator.comparingInt(SentSms::modemReference))
                            .forEach(sms -> System.out.println("sent to " + sms.number() + ": " + sms.text())),
                    200,
                    200,
                    TimeUnit.MILLISECONDS);
            new Scanner(System.in, StandardCharsets.UTF_8).useDelimiter("\n").forEachRemaining(modem::command);
        }
    }

    private void command(String line) {
        String[] words = line.strip().split(" ", 3);
        switch (words[0]) {
            case "deliver" -> deliver(words[1], words[2]);
            case "report" -> report(sent().get(sent().size() - 1), Integer.decode(words[1]));
            case "deaf" -> goDeaf();
            case "behave" -> behave();
            case "reboot" -> reboot();
            case "unplug" -> unplug();
            case "plug" -> plug();
            case "error" -> once("PDU", GsmMisdeed.cmsError(Integer.parseInt(words[1])));
            case "quit" -> System.exit(0);
            default -> System.out.println("not known: " + line);
        }
    }
}
