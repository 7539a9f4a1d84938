package org.switchroom.gsm.pdu;

import java.util.Arrays;

/** Reads a PDU octet by octet; every shortage is a {@link BadPdu} that says what was missing. */
final class PduReader {
    private final byte[] octets;
    private int at;

    PduReader(String hex) {
        // The service centre, a TPDU and optional parameters are below 200 octets; ten times that is no SMS.
        if (hex.length() > 4_000) {
            throw new BadPdu("a PDU has at most 4000 digits; found " + hex.length());
        }
        try {
            octets = Octets.ofHex(hex.strip()).bytes();
        } catch (IllegalArgumentException notHex) {
            throw new BadPdu("a PDU is an even number of hexadecimal digits: " + notHex.getMessage());
        }
    }

    int octet(String what) {
        return octets(1, what)[0] & 0xFF;
    }

    byte[] octets(int count, String what) {
        if (count < 0 || count > left()) {
            throw bad(count + " octets of " + what, left() + " octets");
        }
        at += count;
        return Arrays.copyOfRange(octets, at - count, at);
    }

    int left() {
        return octets.length - at;
    }

    BadPdu bad(String expected, Object found) {
        return new BadPdu("octet " + at + ": expected " + expected + ", found " + found);
    }
}
