package org.switchroom.route.mail;

import java.util.Optional;
import org.apache.camel.Exchange;
import org.switchroom.camel.OutcomeTable;
import org.switchroom.route.mail.smtp.MailNotSent;
import org.switchroom.route.mail.smtp.SmtpMail;
import org.switchroom.transport.Handover;
import org.switchroom.transport.RemoteReference;

/** The session decided already, where the conversation was known; this only takes its verdict from the exchange. */
final class MailOutcomes implements OutcomeTable {
    @Override
    public Optional<Handover> ended(Exchange exchange) {
        return exchange.getMessage().getBody() instanceof SmtpMail sent
                ? Optional.of(new Handover.Accepted(Optional.of(new RemoteReference(sent.name()))))
                : Optional.empty();
    }

    @Override
    public Optional<Handover> failed(Exchange exchange, Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause() == t ? null : t.getCause()) {
            if (t instanceof MailNotSent known) {
                return Optional.of(known.outcome());
            }
        }
        return Optional.empty();
    }
}
