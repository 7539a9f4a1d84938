package org.switchroom.route.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.apache.camel.component.mail.DefaultJavaMailSender;
import org.switchroom.route.mail.smtp.KeptSessions;
import org.switchroom.route.mail.smtp.MailNotSent;
import org.switchroom.route.mail.smtp.SmtpMail;
import org.switchroom.transport.Handover;

/**
 * What Camel's mail endpoint sends with. Its own sender connects for each mail (DefaultJavaMailSender.send, 4.18.0);
 * this one hands over to the kept sessions.
 */
final class KeptSessionSender extends DefaultJavaMailSender {
    private final KeptSessions sessions;

    KeptSessionSender(KeptSessions sessions) {
        this.sessions = sessions;
        setSession(sessions.settings());
    }

    @Override
    public void send(MimeMessage message) throws MessagingException {
        if (!(message instanceof SmtpMail mail)) {
            throw new MessagingException("expected a mail written by this transport, found " + message.getClass());
        }
        Handover outcome = sessions.send(mail);
        if (!(outcome instanceof Handover.Accepted)) {
            throw new MailNotSent(outcome);
        }
    }
}
