package org.switchroom.gsm.modem;

import java.time.Duration;
import java.util.Optional;

/**
 * One question to the modem.
 *
 * @param text without the carriage return
 * @param answers how the lines begin that answer it; empty: any line does
 * @param answered whether there must be such a line before {@code OK}; an {@code OK} without one belongs to an earlier
 *     command that was given up, and is passed over
 * @param within the time for the whole answer, or for the prompt; absolute, whatever else the modem says meanwhile
 * @param payload what the modem gets at its prompt
 */
record AtCommand(String text, String answers, boolean answered, Duration within, Optional<Payload> payload) {
    /** @param within the time for the answer after the payload */
    record Payload(String hex, Duration within) {}

    static final String NOTHING = "\u0000";

    /** {@code OK} or not. */
    static AtCommand order(String text, Duration within) {
        return new AtCommand(text, NOTHING, false, within, Optional.empty());
    }

    /** A line that begins so, then {@code OK}. */
    static AtCommand question(String text, String answers, Duration within) {
        return new AtCommand(text, answers, true, within, Optional.empty());
    }

    /** Any number of lines that begin so, then {@code OK}. */
    static AtCommand list(String text, String answers, Duration within) {
        return new AtCommand(text, answers, false, within, Optional.empty());
    }

    static AtCommand message(String text, String answers, Duration prompt, Payload payload) {
        return new AtCommand(text, answers, true, prompt, Optional.of(payload));
    }
}
