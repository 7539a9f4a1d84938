package org.switchroom.route.intakemail;

import org.apache.camel.builder.RouteBuilder;
import org.switchroom.mail.Mailbox;
import org.switchroom.mail.ReadMail;

/** A mail becomes jobs, and is put away by what became of it. */
final class MailIntakeRoutes extends RouteBuilder {
    private final String name;
    private final Mailbox box;
    private final MailJobs jobs;

    MailIntakeRoutes(String name, Mailbox box, MailJobs jobs) {
        this.name = name;
        this.box = box;
        this.jobs = jobs;
    }

    @Override
    public void configure() {
        getContext().getRegistry().bind(name + "-box", box);
        from("mailbox:" + name + "?box=#" + name + "-box")
                .routeId(name)
                .errorHandler(noErrorHandler()) // what fails stays in the box and comes again
                .process(exchange -> exchange.getMessage()
                        .setBody(jobs.take(exchange.getMessage().getBody(ReadMail.class))))
                .id(name + "-take");
    }
}
