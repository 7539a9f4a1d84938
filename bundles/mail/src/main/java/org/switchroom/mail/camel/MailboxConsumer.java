package org.switchroom.mail.camel;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.support.DefaultConsumer;
import org.switchroom.mail.Mailbox;
import org.switchroom.mail.ReadMail;
import org.switchroom.mail.Verdict;

/** Starts the route with each mail, on the box's own thread, and waits until it has ended. */
final class MailboxConsumer extends DefaultConsumer implements Suspendable {
    private final Mailbox box;
    private MailboxWatch watch; // Camel calls the life-cycle methods one at a time

    MailboxConsumer(MailboxEndpoint endpoint, Processor processor, Mailbox box) {
        super(endpoint, processor);
        this.box = box;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        watch = new MailboxWatch(box, this::take);
    }

    @Override
    protected void doStop() throws Exception {
        stopWatching();
        super.doStop();
    }

    @Override
    protected void doSuspend() throws Exception {
        stopWatching();
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        if (watch == null) {
            watch = new MailboxWatch(box, this::take);
        }
    }

    private void stopWatching() {
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }

    /** @throws Exception whatever the route failed with: the mail stays */
    private Verdict take(ReadMail mail) throws Exception {
        Exchange exchange = createExchange(false);
        createUoW(exchange);
        try {
            exchange.getMessage().setBody(mail);
            getProcessor().process(exchange);
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
            return exchange.getMessage().getBody() instanceof Verdict verdict ? verdict : Verdict.LATER;
        } finally {
            doneUoW(exchange);
            releaseExchange(exchange, false);
        }
    }
}
