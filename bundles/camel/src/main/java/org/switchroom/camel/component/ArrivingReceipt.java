package org.switchroom.camel.component;

import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.switchroom.camel.Headers;
import org.switchroom.message.MessageId;
import org.switchroom.transport.Arrivals;
import org.switchroom.transport.Intake;
import org.switchroom.transport.Reason;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.TransportName;

/** {@code switchroom:receipts}: reference and stage are headers; the body is not looked at. */
final class ArrivingReceipt implements Arriving {
    private final Optional<TransportName> via;
    private final Clock clock;

    ArrivingReceipt(Optional<TransportName> via, Clock clock) {
        this.via = via;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Intake> bring(Exchange exchange, Arrivals arrivals) {
        Message message = exchange.getMessage();
        return arrivals.report(new Receipt(
                Arriving.via(message, via),
                Arriving.reference(message),
                stage(Arriving.needed(message, Headers.STAGE)),
                clock.instant(),
                reason(message),
                Arriving.optional(message, Headers.MESSAGE_ID).flatMap(MessageId::parse)));
    }

    private static Receipt.Stage stage(String word) {
        return Arrays.stream(Receipt.Stage.values())
                .filter(stage -> stage.name().equals(word.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The header " + Headers.STAGE + " is '" + word
                        + "'; expected one of " + Arrays.toString(Receipt.Stage.values())));
    }

    private static Optional<Reason> reason(Message message) {
        return Arriving.optional(message, Headers.REASON_CODE)
                .map(code -> new Reason(
                        code, Arriving.optional(message, Headers.REASON_TEXT).orElse(code)));
    }
}
