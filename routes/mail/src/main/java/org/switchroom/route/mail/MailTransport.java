package org.switchroom.route.mail;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.RoutesBuilder;
import org.switchroom.camel.OutcomeTable;
import org.switchroom.camel.TransportRoutes;
import org.switchroom.message.Content;
import org.switchroom.route.mail.smtp.KeptSessions;
import org.switchroom.transport.Capabilities;
import org.switchroom.transport.Health;
import org.switchroom.transport.Preview;
import org.switchroom.transport.TransportName;

/** One configured mail server as a transport: its route, its sessions, and a preview of what it would write. */
final class MailTransport implements TransportRoutes, Preview, AutoCloseable {
    private final MailSettings settings;
    private final KeptSessions sessions;
    private final MailWriter writer;
    private final MailOutcomes outcomes = new MailOutcomes();

    MailTransport(MailSettings settings, Clock clock) {
        this.settings = settings;
        this.sessions = new KeptSessions(settings.name().value(), settings.line(), clock);
        this.writer = new MailWriter(settings, sessions.settings(), clock);
    }

    @Override
    public String name() {
        return settings.name().value();
    }

    @Override
    public TransportName transport() {
        return settings.name();
    }

    @Override
    public String group() {
        return settings.group();
    }

    @Override
    public RoutesBuilder routes() {
        return new MailRoutes(settings, writer, new KeptSessionSender(sessions));
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                Set.of(Capabilities.Direction.SEND),
                Set.of(),
                Set.of(Content.Kind.TEXT, Content.Kind.JOB),
                Set.of("mailto"),
                settings.maxSize(),
                settings.line().parallel());
    }

    @Override
    public OutcomeTable outcomes() {
        return outcomes;
    }

    @Override
    public Optional<Health> health() {
        return Optional.of(sessions.health());
    }

    @Override
    public Content.Text preview(Content content) {
        return settings.texts().text(content);
    }

    @Override
    public void close() {
        sessions.close();
    }
}
