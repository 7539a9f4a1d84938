package org.switchroom.sms;

import java.util.List;
import java.util.Objects;

/**
 * A text as it would travel.
 *
 * @param alphabet {@code GSM_7}, or {@code UCS_2} when a character of it is not in the GSM alphabet
 * @param parts one, or those that a telephone joins
 * @param left how many characters more would fit without another part
 */
public record EncodedSms(String alphabet, List<Part> parts, int left) {
    /**
     * One SMS.
     *
     * @param pdu with an empty service centre before it
     * @param length what {@code AT+CMGS=} is told
     */
    public record Part(String text, String pdu, int length) {
        public Part {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(pdu, "pdu");
        }
    }

    public EncodedSms {
        Objects.requireNonNull(alphabet, "alphabet");
        parts = List.copyOf(parts);
    }
}
