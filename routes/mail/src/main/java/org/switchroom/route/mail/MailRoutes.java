package org.switchroom.route.mail;

import java.util.Optional;
import org.apache.camel.builder.RouteBuilder;
import org.switchroom.camel.Headers;
import org.switchroom.mail.Mailbox;
import org.switchroom.mail.Verdict;
import org.switchroom.route.mail.smtp.SmtpLine;
import org.switchroom.transport.Delivery;

/** The wire leg: a delivery is written as a mail and goes to the server. */
final class MailRoutes extends RouteBuilder {
    private final MailSettings settings;
    private final MailWriter writer;
    private final KeptSessionSender sender;
    private final Optional<Mailbox> box;
    private final ReturnsStep returns;

    MailRoutes(
            MailSettings settings,
            MailWriter writer,
            KeptSessionSender sender,
            Optional<Mailbox> box,
            ReturnsStep returns) {
        this.settings = settings;
        this.writer = writer;
        this.sender = sender;
        this.box = box;
        this.returns = returns;
    }

    @Override
    public void configure() {
        String name = settings.name().value();
        String senderName = name + "-sessions";
        getContext().getRegistry().bind(senderName, sender);

        from("switchroom:outbox/" + name)
                .routeId(name)
                .errorHandler(noErrorHandler()) // outcomes are the dispatcher's business, not a log's
                .process(exchange -> exchange.getMessage()
                        .setBody(writer.write(exchange.getProperty(Headers.DELIVERY, Delivery.class))))
                .id(name + "-write")
                .removeHeaders("*") // a header called mail.smtp.… would make Camel take a sender of its own
                .id(name + "-tidy")
                .to(server() + "?javaMailSender=#" + senderName)
                .id(name + "-smtp");
        box.ifPresent(this::returns);
    }

    /** What comes back: reports and answers. A mail is marked only after what it says is on disk. */
    private void returns(Mailbox from) {
        String name = settings.name().value() + "-returns";
        getContext().getRegistry().bind(name + "-box", from);
        from("mailbox:" + name + "?box=#" + name + "-box")
                .routeId(name)
                .errorHandler(noErrorHandler()) // what fails stays in the box and comes again
                .process(returns)
                .id(name + "-read")
                .choice()
                .when(header(ReturnsStep.GOES_TO).isEqualTo(ReturnsStep.RECEIPTS))
                .to("switchroom:receipts")
                .when(header(ReturnsStep.GOES_TO).isEqualTo(ReturnsStep.ARRIVALS))
                .to("switchroom:arrivals")
                .end()
                .setBody(constant(Verdict.TAKEN))
                .id(name + "-done");
    }

    private String server() {
        SmtpLine line = settings.line();
        String scheme = line.security() == SmtpLine.Security.TLS ? "smtps" : "smtp";
        String host = line.host().contains(":") ? "[" + line.host() + "]" : line.host();
        return scheme + "://" + host + ":" + line.port();
    }
}
