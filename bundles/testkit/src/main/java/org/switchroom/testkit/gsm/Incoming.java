package org.switchroom.testkit.gsm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What comes in: what the network has for the modem, and how its owner is brought it and takes it. Guarded by the engine. */
final class Incoming {
    /** What the network still has for the modem. */
    final Deque<String> network = new ArrayDeque<>();
    /** What the modem has acknowledged, directly or by taking it from the SIM after it was read. */
    final List<String> acknowledged = new ArrayList<>();
    /** Negatively acknowledged. */
    final List<String> refused = new ArrayList<>();

    boolean supportsAcknowledging = true;

    private final Sim sim;
    private final AtVoice voice;

    // Settings that a restart loses.
    private int service;
    private String notifications = "0,0,0,0,0";
    private Optional<String> unacknowledged = Optional.empty();

    Incoming(Sim sim, AtVoice voice) {
        this.sim = sim;
        this.voice = voice;
    }

    void loseSettings() {
        service = 0;
        notifications = "0,0,0,0,0";
        unacknowledged.ifPresent(network::addFirst);
        unacknowledged = Optional.empty();
    }

    void offer(String pdu) {
        network.add(pdu);
        bring();
    }

    /** {@code AT+CSMS} */
    void select(String value) {
        if (value.equals("1") && !supportsAcknowledging) {
            voice.cmsError(303);
        } else {
            service = Integer.parseInt(value);
            voice.answer("+CSMS: 1,1,1");
        }
    }

    /** {@code AT+CNMI} */
    void notify(String value) {
        notifications = value;
        voice.answer("");
        bring();
    }

    String notifications() {
        return notifications;
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
                voice.say((report ? "\r\n+CDS: " + length : "\r\n+CMT: ," + length) + "\r\n" + pdu + "\r\n");
            } else {
                int index = sim.store(pdu);
                if (index == 0) {
                    return;
                }
                network.remove();
                if (how != 0) {
                    voice.say("\r\n" + (report ? "+CDSI" : "+CMTI") + ": \"SM\"," + index + "\r\n");
                }
            }
        }
    }

    /** {@code AT+CNMA} */
    void acknowledge(String value) {
        if (unacknowledged.isEmpty()) {
            voice.cmsError(340);
            return;
        }
        if (value.equals("2")) {
            // The network tries again when it is told to.
            refused.add(unacknowledged.get());
        } else {
            acknowledged.add(unacknowledged.get());
        }
        unacknowledged = Optional.empty();
        voice.answer("");
        bring();
    }

    /** {@code AT+CMGL} */
    void list() {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<Integer, String> entry : sim.stored.entrySet()) {
            String pdu = entry.getValue();
            lines.append(lines.isEmpty() ? "" : "\r\n")
                    .append("+CMGL: " + entry.getKey() + ",1,," + (pdu.length() / 2 - 1) + "\r\n" + pdu);
        }
        voice.answer(lines.toString());
    }

    /** {@code AT+CMGD} */
    void delete(int index) {
        String gone = sim.stored.remove(index);
        if (gone == null) {
            voice.cmsError(321);
        } else {
            acknowledged.add(gone);
            voice.answer("");
            bring();
        }
    }
}
