package org.switchroom.mail.camel;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.switchroom.mail.Mailbox;

/** A mail box that a route takes from. */
final class MailboxEndpoint extends DefaultEndpoint {
    private final Mailbox box;

    MailboxEndpoint(String uri, MailboxComponent component, Mailbox box) {
        super(uri, component);
        this.box = box;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        MailboxConsumer consumer = new MailboxConsumer(this, processor, box);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("A route takes from " + getEndpointUri()
                + " and gives nothing to it; a mail is sent by a mail transport");
    }
}
