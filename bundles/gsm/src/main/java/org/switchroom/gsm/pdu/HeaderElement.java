package org.switchroom.gsm.pdu;

import java.util.Optional;

/**
 * One information element of a user data header (TS 23.040 §9.2.3.24).
 *
 * @param id 0 to 255
 * @param data at most 137 octets, so that a header fits
 */
public record HeaderElement(int id, Octets data) {
    public HeaderElement {
        if (id < 0 || id > 0xFF || data.length() > 137) {
            throw new IllegalArgumentException("an information element has an id of one octet and at most 137 octets;"
                    + " found id " + id + ", " + data.length() + " octets");
        }
    }

    /** Empty when it is another element, or says something impossible; such a one is to be ignored. */
    Optional<Concatenation> concatenation() {
        byte[] octets = data.bytes();
        boolean wide = id == Concatenation.WIDE_ELEMENT;
        if (!(wide && octets.length == 4) && !(id == Concatenation.NARROW_ELEMENT && octets.length == 3)) {
            return Optional.empty();
        }
        int reference = wide ? (octets[0] & 0xFF) << 8 | octets[1] & 0xFF : octets[0] & 0xFF;
        int total = octets[octets.length - 2] & 0xFF;
        int number = octets[octets.length - 1] & 0xFF;
        boolean possible = number >= 1 && number <= total;
        return possible ? Optional.of(new Concatenation(reference, wide, total, number)) : Optional.empty();
    }
}
