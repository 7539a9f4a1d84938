package org.switchroom.route.mail;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.RoutesBuilder;
import org.switchroom.camel.OutcomeTable;
import org.switchroom.camel.TransportRoutes;
import org.switchroom.mail.Mailbox;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.route.mail.smtp.KeptSessions;
import org.switchroom.transport.Capabilities;
import org.switchroom.transport.Health;
import org.switchroom.transport.Preview;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.TransportName;

/** One configured mail server as a transport: its route, its sessions, and a preview of what it would write. */
final class MailTransport implements TransportRoutes, Preview, AutoCloseable {
    private final MailSettings settings;
    private final KeptSessions sessions;
    private final MailWriter writer;
    private final Optional<Mailbox> box;
    private final ReturnsStep returns;
    private final MailOutcomes outcomes = new MailOutcomes();

    /** @param references what the Message-IDs are made with, and what comes back is recognised by */
    MailTransport(MailSettings settings, MailReference references, Clock clock) {
        this.settings = settings;
        this.sessions = new KeptSessions(settings.name().value(), settings.line(), clock);
        this.writer = new MailWriter(settings, references, sessions.settings(), clock);
        this.box = settings.returns().map(line -> new Mailbox(settings.name() + "-returns", line, clock));
        this.returns = new ReturnsStep(
                new Returns(references, Address.mail(settings.from().getAddress()), clock));
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
        return new MailRoutes(settings, writer, new KeptSessionSender(sessions), box, returns);
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                box.isPresent() ? EnumSet.allOf(Capabilities.Direction.class) : Set.of(Capabilities.Direction.SEND),
                receipts(),
                Set.of(Content.Kind.TEXT, Content.Kind.JOB),
                Set.of(Address.MAIL),
                settings.maxSize(),
                settings.line().parallel());
    }

    /** Servers report failures and delays; the arrival only when they were asked to. */
    private Set<Receipt.Stage> receipts() {
        if (box.isEmpty()) {
            return Set.of();
        }
        return settings.reportsSuccess()
                ? Set.of(Receipt.Stage.FAILED, Receipt.Stage.RELAYED, Receipt.Stage.DELIVERED)
                : Set.of(Receipt.Stage.FAILED, Receipt.Stage.RELAYED);
    }

    @Override
    public OutcomeTable outcomes() {
        return outcomes;
    }

    @Override
    public Optional<Health> health() {
        Health line = sessions.health();
        Optional<Mailbox.Trouble> trouble = box.flatMap(Mailbox::trouble);
        // Mails still leave; what comes back waits in the box.
        return Optional.of(
                line.state() == Health.State.UP && trouble.isPresent()
                        ? new Health(
                                Health.State.DEGRADED,
                                trouble.get().text(),
                                trouble.get().since())
                        : line);
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
