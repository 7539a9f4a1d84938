package org.switchroom.gsm.pdu;

/** The digits are no PDU of the kind asked for. The message says at which octet, what was expected and what is there. */
public final class BadPdu extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadPdu(String message) {
        super(message);
    }
}
