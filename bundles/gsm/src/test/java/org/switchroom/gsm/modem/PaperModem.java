package org.switchroom.gsm.modem;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Predicate;
import org.switchroom.gsm.pdu.Pdu;
import org.switchroom.transport.Handover;

/**
 * A state machine with a modem on paper: each command has an answer in a table, an empty one is silence, and time is
 * turned exactly to where the machine wants to be woken.
 */
final class PaperModem {
    static final String OK = "\r\nOK\r\n";

    final ModemMachine machine;
    final List<String> written = new ArrayList<>();
    final List<Effect> effects = new ArrayList<>();
    final Map<String, String> answers = new HashMap<>();
    /** What the machine was in, in order, without the reasons. */
    final List<Rung> rungs = new ArrayList<>();

    private final Queue<Effect> waiting = new ArrayDeque<>();
    private boolean performing;
    private Rung last = Rung.REOPEN;

    Duration now = Duration.ofHours(1);
    boolean pluggedIn = true;
    String prompt = "\r\n> ";
    /** Comes once a second while the machine waits. */
    Optional<String> noise = Optional.empty();

    PaperModem(ModemSettings settings, Memory memory) {
        machine = new ModemMachine(settings, memory);
        answers.put("AT+CCID", "\r\n+CCID: 8943\r\n" + OK);
        answers.put("AT+CPIN?", "\r\n+CPIN: READY\r\n" + OK);
        answers.put("AT+CREG?", "\r\n+CREG: 0,1\r\n" + OK);
        answers.put("AT+CSQ", "\r\n+CSQ: 20,99\r\n" + OK);
        answers.put("AT+COPS?", "\r\n+COPS: 0,0,\"Netz\"\r\n" + OK);
        answers.put("AT+CSCA?", "\r\n+CSCA: \"+436640501\",145\r\n" + OK);
        answers.put("AT+CSMS=1", "\r\n+CSMS: 1,1,1\r\n" + OK);
        answers.put("AT+CNMI?", "\r\n+CNMI: 2,2,0,1,0\r\n" + OK);
        answers.put("PDU", "\r\n+CMGS: 7\r\n" + OK);
    }

    static PaperModem usual() {
        return new PaperModem(ModemSettings.usual("paper"), new RamMemory());
    }

    static PaperModem working() {
        PaperModem modem = usual();
        modem.start();
        return modem;
    }

    void start() {
        perform(machine.start(now));
    }

    void tell(Event event) {
        perform(machine.on(event, now));
    }

    void says(String text) {
        tell(new Event.Received(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    void send(long id, Duration within, String... hex) {
        List<Pdu> pdus = new ArrayList<>();
        for (String each : hex) {
            pdus.add(new Pdu(each, each.length() / 2 - 1));
        }
        tell(new Event.Send(new SendJob(id, pdus, now.plus(within))));
    }

    void send(long id) {
        send(id, Duration.ofMinutes(2), "0011000B914316565811F90000AA04E8373B0C");
    }

    /** One after the other: an answer comes after all that the machine wanted done before it. */
    private void perform(List<Effect> wanted) {
        waiting.addAll(wanted);
        if (performing) {
            return;
        }
        performing = true;
        while (!waiting.isEmpty()) {
            Effect effect = waiting.remove();
            effects.add(effect);
            if (effect instanceof Effect.Write write) {
                heard(write.text());
            } else if (effect instanceof Effect.Open) {
                tell(pluggedIn ? new Event.Opened() : new Event.Lost("no such device"));
            } else if (effect instanceof Effect.Changed changed) {
                Rung rung = changed.status().rung();
                if (rung != last) {
                    last = rung;
                    rungs.add(rung);
                }
            }
        }
        performing = false;
    }

    private void heard(String text) {
        written.add(text.replace("\r", "").replace("\u001A", "^Z").replace("\u001B", "ESC"));
        String key = text.endsWith("\u001A") ? "PDU" : text.replace("\r", "");
        String answer = key.startsWith("AT+CMGS=")
                ? answers.getOrDefault("AT+CMGS", prompt)
                : answers.getOrDefault(key, key.startsWith("AT") ? OK : "");
        if (!answer.isEmpty()) {
            says(answer);
        }
    }

    /** Turns the time as far, with every stop on the way. */
    void pass(Duration time) {
        passUntil(time, machine -> false);
    }

    /** Turns the time until it is so; fails after the limit. */
    Duration passUntil(Duration limit, Predicate<PaperModem> so) {
        Duration begin = now;
        Duration end = now.plus(limit);
        while (!so.test(this)) {
            Duration next = machine.wakeAt();
            if (noise.isPresent() && next.compareTo(now.plusSeconds(1)) > 0) {
                next = now.plusSeconds(1);
            }
            if (next.compareTo(end) > 0) {
                now = end;
                tell(new Event.Tick());
                break;
            }
            now = next.compareTo(now) > 0 ? next : now;
            noise.ifPresent(this::says);
            tell(new Event.Tick());
        }
        return now.minus(begin);
    }

    Optional<Handover> outcome(long id) {
        return effects.stream()
                .flatMap(effect -> effect instanceof Effect.NotSent not && not.id() == id
                        ? Optional.of(not.outcome()).stream()
                        : effect instanceof Effect.Sent sent && sent.id() == id
                                ? Optional.<Handover>of(new Handover.Accepted(Optional.empty())).stream()
                                : Optional.<Handover>empty().stream())
                .findFirst();
    }

    List<String> commands() {
        return written.stream().filter(each -> each.startsWith("AT")).toList();
    }
}
