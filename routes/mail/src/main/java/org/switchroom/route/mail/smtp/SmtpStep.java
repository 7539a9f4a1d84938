package org.switchroom.route.mail.smtp;

import java.util.Locale;

/** How far a conversation with a mail server is. Declared in the order of the conversation (RFC 5321 §4.1.4). */
enum SmtpStep {
    CONNECT("to the connection"),
    GREETING("as its greeting"),
    HELLO("to EHLO"),
    STARTTLS("to STARTTLS"),
    AUTH("to AUTH"),
    RESET("to RSET"),
    MAIL("to MAIL"),
    RCPT("to RCPT"),
    DATA("to DATA"),
    /** The text is on its way, its final dot is not. */
    TEXT("inside the text"),
    /** The final dot has left: from here on the server may have the mail. */
    END("to the end of the text");

    private final String words;

    SmtpStep(String words) {
        this.words = words;
    }

    /** Fits behind "answered ...". */
    String words() {
        return words;
    }

    /** True while no mail has been begun: what goes wrong here is about the line, not about a mail. */
    boolean isBeforeMail() {
        return compareTo(MAIL) < 0;
    }

    /** The step that a command takes; arguments, which may be secret, are not looked at. */
    static SmtpStep of(String command) {
        int end = command.indexOf(' ');
        String verb = (end < 0 ? command : command.substring(0, end)).toUpperCase(Locale.ROOT);
        return switch (verb) {
            case "EHLO", "HELO" -> HELLO;
            case "STARTTLS" -> STARTTLS;
            case "AUTH" -> AUTH;
            case "RSET" -> RESET;
            case "MAIL" -> MAIL;
            case "RCPT" -> RCPT;
            case "DATA" -> DATA;
            case "." -> END;
            default -> throw new IllegalArgumentException("a command this session never sends: " + verb);
        };
    }
}
