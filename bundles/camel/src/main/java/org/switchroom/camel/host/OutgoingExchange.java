package org.switchroom.camel.host;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.switchroom.camel.Headers;
import org.switchroom.message.Content;
import org.switchroom.transport.Delivery;

/** A delivery as an outbox route meets it; {@link Headers} is the contract. */
final class OutgoingExchange {
    private OutgoingExchange() {}

    static void fill(Exchange exchange, Delivery delivery) {
        exchange.setProperty(Headers.DELIVERY, delivery);
        Message message = exchange.getIn();
        message.setHeader(Headers.DELIVERY_ID, delivery.id().toString());
        message.setHeader(Headers.MESSAGE_ID, delivery.message().id().toString());
        message.setHeader(Headers.TENANT, delivery.message().tenant());
        message.setHeader(Headers.TO, delivery.to().value());
        message.setHeader(Headers.TO_SCHEME, delivery.to().scheme());
        message.setHeader(Headers.PRIORITY, delivery.message().priority().name());
        message.setHeader(Headers.ATTEMPT, delivery.attempt());
        message.setHeader(Headers.DEADLINE, delivery.deadline().toString());
        Content content = delivery.message().content();
        message.setHeader(Headers.SUBJECT, content.fold(Content.Text::subject, alarm -> "", job -> "", binary -> ""));
        message.setBody(content.fold(Content.Text::body, alarm -> alarm, Content.Job::fields, binary -> binary));
        if (content instanceof Content.Job job) {
            message.setHeader(Headers.JOB_NUMBER, job.number());
            message.setHeader(Headers.JOB_UPDATE, job.update());
        }
    }
}
