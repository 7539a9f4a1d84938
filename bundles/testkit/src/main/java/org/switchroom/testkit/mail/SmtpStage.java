package org.switchroom.testkit.mail;

/** Where in the dialogue of RFC 5321 §3 a server can misbehave: each is the answer to one thing. */
public enum SmtpStage {
    /** The connection was opened. */
    GREETING,
    /** EHLO or HELO. */
    EHLO,
    /** STARTTLS (RFC 3207), where it is offered. */
    STARTTLS,
    /** The credentials are complete (RFC 4954). */
    AUTH,
    MAIL,
    RCPT,
    /** The command; its usual answer is 354. */
    DATA,
    /** The first line of the text has come, and more is under way. No answer belongs here. */
    TEXT,
    /** The text and its final dot have come. */
    END_OF_DATA,
    RSET,
    NOOP,
    QUIT
}
