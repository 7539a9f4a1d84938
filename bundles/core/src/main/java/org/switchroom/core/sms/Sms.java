package org.switchroom.core.sms;

import org.switchroom.outbox.StoredMessage;

/** Which messages are SMS. */
public final class Sms {
    static final String CHANNEL = "sms";

    /** The part of somebody to whom a person wrote an SMS. */
    static final String WRITTEN = "sms";

    private Sms() {}

    /** True when one of its ways leads to a number. */
    static boolean is(StoredMessage message) {
        return message.envelope().plan().stream().anyMatch(hop -> hop.to().isPhone());
    }

    /** True when a person wrote it, or asked for its copy. */
    static boolean isWritten(StoredMessage message) {
        return message.envelope().role().equals(WRITTEN) && is(message);
    }
}
