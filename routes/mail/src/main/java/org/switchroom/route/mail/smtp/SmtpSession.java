package org.switchroom.route.mail.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Inet6Address;
import java.net.Socket;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * One conversation with a mail server over a connection that is kept for several mails. It knows at every moment how
 * far it is, because what a failure means depends on that alone. Used by one thread at a time.
 */
final class SmtpSession extends SMTPTransport {
    private final String server;
    private final Socket raw;
    private SmtpStep step = SmtpStep.GREETING;
    private Optional<SmtpReply> reply = Optional.empty();
    private SendLimit limit;
    private boolean resetDue;
    private boolean usable;
    private int mails;
    private long idleSinceNanos = System.nanoTime();

    /** @param raw the TCP connection; TLS lies over it */
    SmtpSession(Session settings, SmtpLine line, Socket raw) {
        super(settings, url(line));
        this.server = line.server();
        this.raw = raw;
        if (line.helo().isBlank()) {
            var local = raw.getLocalAddress();
            // RFC 5321 §4.1.3; an IPv6 scope such as %eth0 has no place there.
            String literal = local.getHostAddress().replaceFirst("%.*", "");
            setLocalHost(local instanceof Inet6Address ? "[IPv6:" + literal + "]" : "[" + literal + "]");
        } else {
            setLocalHost(line.helo());
        }
    }

    private static URLName url(SmtpLine line) {
        return new URLName(
                "smtp",
                line.host(),
                line.port(),
                null,
                line.login().map(SmtpLine.Login::user).orElse(null),
                line.login().map(SmtpLine.Login::password).orElse(null));
    }

    /**
     * Greets, protects and logs in.
     *
     * @param connection the raw one, or TLS over it
     */
    void begin(Socket connection, SmtpLine line, SendLimit during) throws SmtpFailed {
        limit = during;
        try {
            connect(connection);
        } catch (MessagingException | RuntimeException broken) {
            boolean greeted =
                    step == SmtpStep.HELLO && reply.map(SmtpReply::isPositive).orElse(false);
            if (greeted && line.security() == SmtpLine.Security.STARTTLS) {
                step = SmtpStep.STARTTLS; // it is not offered, so angus did not ask for it
                reply = Optional.empty();
            }
            throw failed(broken);
        }
        if (line.login().isPresent() && !supportsExtension("AUTH") && !supportsExtension("AUTH=LOGIN")) {
            // angus would go on without a login; the mails would then be refused one by one.
            step = SmtpStep.AUTH;
            reply = Optional.empty();
            cut();
            throw failed(new MessagingException("the server offers no AUTH"));
        }
        usable = true;
    }

    /** Hands one mail over; returns when the server has taken it. */
    void deliver(SmtpMail mail, SendLimit during) throws SmtpFailed {
        limit = during;
        during.watch(raw);
        mails++;
        usable = false;
        try {
            if (resetDue) {
                resetDue = false;
                if (simpleCommand("RSET") != 250) {
                    throw new MessagingException("RSET was not accepted");
                }
            }
            if (supportsExtension("DSN")) {
                mail.quoteItsName();
            }
            step = SmtpStep.MAIL;
            reply = Optional.empty();
            sendMessage(mail, mail.getAllRecipients());
            usable = true;
        } catch (MessagingException | RuntimeException broken) {
            boolean answered =
                    reply.map(said -> said.code() >= 400 && said.code() != 421).orElse(false);
            usable = answered;
            resetDue = answered;
            if (step != SmtpStep.END || !reply.map(SmtpReply::isPositive).orElse(false)) {
                throw failed(broken);
            }
            // angus insists on 250; any 2xx to the end of the text is a yes (RFC 5321 §4.2.1), only we stop here.
        }
    }

    boolean isUsable() {
        return usable;
    }

    int mails() {
        return mails;
    }

    void rest() {
        idleSinceNanos = System.nanoTime();
    }

    long idleNanos() {
        return System.nanoTime() - idleSinceNanos;
    }

    /** Politely when the server still listens; a conversation broken off inside a text is just cut. */
    void end() {
        try {
            if (usable) {
                close();
            }
        } catch (MessagingException alreadyGone) {
            // The server closed first; that is what we wanted.
        } finally {
            cut();
        }
    }

    private void cut() {
        try {
            raw.close();
        } catch (IOException alreadyBroken) {
            // Nothing left to close.
        }
    }

    private SmtpFailed failed(Exception broken) {
        Exception cause = limit.isOver() ? new SendLimit.OutOfTime(broken) : broken;
        return new SmtpFailed(new SmtpTrouble(server, step, reply, Optional.of(cause)));
    }

    @Override
    protected void sendCommand(String command) throws MessagingException {
        if (command.equals("QUIT")) {
            super.sendCommand(command);
            return;
        }
        SmtpStep next = SmtpStep.of(command);
        if (next == SmtpStep.END && !limit.passDot()) {
            throw new MessagingException("stopped inside the text", new SendLimit.OutOfTime());
        }
        reply = Optional.empty();
        if (next != SmtpStep.END) {
            step = next;
        }
        super.sendCommand(command);
        // Deliberate: only now. When writing the dot fails, its last byte was never taken and the server has no mail.
        step = next;
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        int code = super.readServerResponse();
        String said = getLastServerResponse();
        reply = "[EOF]".equals(said) ? Optional.empty() : Optional.of(SmtpReply.read(code, said));
        return code;
    }

    @Override
    protected OutputStream data() throws MessagingException {
        OutputStream text = super.data();
        step = SmtpStep.TEXT;
        reply = Optional.empty();
        return text;
    }

    /**
     * Deliberate: angus sends RSET right after a bad reply, and when that fails too, its exception hides the reply. Ours
     * goes ahead of the next mail.
     */
    @Override
    public synchronized void issueCommand(String command, int expected) throws MessagingException {
        if (!command.equals("RSET")) {
            super.issueCommand(command, expected);
        }
    }
}
