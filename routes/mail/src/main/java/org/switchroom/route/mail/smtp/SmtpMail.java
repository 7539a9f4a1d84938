package org.switchroom.route.mail.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;

/** A mail that knows its name and until when it has to be sent. */
public final class SmtpMail extends MimeMessage {
    private final String name;
    private final Instant deadline;

    /** @param name the Message-ID with its angle brackets; it stays, however often the mail is saved */
    public SmtpMail(Session session, String name, Instant deadline) {
        super(session);
        this.name = name;
        this.deadline = deadline;
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
