package org.switchroom.route.mail.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Instant;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/** A mail that knows its name and until when it has to be sent. */
public final class SmtpMail extends SMTPMessage {
    /** RFC 3461 §4.4. */
    private static final int LONGEST_ENVELOPE_ID = 100;

    private final String name;
    private final Instant deadline;
    private boolean asksForReports;

    /** @param name the Message-ID with its angle brackets; it stays, however often the mail is saved */
    public SmtpMail(Session session, String name, Instant deadline) {
        super(session);
        this.name = name;
        this.deadline = deadline;
    }

    /** RFC 3461: of failures and delays, and of success when that is wanted; with the headers, not the whole mail. */
    public void askForReports(boolean ofSuccess) {
        setNotifyOptions(NOTIFY_FAILURE | NOTIFY_DELAY | (ofSuccess ? NOTIFY_SUCCESS : 0));
        setReturnOption(RETURN_HDRS);
        asksForReports = true;
    }

    /** What reports shall quote, RFC 3461 §4.4; said only to a server that knows of it. */
    void quoteItsName() {
        String id = name.substring(1, name.length() - 1);
        if (asksForReports && id.length() <= LONGEST_ENVELOPE_ID) {
            setMailExtension("ENVID=" + id.replace("+", "+2B").replace("=", "+3D"));
        }
    }

    /** The answer about it is there before this moment. */
    Instant deadline() {
        return deadline;
    }

    public String name() {
        return name;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", name);
    }
}
