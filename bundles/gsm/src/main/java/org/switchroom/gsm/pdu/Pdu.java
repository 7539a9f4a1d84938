package org.switchroom.gsm.pdu;

import java.util.Locale;

/**
 * A PDU as a modem takes it.
 *
 * @param hex the service centre and the TPDU, upper case
 * @param length what {@code AT+CMGS=} wants: octets of the TPDU, without the service centre (TS 27.005 §4.3)
 */
public record Pdu(String hex, int length) {
    static Pdu of(PduWriter serviceCentre, PduWriter tpdu) {
        String hex = serviceCentre.written().toString() + tpdu.written();
        return new Pdu(hex.toUpperCase(Locale.ROOT), tpdu.length());
    }
}
