package org.switchroom.sip.message;

/** What came is no SIP message; the words say why. The only exception that reading throws. */
public final class BadSip extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadSip(String words) {
        super(words);
    }
}
