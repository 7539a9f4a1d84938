package org.switchroom.route.mail;

import org.apache.camel.builder.RouteBuilder;
import org.switchroom.camel.Headers;
import org.switchroom.route.mail.smtp.SmtpLine;
import org.switchroom.transport.Delivery;

/** The wire leg: a delivery is written as a mail and goes to the server. */
final class MailRoutes extends RouteBuilder {
    private final MailSettings settings;
    private final MailWriter writer;
    private final KeptSessionSender sender;

    MailRoutes(MailSettings settings, MailWriter writer, KeptSessionSender sender) {
        this.settings = settings;
        this.writer = writer;
        this.sender = sender;
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
    }

    private String server() {
        SmtpLine line = settings.line();
        String scheme = line.security() == SmtpLine.Security.TLS ? "smtps" : "smtp";
        String host = line.host().contains(":") ? "[" + line.host() + "]" : line.host();
        return scheme + "://" + host + ":" + line.port();
    }
}
