package org.switchroom.camel.component;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;
import org.switchroom.camel.Headers;
import org.switchroom.camel.WebhookSignature;

/**
 * Sets {@code webhook-id}, {@code webhook-timestamp} and {@code webhook-signature} for the body as it is; from then on it
 * is bytes, so that what is signed is what leaves. The id is the message's, the same for each attempt.
 */
final class SigningEndpoint extends DefaultEndpoint {
    private final WebhookSignature signature;
    private final Clock clock;

    SigningEndpoint(String uri, SwitchroomComponent component, WebhookSignature signature, Clock clock) {
        super(uri, component);
        this.signature = signature;
        this.clock = clock;
    }

    @Override
    public Producer createProducer() {
        return new DefaultProducer(this) {
            @Override
            public void process(Exchange exchange) throws Exception {
                sign(exchange);
            }
        };
    }

    private void sign(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        byte[] body = message.getBody() instanceof String text
                ? text.getBytes(StandardCharsets.UTF_8)
                : message.getMandatoryBody(byte[].class);
        String id = "msg_" + Arriving.needed(message, Headers.MESSAGE_ID);
        Instant now = clock.instant();
        message.setBody(body);
        message.setHeader("webhook-id", id);
        message.setHeader("webhook-timestamp", Long.toString(now.getEpochSecond()));
        message.setHeader("webhook-signature", signature.sign(id, now, body));
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException(
                "A route gives to switchroom:webhook-signature and takes nothing from it");
    }
}
