package org.switchroom.gsm.modem;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known of a modem, from its last answers.
 *
 * @param reason why it is not working; empty when it is
 * @param sim as {@code +CPIN} says: {@code READY}, {@code SIM PIN}, {@code SIM PUK}; empty before it was asked
 * @param registration {@code +CREG}: 1 at home, 5 roaming, else not usable; -1 before it was asked
 * @param signalDecibels dBm; empty when unknown
 * @param operator as the network calls itself
 * @param waiting messages that wait for this modem
 */
public record ModemStatus(
        Rung rung,
        String reason,
        String sim,
        int registration,
        OptionalInt signalDecibels,
        Optional<String> operator,
        int waiting) {
    static final ModemStatus FIRST =
            new ModemStatus(Rung.REOPEN, "starting", "", -1, OptionalInt.empty(), Optional.empty(), 0);

    ModemStatus at(Rung other, String why) {
        return new ModemStatus(other, why, sim, registration, signalDecibels, operator, waiting);
    }

    ModemStatus withSim(String state) {
        return new ModemStatus(rung, reason, state, registration, signalDecibels, operator, waiting);
    }

    ModemStatus withRegistration(int state) {
        return new ModemStatus(rung, reason, sim, state, signalDecibels, operator, waiting);
    }

    ModemStatus withSignal(OptionalInt decibels) {
        return new ModemStatus(rung, reason, sim, registration, decibels, operator, waiting);
    }

    ModemStatus withOperator(Optional<String> name) {
        return new ModemStatus(rung, reason, sim, registration, signalDecibels, name, waiting);
    }

    ModemStatus withWaiting(int count) {
        return new ModemStatus(rung, reason, sim, registration, signalDecibels, operator, count);
    }

    /** The registration in words, as TS 27.007 §7.2 has it; empty before it was asked. */
    public String network() {
        return switch (registration) {
            case -1 -> "";
            case 0 -> "not registered";
            case 1 -> "at home";
            case 2 -> "searching";
            case 3 -> "denied";
            case 5 -> "roaming";
            default -> "unknown (" + registration + ")";
        };
    }

    public boolean isWorking() {
        return rung == Rung.WORKING;
    }
}
