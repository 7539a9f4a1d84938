package org.switchroom.testkit.gsm;

import java.util.Map;
import java.util.TreeMap;

/** The card: its PIN, its lock, its memory. Guarded by the engine. */
final class Sim {
    static final String ICCID = "8943000000000000017";
    private static final int PIN_TRIES = 3;

    String pin = "";
    int triesLeft = PIN_TRIES;
    int pinsHeard;
    int capacity = 20;
    boolean open = true;
    boolean missing;
    /** By index; index 0 is never used. */
    final Map<Integer, String> stored = new TreeMap<>();

    void lock(String newPin) {
        pin = newPin;
        open = newPin.isEmpty();
    }

    void powerCycle() {
        open = pin.isEmpty();
    }

    String state() {
        return open ? "READY" : triesLeft > 0 ? "SIM PIN" : "SIM PUK";
    }

    boolean enter(String given) {
        pinsHeard++;
        if (triesLeft == 0 || !given.equals(pin)) {
            triesLeft = Math.max(0, triesLeft - 1);
            return false;
        }
        triesLeft = PIN_TRIES;
        open = true;
        return true;
    }

    /** 0 when it is full. */
    int store(String pdu) {
        for (int index = 1; index <= capacity; index++) {
            if (stored.putIfAbsent(index, pdu) == null) {
                return index;
            }
        }
        return 0;
    }
}
