package org.switchroom.route.smsweb;

import org.switchroom.transport.Handover;

/** Ends a route before anything left; carries what that means. */
final class NotSent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Handover outcome;

    NotSent(Handover outcome) {
        super("not sent", null, false, false);
        this.outcome = outcome;
    }

    Handover outcome() {
        return outcome;
    }
}
