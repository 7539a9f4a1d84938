package org.switchroom.testkit.gsm;

import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The modem itself: commands in, answers and unasked lines out. All its state is guarded by this object's monitor. */
final class AtEngine {
    private static final char ESCAPE = 0x1B;
    private static final char END = 0x1A;

    final GsmScript script = new GsmScript();
    final Sim sim = new Sim();
    final List<SentSms> sent = new ArrayList<>();
    final List<String> commands = new ArrayList<>();
    /** What the network still has for the modem. */
    final Deque<String> network = new ArrayDeque<>();
    /** What the modem has acknowledged, directly or by taking it from the SIM after it was read. */
    final List<String> acknowledged = new ArrayList<>();

    final Set<String> unassigned = new HashSet<>();
    String prompt = "\r\n> ";
    int registration = 1;
    int signal = 20;
    int reference;
    boolean deaf;
    boolean supportsAcknowledging = true;
    int reboots;

    private final ScheduledExecutorService later;
    Consumer<SentSms> listener = sms -> {};
    private Consumer<String> line = text -> {};
    private Runnable hangUp = () -> {};
    private final StringBuilder input = new StringBuilder();
    private Optional<Integer> message = Optional.empty();

    // Settings that a restart loses.
    private boolean echo;
    private boolean pduMode;
    private int service;
    private String notifications;
    private Optional<String> unacknowledged = Optional.empty();

    AtEngine(ScheduledExecutorService later) {
        this.later = later;
        loseSettings();
    }

    private void loseSettings() {
        echo = true;
        pduMode = false;
        service = 0;
        notifications = "0,0,0,0,0";
        unacknowledged.ifPresent(network::addFirst);
        unacknowledged = Optional.empty();
        message = Optional.empty();
        input.setLength(0);
        sim.powerCycle();
    }

    synchronized void connect(Consumer<String> to, Runnable hangUpLine) {
        line = to;
        hangUp = hangUpLine;
    }

    synchronized void disconnect() {
        line = text -> {};
        hangUp = () -> {};
    }

    synchronized void reboot() {
        reboots++;
        loseSettings();
        say("\r\nRDY\r\n");
    }

    synchronized void hear(String text) {
        if (deaf) {
            return;
        }
        for (char character : text.toCharArray()) {
            if (message.isPresent()) {
                hearMessage(character);
            } else if (character == '\r') {
                String command = input.toString().strip();
                input.setLength(0);
                if (!command.isEmpty()) {
                    obey(command);
                }
            } else if (character != ESCAPE && character != '\n') {
                input.append(character);
            }
        }
    }

    private void hearMessage(char character) {
        if (character == ESCAPE) {
            message = Optional.empty();
            input.setLength(0);
            answer("");
        } else if (character == END) {
            String hex = input.toString().strip();
            input.setLength(0);
            int announced = message.orElseThrow();
            message = Optional.empty();
            perform("PDU", () -> take(hex, announced));
        } else {
            input.append(character);
        }
    }

    private void obey(String command) {
        commands.add(command);
        if (echo) {
            say(command + "\r");
        }
        perform(command, () -> execute(command));
    }

    private void perform(String stage, Runnable duty) {
        GsmMisdeed misdeed = script.next(stage).orElse(null);
        if (misdeed == null) {
            duty.run();
        } else if (misdeed instanceof GsmMisdeed.Mute) {
            Consumer<String> muted = line;
            line = text -> {};
            duty.run();
            line = muted;
        } else if (misdeed instanceof GsmMisdeed.Slow slow) {
            later.schedule(() -> locked(duty), slow.by().toMillis(), TimeUnit.MILLISECONDS);
        } else if (misdeed instanceof GsmMisdeed.Babble babble) {
            say(babble.raw());
        } else if (misdeed instanceof GsmMisdeed.Chatter chatter) {
            say(chatter.raw());
            duty.run();
        } else if (misdeed instanceof GsmMisdeed.CmsError error) {
            say("\r\n+CMS ERROR: " + error.code() + "\r\n");
        } else if (misdeed instanceof GsmMisdeed.CmeError error) {
            say("\r\n+CME ERROR: " + error.code() + "\r\n");
        } else if (misdeed instanceof GsmMisdeed.Reboot) {
            reboot();
        } else if (misdeed instanceof GsmMisdeed.HangUp) {
            hangUp.run();
        }
    }

    private synchronized void locked(Runnable duty) {
        duty.run();
    }

    private void say(String text) {
        if (!deaf) {
            line.accept(text);
        }
    }

    private void answer(String lines) {
        say((lines.isEmpty() ? "" : "\r\n" + lines) + "\r\nOK\r\n");
    }

    private void error() {
        say("\r\nERROR\r\n");
    }

    private void execute(String command) {
        String name = command.contains("=") ? command.substring(0, command.indexOf('=')) : command;
        String value = command.contains("=") ? command.substring(command.indexOf('=') + 1) : "";
        switch (name) {
            case "AT", "ATZ", "AT&F", "AT+CMEE", "AT+CMMS", "AT+CSCA" -> answer("");
            case "ATE0", "ATE1" -> {
                echo = name.endsWith("1");
                answer("");
            }
            case "AT+CCID" -> withCard(() -> answer("+CCID: " + Sim.ICCID));
            case "AT+CPIN?" -> withCard(() -> answer("+CPIN: " + sim.state()));
            case "AT+CPIN" -> withCard(() -> enterPin(value.replace("\"", "")));
            case "AT+CREG?" -> answer("+CREG: 0," + (sim.open ? registration : 0));
            case "AT+CSQ" -> answer("+CSQ: " + signal + ",99");
            case "AT+COPS?" -> answer("+COPS: 0,0,\"Testnetz\"");
            case "AT+CSCA?" -> answer("+CSCA: \"+436640501\",145");
            case "AT+CMGF" -> {
                pduMode = value.equals("0");
                answer("");
            }
            case "AT+CSMS" -> {
                if (value.equals("1") && !supportsAcknowledging) {
                    say("\r\n+CMS ERROR: 303\r\n");
                } else {
                    service = Integer.parseInt(value);
                    answer("+CSMS: 1,1,1");
                }
            }
            case "AT+CPMS" -> answer("+CPMS: " + used() + "," + used() + "," + used());
            case "AT+CPMS?" -> answer("+CPMS: \"SM\"," + used() + ",\"SM\"," + used() + ",\"SM\"," + used());
            case "AT+CNMI" -> notify(value);
            case "AT+CNMI?" -> answer("+CNMI: " + notifications);
            case "AT+CNMA" -> acknowledge(value);
            case "AT+CMGL" -> list();
            case "AT+CMGD" -> delete(Integer.parseInt(value));
            case "AT+CMGS" -> beginMessage(value);
            case "AT+CFUN" -> {
                answer("");
                if (value.startsWith("1")) {
                    loseSettings();
                }
            }
            default -> error();
        }
    }

    private String used() {
        return sim.stored.size() + "," + sim.capacity;
    }

    private void withCard(Runnable duty) {
        if (sim.missing) {
            say("\r\n+CME ERROR: 10\r\n");
        } else {
            duty.run();
        }
    }

    private void enterPin(String pin) {
        if (sim.enter(pin)) {
            answer("");
        } else {
            say("\r\n+CME ERROR: " + (sim.triesLeft > 0 ? 16 : 12) + "\r\n");
        }
    }

    private void notify(String value) {
        notifications = value;
        answer("");
        bring();
    }

    private void beginMessage(String length) {
        if (!pduMode) {
            error();
        } else if (!sim.open) {
            say("\r\n+CMS ERROR: 311\r\n");
        } else {
            GsmMisdeed misdeed = script.next("PROMPT").orElse(null);
            message = Optional.of(Integer.parseInt(length));
            if (misdeed instanceof GsmMisdeed.Slow slow) {
                later.schedule(() -> locked(() -> say(prompt)), slow.by().toMillis(), TimeUnit.MILLISECONDS);
            } else if (misdeed instanceof GsmMisdeed.Chatter chatter) {
                say(chatter.raw());
                say(prompt);
            } else if (!(misdeed instanceof GsmMisdeed.Silence)) {
                say(prompt);
            }
        }
    }

    private void take(String hex, int announced) {
        SentSms taken = PduBits.submit(hex, announced, reference & 0xFF);
        if (taken == null) {
            say("\r\n+CMS ERROR: 304\r\n");
        } else if (unassigned.contains(taken.number())) {
            say("\r\n+CMS ERROR: 1\r\n");
        } else {
            reference = reference + 1 & 0xFF;
            sent.add(taken);
            listener.accept(taken);
            answer("+CMGS: " + taken.modemReference());
        }
    }

    // ---------------------------------------------------------------------------------------------- what comes in

    synchronized void offer(String pdu) {
        network.add(pdu);
        bring();
    }

    private int notification(int place) {
        String[] fields = notifications.split(",");
        return fields.length > place ? Integer.parseInt(fields[place].strip()) : 0;
    }

    /** As TS 27.005 §3.4.1 lets the modem, until nothing can be brought any more. */
    private void bring() {
        while (!network.isEmpty() && sim.open && unacknowledged.isEmpty()) {
            String pdu = network.peek();
            boolean report = (Integer.parseInt(pdu.substring(2, 4), 16) & 3) == 2;
            int how = report ? notification(3) : notification(1);
            if (how == 2 && !report || how == 1 && report) {
                network.remove();
                if (service == 1) {
                    unacknowledged = Optional.of(pdu);
                } else {
                    acknowledged.add(pdu);
                }
                int length = pdu.length() / 2 - 1;
                say((report ? "\r\n+CDS: " + length : "\r\n+CMT: ," + length) + "\r\n" + pdu + "\r\n");
            } else {
                int index = sim.store(pdu);
                if (index == 0) {
                    return;
                }
                network.remove();
                if (how != 0) {
                    say("\r\n" + (report ? "+CDSI" : "+CMTI") + ": \"SM\"," + index + "\r\n");
                }
            }
        }
    }

    private void acknowledge(String value) {
        if (unacknowledged.isEmpty()) {
            say("\r\n+CMS ERROR: 340\r\n");
            return;
        }
        if (value.equals("2")) {
            // The network tries again when it is told to.
            refused.add(unacknowledged.get());
        } else {
            acknowledged.add(unacknowledged.get());
        }
        unacknowledged = Optional.empty();
        answer("");
        bring();
    }

    /** Negatively acknowledged. */
    final List<String> refused = new ArrayList<>();

    private void list() {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<Integer, String> entry : sim.stored.entrySet()) {
            String pdu = entry.getValue();
            lines.append(lines.isEmpty() ? "" : "\r\n")
                    .append("+CMGL: " + entry.getKey() + ",1,," + (pdu.length() / 2 - 1) + "\r\n" + pdu);
        }
        answer(lines.toString());
    }

    private void delete(int index) {
        String gone = sim.stored.remove(index);
        if (gone == null) {
            say("\r\n+CMS ERROR: 321\r\n");
        } else {
            acknowledged.add(gone);
            answer("");
            bring();
        }
    }

    synchronized void report(SentSms to, int status) {
        ZonedDateTime now = ZonedDateTime.now();
        offer(PduBits.report(to.modemReference(), to.number(), now, now, status));
    }
}
