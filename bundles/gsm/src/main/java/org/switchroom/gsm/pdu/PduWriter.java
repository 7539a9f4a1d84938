package org.switchroom.gsm.pdu;

import java.io.ByteArrayOutputStream;

/** Writes a PDU octet by octet. */
final class PduWriter {
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream(180);

    PduWriter octet(int value) {
        octets.write(value);
        return this;
    }

    PduWriter octets(byte[] values) {
        octets.writeBytes(values);
        return this;
    }

    /** Hexadecimal digits, each pair swapped, an odd one out filled with F. */
    PduWriter semiOctets(String digits) {
        for (int i = 0; i < digits.length(); i += 2) {
            int high = i + 1 < digits.length() ? Character.digit(digits.charAt(i + 1), 16) : 0x0F;
            octets.write(high << 4 | Character.digit(digits.charAt(i), 16));
        }
        return this;
    }

    int length() {
        return octets.size();
    }

    Octets written() {
        return new Octets(octets.toByteArray());
    }
}
