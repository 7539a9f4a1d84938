package org.switchroom.sms;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one or several PDUs say.
 *
 * @param address the sender of a DELIVER, else the recipient
 * @param serviceCentre empty: the modem's own
 * @param sentAt when the service centre took it; a SUBMIT has none
 * @param doneAt when what a report speaks of arrived, or was tried last
 * @param reference the modem's of a SUBMIT or a report
 * @param alphabet {@code GSM_7}, {@code UCS_2} or {@code EIGHT_BIT}; a report has none
 * @param text joined, the places of missing parts marked; a report has none
 * @param status what a report says, in words
 * @param parts how many there are of it; 1 for a whole message and for a report
 * @param missing the numbers of the parts that were not given
 */
public record DecodedSms(
        Kind kind,
        String address,
        Optional<String> serviceCentre,
        Optional<OffsetDateTime> sentAt,
        Optional<OffsetDateTime> doneAt,
        Optional<Integer> reference,
        Optional<String> alphabet,
        boolean flash,
        Optional<String> text,
        Optional<String> status,
        int parts,
        List<Integer> missing) {
    /** The three kinds of 3GPP TS 23.040 that a modem knows. */
    public enum Kind {
        /** To a telephone. */
        DELIVER,
        /** From a telephone. */
        SUBMIT,
        /** What became of a SUBMIT. */
        STATUS_REPORT
    }

    public DecodedSms {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(serviceCentre, "serviceCentre");
        Objects.requireNonNull(sentAt, "sentAt");
        Objects.requireNonNull(doneAt, "doneAt");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(alphabet, "alphabet");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(status, "status");
        missing = List.copyOf(missing);
    }
}
