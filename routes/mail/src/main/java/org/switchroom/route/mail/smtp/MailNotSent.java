package org.switchroom.route.mail.smtp;

import jakarta.mail.MessagingException;
import org.switchroom.transport.Handover;

/** Ends the route of a mail that was not handed over, with what became of it. Its message is the reason for people. */
public final class MailNotSent extends MessagingException {
    private static final long serialVersionUID = 1L;
    private final transient Handover outcome;

    public MailNotSent(Handover outcome) {
        super(outcome.fold(
                accepted -> "accepted", refused -> refused.reason().text(),
                unavailable -> unavailable.reason().text(),
                        uncertain -> uncertain.reason().text()));
        this.outcome = outcome;
    }

    public Handover outcome() {
        return outcome;
    }

    /** Deliberate: an outcome, not a defect; nobody reads its stack, and Camel would fill the log with it. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
