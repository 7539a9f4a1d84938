package org.switchroom.gsm.modem;

import java.util.Optional;
import java.util.OptionalInt;

/** What is known of the modem. */
final class Dashboard {
    private ModemStatus status = ModemStatus.FIRST;
    private ModemStatus told = ModemStatus.FIRST;

    ModemStatus status() {
        return status;
    }

    Rung rung() {
        return status.rung();
    }

    boolean isWorking() {
        return status.isWorking();
    }

    void at(Rung rung, String reason) {
        status = status.at(rung, reason);
    }

    void sim(String state) {
        status = status.withSim(state);
    }

    void registration(int state) {
        status = status.withRegistration(state);
    }

    void signal(OptionalInt decibels) {
        status = status.withSignal(decibels);
    }

    void operator(Optional<String> name) {
        status = status.withOperator(name);
    }

    /** When it has changed since it was last told. */
    Optional<ModemStatus> news(int waiting) {
        status = status.withWaiting(waiting);
        if (status.equals(told)) {
            return Optional.empty();
        }
        told = status;
        return Optional.of(status);
    }
}
