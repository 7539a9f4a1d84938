package org.switchroom.testkit.gsm;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The modem itself: commands in, answers and unasked lines out. All its state is guarded by this object's monitor. */
final class AtEngine {
    private static final char ESCAPE = 0x1B;
    private static final char END = 0x1A;

    final GsmScript script = new GsmScript();
    final Sim sim = new Sim();
    final AtVoice voice = new AtVoice();
    final Incoming incoming = new Incoming(sim, voice);
    final Outgoing outgoing = new Outgoing(script, voice, this::later);
    final List<String> commands = new ArrayList<>();

    int registration = 1;
    int signal = 20;

    private final ScheduledExecutorService later;
    private Runnable hangUp = () -> {};
    private final StringBuilder input = new StringBuilder();

    // Settings that a restart loses.
    private boolean echo;
    private boolean pduMode;

    AtEngine(ScheduledExecutorService later) {
        this.later = later;
        loseSettings();
    }

    private void loseSettings() {
        echo = true;
        pduMode = false;
        incoming.loseSettings();
        outgoing.forget();
        input.setLength(0);
        sim.powerCycle();
    }

    synchronized void connect(Consumer<String> to, Runnable hangUpLine) {
        voice.speakTo(to);
        hangUp = hangUpLine;
    }

    synchronized void disconnect() {
        voice.speakToNobody();
        hangUp = () -> {};
    }

    synchronized void reboot() {
        loseSettings();
        voice.say("\r\nRDY\r\n");
    }

    synchronized void hear(String text) {
        if (voice.deaf) {
            return;
        }
        for (char character : text.toCharArray()) {
            if (outgoing.isAwaited()) {
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
            outgoing.forget();
            input.setLength(0);
            voice.answer("");
        } else if (character == END) {
            String hex = input.toString().strip();
            input.setLength(0);
            perform("PDU", outgoing.heard(hex));
        } else {
            input.append(character);
        }
    }

    private void obey(String command) {
        commands.add(command);
        if (echo) {
            voice.say(command + "\r");
        }
        perform(command, () -> execute(command));
    }

    private void perform(String stage, Runnable duty) {
        GsmMisdeed misdeed = script.next(stage).orElse(null);
        if (misdeed == null) {
            duty.run();
        } else if (misdeed instanceof GsmMisdeed.Mute) {
            voice.muted(duty);
        } else if (misdeed instanceof GsmMisdeed.Slow slow) {
            later(slow.by(), duty);
        } else if (misdeed instanceof GsmMisdeed.Babble babble) {
            voice.say(babble.raw());
        } else if (misdeed instanceof GsmMisdeed.Chatter chatter) {
            voice.say(chatter.raw());
            duty.run();
        } else if (misdeed instanceof GsmMisdeed.CmsError error) {
            voice.cmsError(error.code());
        } else if (misdeed instanceof GsmMisdeed.CmeError error) {
            voice.cmeError(error.code());
        } else if (misdeed instanceof GsmMisdeed.Reboot) {
            reboot();
        } else if (misdeed instanceof GsmMisdeed.HangUp) {
            hangUp.run();
        }
    }

    private void later(Duration wait, Runnable duty) {
        later.schedule(() -> locked(duty), wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void locked(Runnable duty) {
        duty.run();
    }

    private void execute(String command) {
        String name = command.contains("=") ? command.substring(0, command.indexOf('=')) : command;
        String value = command.contains("=") ? command.substring(command.indexOf('=') + 1) : "";
        switch (name) {
            case "AT", "ATZ", "AT&F", "AT+CMEE", "AT+CMMS", "AT+CSCA" -> voice.answer("");
            case "ATE0", "ATE1" -> {
                echo = name.endsWith("1");
                voice.answer("");
            }
            case "AT+CCID" -> withCard(() -> voice.answer("+CCID: " + Sim.ICCID));
            case "AT+CPIN?" -> withCard(() -> voice.answer("+CPIN: " + sim.state()));
            case "AT+CPIN" -> withCard(() -> enterPin(value.replace("\"", "")));
            case "AT+CREG?" -> voice.answer("+CREG: 0," + (sim.open ? registration : 0));
            case "AT+CSQ" -> voice.answer("+CSQ: " + signal + ",99");
            case "AT+COPS?" -> voice.answer("+COPS: 0,0,\"Testnetz\"");
            case "AT+CSCA?" -> voice.answer("+CSCA: \"+436640501\",145");
            case "AT+CMGF" -> {
                pduMode = value.equals("0");
                voice.answer("");
            }
            case "AT+CSMS" -> incoming.select(value);
            case "AT+CPMS" -> voice.answer("+CPMS: " + used() + "," + used() + "," + used());
            case "AT+CPMS?" -> voice.answer("+CPMS: \"SM\"," + used() + ",\"SM\"," + used() + ",\"SM\"," + used());
            case "AT+CNMI" -> incoming.notify(value);
            case "AT+CNMI?" -> voice.answer("+CNMI: " + incoming.notifications());
            case "AT+CNMA" -> incoming.acknowledge(value);
            case "AT+CMGL" -> incoming.list();
            case "AT+CMGD" -> incoming.delete(Integer.parseInt(value));
            case "AT+CMGS" -> beginMessage(value);
            case "AT+CFUN" -> {
                voice.answer("");
                if (value.startsWith("1")) {
                    loseSettings();
                }
            }
            default -> voice.error();
        }
    }

    private String used() {
        return sim.stored.size() + "," + sim.capacity;
    }

    private void withCard(Runnable duty) {
        if (sim.missing) {
            voice.cmeError(10);
        } else {
            duty.run();
        }
    }

    private void enterPin(String pin) {
        if (sim.enter(pin)) {
            voice.answer("");
        } else {
            voice.cmeError(sim.triesLeft > 0 ? 16 : 12);
        }
    }

    private void beginMessage(String length) {
        if (!pduMode) {
            voice.error();
        } else if (!sim.open) {
            voice.cmsError(311);
        } else {
            outgoing.ask(Integer.parseInt(length));
        }
    }

    synchronized void offer(String pdu) {
        incoming.offer(pdu);
    }

    synchronized void report(SentSms to, int status) {
        ZonedDateTime now = ZonedDateTime.now();
        offer(PduBits.report(to.modemReference(), to.number(), now, now, status));
    }
}
