package org.switchroom.camel.component;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.switchroom.camel.Headers;
import org.switchroom.transport.Arrivals;
import org.switchroom.transport.Intake;
import org.switchroom.transport.RemoteReference;
import org.switchroom.transport.TransportName;

/** Reads from an exchange what Arrivals wants to know, and brings it there. */
interface Arriving {
    /**
     * Reads and brings.
     *
     * @throws IllegalArgumentException when the route has not set what is needed; says which header
     */
    CompletionStage<Intake> bring(Exchange exchange, Arrivals arrivals);

    static TransportName via(Message message, Optional<TransportName> option) {
        return optional(message, Headers.VIA)
                .map(TransportName::new)
                .or(() -> option)
                .orElseThrow(() -> new IllegalArgumentException("The transport is not named; set the header "
                        + Headers.VIA + ", or say switchroom:…?via=NAME"));
    }

    static RemoteReference reference(Message message) {
        return new RemoteReference(needed(message, Headers.REFERENCE));
    }

    static String needed(Message message, String header) {
        return optional(message, header)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The header " + header + " is not set; the route has to set it before switchroom:"));
    }

    static Optional<String> optional(Message message, String header) {
        return Optional.ofNullable(message.getHeader(header, String.class)).filter(text -> !text.isBlank());
    }

    static String word(Intake intake) {
        return intake.name().toLowerCase(Locale.ROOT);
    }
}
