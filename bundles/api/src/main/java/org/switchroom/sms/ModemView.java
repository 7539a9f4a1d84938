package org.switchroom.sms;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.switchroom.transport.TransportName;

/**
 * How a GSM modem is, from its last answers.
 *
 * @param name of the transport that it is
 * @param group the channel it shares with others
 * @param tenant whom it belongs to
 * @param line where it is plugged in, for people
 * @param rung the remedy that is being tried, in words; {@code working} when none has to be
 * @param reason why it does not work; empty when it does
 * @param since when it came into this state
 * @param sim as the SIM says: {@code READY}, {@code SIM PIN}, {@code SIM PUK}; empty before it was asked
 * @param network the registration in words; empty before it was asked
 * @param signalDecibels dBm
 * @param operator as the network calls itself
 * @param waiting messages handed to it and not answered yet
 * @param lastSuccess when the network last took a message
 */
public record ModemView(
        TransportName name,
        String group,
        String tenant,
        String line,
        State state,
        String rung,
        String reason,
        Instant since,
        String sim,
        String network,
        Optional<Integer> signalDecibels,
        Optional<String> operator,
        int waiting,
        Optional<Instant> lastSuccess) {
    /** Whether it can be relied on. */
    public enum State {
        WORKING,
        /** Something is wrong and a remedy is being tried. */
        HEALING,
        /** Every remedy was tried; it is tried again by itself. */
        OUT_OF_SERVICE
    }

    public ModemView {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(rung, "rung");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(sim, "sim");
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(signalDecibels, "signalDecibels");
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(lastSuccess, "lastSuccess");
    }
}
