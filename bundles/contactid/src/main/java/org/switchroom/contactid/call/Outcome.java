package org.switchroom.contactid.call;

import java.util.Optional;

/**
 * What became of an event in a call.
 *
 * @param attempts how often its digits were begun
 * @param digits how many of the last attempt were begun
 * @param mayHaveArrived all 16 digits were said at least once: unless it is kissed off, the station may have it or not
 * @param kissOff the kiss-off, when there was one
 * @param detail one line for people
 */
public record Outcome(
        Result result, int attempts, int digits, boolean mayHaveArrived, Optional<HeardTone> kissOff, String detail) {
    public enum Result {
        /** The station has it and says so. */
        KISSED_OFF("contact-id.kissed-off"),
        /** The station picked up and no handshake came. */
        NO_HANDSHAKE("contact-id.no-handshake"),
        /** All attempts were said, and nothing came back. */
        NO_KISS_OFF("contact-id.no-kiss-off"),
        /** Tones came that are not those of Contact ID: another format, or too short. */
        WRONG_TONES("contact-id.wrong-tones"),
        /** The other side hung up, or the line fell away. */
        HUNG_UP("contact-id.hung-up"),
        /** The call ended before its turn, or nobody picked up; none of it was said. */
        NOT_REACHED("contact-id.not-reached");

        private final String code;

        Result(String code) {
            this.code = code;
        }

        /** Stable and machine-readable, for a {@link org.switchroom.transport.Reason}. */
        public String code() {
            return code;
        }
    }
}
