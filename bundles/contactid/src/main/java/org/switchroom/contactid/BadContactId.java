package org.switchroom.contactid;

/** This is no message of Contact ID. The message says at which digit, what was expected and what is there. */
public final class BadContactId extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadContactId(String message) {
        super(message);
    }
}
