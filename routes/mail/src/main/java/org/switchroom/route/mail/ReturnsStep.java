package org.switchroom.route.mail;

import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.camel.Headers;
import org.switchroom.mail.ReadMail;
import org.switchroom.transport.InboundMessage;
import org.switchroom.transport.Receipt;

/** Shapes a mail that came back for {@code switchroom:receipts} or {@code switchroom:arrivals}. */
final class ReturnsStep implements Processor {
    /** Header: which of the two; absent when the mail is neither. */
    static final String GOES_TO = "SwitchroomReturns";

    static final String RECEIPTS = "receipts";
    static final String ARRIVALS = "arrivals";

    private static final Logger LOG = LoggerFactory.getLogger(ReturnsStep.class);

    private final Returns returns;

    ReturnsStep(Returns returns) {
        this.returns = returns;
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        ReadMail mail = message.getBody(ReadMail.class);
        Optional<Receipt> receipt = returns.receipt(mail);
        Optional<InboundMessage> answer = receipt.isPresent() ? Optional.empty() : returns.answer(mail);
        if (receipt.isPresent()) {
            shape(message, receipt.get());
        } else if (answer.isPresent()) {
            shape(message, answer.get());
        } else {
            LOG.info(
                    "A mail from {} is neither a report nor an answer to one of ours; it stays in the box",
                    mail.sender());
        }
    }

    private static void shape(Message message, Receipt receipt) {
        message.setHeader(GOES_TO, RECEIPTS);
        message.setHeader(Headers.VIA, receipt.via().value());
        message.setHeader(Headers.REFERENCE, receipt.reference().value());
        message.setHeader(Headers.STAGE, receipt.stage().name());
        receipt.reason().ifPresent(reason -> {
            message.setHeader(Headers.REASON_CODE, reason.code());
            message.setHeader(Headers.REASON_TEXT, reason.text());
        });
    }

    private static void shape(Message message, InboundMessage answer) {
        message.setHeader(GOES_TO, ARRIVALS);
        message.setHeader(Headers.VIA, answer.via().value());
        message.setHeader(Headers.REFERENCE, answer.reference().value());
        message.setHeader(Headers.FROM, answer.from());
        message.setHeader(Headers.TO, answer.to());
        message.setBody(answer.content());
    }
}
