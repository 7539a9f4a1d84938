package org.switchroom.camel.component;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.switchroom.access.Tenant;
import org.switchroom.camel.Headers;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.transport.Arrivals;
import org.switchroom.transport.InboundMessage;
import org.switchroom.transport.Intake;
import org.switchroom.transport.TransportName;

/** {@code switchroom:arrivals}: the body is a {@link Content}, or the words of a text. */
final class ArrivingMessage implements Arriving {
    private final Optional<TransportName> via;
    private final Clock clock;

    ArrivingMessage(Optional<TransportName> via, Clock clock) {
        this.via = via;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Intake> bring(Exchange exchange, Arrivals arrivals) {
        Message message = exchange.getMessage();
        return arrivals.receive(new InboundMessage(
                Arriving.via(message, via),
                Arriving.reference(message),
                address(message, Headers.FROM),
                address(message, Headers.TO),
                content(message),
                clock.instant(),
                tenant(message)));
    }

    private static String tenant(Message message) {
        String tenant = Arriving.optional(message, Headers.TENANT).orElse(Tenant.MAIN);
        if (!Tenant.isId(tenant)) {
            throw new IllegalArgumentException("The header " + Headers.TENANT + " is not a tenant's id");
        }
        return tenant;
    }

    private static Address address(Message message, String header) {
        if (message.getHeader(header) instanceof Address address) {
            return address;
        }
        // The text itself may be a person's number: it does not go into the exception, which is logged.
        return Address.parse(Arriving.needed(message, header))
                .orElseThrow(() -> new IllegalArgumentException("The header " + header
                        + " is not an address; expected a scheme and a value, such as tel:+43… or mailto:…@…"));
    }

    private static Content content(Message message) {
        if (message.getBody() instanceof Content content) {
            return content;
        }
        String words = message.getBody(String.class);
        if (words == null) {
            throw new IllegalArgumentException("The body is neither a Content nor convertible to text;"
                    + " convert or unmarshal it before switchroom:arrivals");
        }
        return new Content.Text(Arriving.optional(message, Headers.SUBJECT).orElse(""), words);
    }
}
