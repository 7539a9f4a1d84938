package org.switchroom.gsm.modem;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What comes in: acknowledged, or deleted from the SIM, only after it is kept. */
final class Receiving {
    /** A full SIM of an old modem takes seconds to list. */
    private static final Duration LISTING = Duration.ofSeconds(30);

    private static final Pattern LISTED = Pattern.compile("\\+CMGL: *(\\d{1,5}) *, *\"?(\\d).*");
    /** TS 27.005 §3.1: states 2 and 3 are messages of ours, which a modem keeps when somebody else told it to. */
    private static final Pattern OWN = Pattern.compile("[23]");

    /** @param index where it lies on the SIM; empty: it came directly and is to be acknowledged */
    private record Arrival(Optional<Integer> index) {}

    private final Hands hands;
    private final ModemSettings settings;
    private final Map<Long, Arrival> underWay = new HashMap<>();
    private final Deque<AtCommand> due = new ArrayDeque<>();
    private long numbers;
    private boolean readDue;
    private boolean acknowledges;

    Receiving(Hands hands, ModemSettings settings) {
        this.hands = hands;
        this.settings = settings;
    }

    /** The modem was set up: what it has stored is read, what it had sent before is not its any more. */
    void start(boolean acknowledging) {
        acknowledges = acknowledging;
        underWay.clear();
        due.clear();
        readDue = true;
    }

    void direct(String pdu) {
        arrived(new Arrival(Optional.empty()), pdu);
    }

    /** Something lies on the SIM. */
    void read() {
        readDue = true;
    }

    boolean isQuiet() {
        return underWay.isEmpty() && due.isEmpty() && !readDue;
    }

    private void arrived(Arrival arrival, String pdu) {
        long number = ++numbers;
        underWay.put(number, arrival);
        hands.emit(new Effect.Arrived(number, pdu));
    }

    void kept(long number, boolean kept) {
        Arrival arrival = underWay.remove(number);
        if (arrival == null) {
            // From before the modem was set up anew; it will bring it again.
            return;
        }
        if (arrival.index().isPresent()) {
            if (kept) {
                due.add(delete(arrival.index().get()));
            }
        } else if (acknowledges) {
            // TS 27.005 §3.4.4: 2 is "not taken"; the network keeps it and tries again.
            due.add(AtCommand.order(
                    kept ? "AT+CNMA" : "AT+CNMA=2", settings.times().command()));
        }
    }

    private AtCommand delete(int index) {
        return AtCommand.order("AT+CMGD=" + index, settings.times().command());
    }

    /** Does the next thing that is due; false when there is none. */
    boolean begin() {
        if (!due.isEmpty()) {
            hands.ask(due.remove(), this::done);
            return true;
        }
        if (readDue) {
            readDue = false;
            hands.ask(AtCommand.list("AT+CMGL=4", "+CMGL:", LISTING), this::listed);
            return true;
        }
        return false;
    }

    /** An error means that the modem waits for no acknowledgement any more, or has nothing to delete. */
    private void done(AtReply reply) {
        if (reply instanceof AtReply.Silent) {
            hands.trouble(Rung.PROBE, "no answer when a received message was acknowledged");
        }
    }

    private void listed(AtReply reply) {
        if (reply instanceof AtReply.Silent) {
            hands.trouble(Rung.PROBE, "no answer when the SIM's messages were listed");
        } else if (reply instanceof AtReply.Done done) {
            List<String> lines = done.lines();
            for (int i = 0; i < lines.size(); i++) {
                Matcher entry = LISTED.matcher(lines.get(i));
                if (entry.matches()) {
                    boolean hasPdu = i + 1 < lines.size() && !lines.get(i + 1).startsWith("+CMGL:");
                    entry(Integer.parseInt(entry.group(1)), entry.group(2), hasPdu ? lines.get(i + 1) : "");
                }
            }
        }
    }

    private void entry(int index, String state, String pdu) {
        Arrival arrival = new Arrival(Optional.of(index));
        if (OWN.matcher(state).matches()) {
            due.add(delete(index));
        } else if (!underWay.containsValue(arrival)) {
            arrived(arrival, pdu);
        }
    }
}
