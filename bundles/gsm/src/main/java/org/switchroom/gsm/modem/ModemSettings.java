package org.switchroom.gsm.modem;

import java.time.Duration;
import java.util.Optional;

/**
 * How one modem is to be used.
 *
 * @param name of the transport; it names the modem's threads and its memory
 * @param pin of the SIM; empty when it needs none
 * @param serviceCentre set in the modem when it has another one; empty: the SIM's
 * @param stored messages come by way of the SIM's memory; else directly, which not every modem can
 * @param pace least time from the beginning of one message to the next; zero: as fast as the modem can
 * @param times how long the modem may take
 */
public record ModemSettings(
        String name, Optional<String> pin, Optional<String> serviceCentre, boolean stored, Duration pace, Times times) {

    /**
     * Time limits; each is absolute, whatever the modem says meanwhile.
     *
     * @param command for an ordinary command
     * @param prompt from {@code AT+CMGS} to its prompt
     * @param result from the end of the message to its reference number; networks take up to a minute
     * @param radio for switching the radio on or off
     * @param network to be registered after start
     * @param check how often an idle modem is asked how it is; below the alive check of a terminal server
     * @param longestWait the most that a modem out of service waits for its next try
     */
    public record Times(
            Duration command,
            Duration prompt,
            Duration result,
            Duration radio,
            Duration network,
            Duration check,
            Duration longestWait) {
        public static final Times USUAL = new Times(
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                Duration.ofSeconds(15),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofMinutes(2));
    }

    /** Directly, without PIN, as fast as it can. */
    public static ModemSettings usual(String name) {
        return new ModemSettings(name, Optional.empty(), Optional.empty(), false, Duration.ZERO, Times.USUAL);
    }
}
