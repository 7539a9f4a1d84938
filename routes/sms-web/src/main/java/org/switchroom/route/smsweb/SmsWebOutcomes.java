package org.switchroom.route.smsweb;

import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.camel.Exchange;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.switchroom.camel.OutcomeTable;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Reason;

/** What the end of the route means: the reply's meaning is the body; of failures, those before the first byte left. */
final class SmsWebOutcomes implements OutcomeTable {
    private static final Duration WAIT = Duration.ofSeconds(30);

    @Override
    public Optional<Handover> ended(Exchange exchange) {
        return exchange.getMessage().getBody() instanceof Handover outcome ? Optional.of(outcome) : Optional.empty();
    }

    @Override
    public Optional<Handover> failed(Exchange exchange, Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause() == t ? null : t.getCause()) {
            if (t instanceof NotSent known) {
                return Optional.of(known.outcome());
            } else if (t instanceof ConnectTimeoutException) {
                return unavailable("websms.connect", "no connection to the gateway came about in time");
            } else if (t instanceof ConnectionRequestTimeoutException) {
                return unavailable("websms.busy", "all connections to the gateway are taken");
            } else if (t instanceof SSLHandshakeException || t instanceof SSLPeerUnverifiedException) {
                return unavailable("websms.tls", "the gateway's certificate is not trusted: " + t.getMessage());
            }
        }
        return Optional.empty();
    }

    private static Optional<Handover> unavailable(String code, String words) {
        return Optional.of(new Handover.Unavailable(new Reason(code, words), WAIT));
    }
}
