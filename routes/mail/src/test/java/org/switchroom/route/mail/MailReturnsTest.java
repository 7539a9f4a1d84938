package org.switchroom.route.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchroom.camel.host.StandaloneRoutes;
import org.switchroom.message.Address;
import org.switchroom.message.MessageId;
import org.switchroom.testkit.transport.FakeArrivals;
import org.switchroom.testkit.transport.ReceivesContract;
import org.switchroom.testkit.transport.ReportsReceiptsContract;
import org.switchroom.transport.Health;
import org.switchroom.transport.Intake;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.RemoteReference;
import org.switchroom.transport.Transport;
import org.switchroom.transport.TransportName;

/** Reports and answers out of a mail box, with a server that others wrote. */
class MailReturnsTest implements ReportsReceiptsContract, ReceivesContract {
    private static final TransportName NAME = new TransportName("mail-test");
    private static final Address GUARD = new Address("mailto", "guard@example.org");

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
    });
    private final FakeArrivals arrivals = new FakeArrivals();
    private final MailReference references = MailReference.unkept();
    private GreenMailUser box;
    private MailTransport mail;
    private StandaloneRoutes routes;

    @BeforeEach
    void start() {
        server.start();
        box = server.setUser("bounce@example.com", "bounce", "s3cret");
        start(server.getImap().getPort());
    }

    private void start(int imapPort) {
        mail = new MailTransport(
                MailSettings.read(
                        "pid",
                        Configs.of(
                                "transport.name",
                                NAME.value(),
                                "port",
                                server.getSmtp().getPort(),
                                "security",
                                "none",
                                "return-path",
                                "bounce@example.com",
                                "returns.host",
                                "127.0.0.1",
                                "returns.port",
                                imapPort,
                                "returns.security",
                                "none",
                                "returns.user",
                                "bounce",
                                ".returns.password",
                                "s3cret",
                                "returns.interval",
                                1,
                                "returns.success",
                                true)),
                references,
                Clock.systemUTC());
        routes = StandaloneRoutes.start(mail, arrivals);
    }

    @AfterEach
    void stop() {
        routes.close();
        mail.close();
        server.stop();
    }

    @Override
    public Transport transport() {
        return routes.transport();
    }

    @Override
    public FakeArrivals arrivals() {
        return arrivals;
    }

    @Override
    public TransportName name() {
        return NAME;
    }

    @Override
    public Address reachable() {
        return GUARD;
    }

    @Override
    public List<String> peerSaw() {
        return Stream.of(server.getReceivedMessagesForDomain("example.org"))
                .map(MailReturnsTest::words)
                .toList();
    }

    private static String words(MimeMessage message) {
        try {
            return new String(message.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (Exception unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private void deliver(String text) {
        try {
            box.deliver(new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
        } catch (MessagingException broken) {
            throw new AssertionError(broken);
        }
    }

    @Override
    public void peerReports(RemoteReference reference, Receipt.Stage stage) {
        String action =
                switch (stage) {
                    case FAILED, EXPIRED -> "failed";
                    case DELIVERED, READ -> "delivered";
                    case RELAYED -> "delayed";
                };
        deliver(Bounces.report(reference.value(), action, "5.1.1", "words"));
    }

    private MailFolder inbox() {
        try {
            return server.getManagers().getImapHostManager().getInbox(box);
        } catch (FolderException broken) {
            throw new AssertionError(broken);
        }
    }

    /** A box keeps what was not taken and would bring it again; this peer takes it away first. */
    @Override
    public void peerSends(String reference, String words) {
        for (StoredMessage message : inbox().getMessages()) {
            if (!message.isSet(Flags.Flag.SEEN)) {
                message.setFlag(Flags.Flag.DELETED, true);
            }
        }
        String ours = references.of(new MessageId(5), NAME, GUARD, "example.com");
        deliver(Bounces.answer(ours, reference, "", words));
    }

    @Override
    public List<String> acknowledged() {
        List<String> seen = new ArrayList<>();
        for (StoredMessage message : inbox().getMessages()) {
            if (message.isSet(Flags.Flag.SEEN)) {
                try {
                    seen.add(message.getMimeMessage().getMessageID().replaceAll("<(.*)@.*", "$1"));
                } catch (MessagingException broken) {
                    throw new AssertionError(broken);
                }
            }
        }
        return seen;
    }

    @Test
    void what_was_read_before_a_restart_is_not_read_again() {
        peerSends("r-1", "once");
        await().until(() -> acknowledged().contains("r-1"));

        stopOnlyRoutes();
        start(server.getImap().getPort());
        deliver(Bounces.report(
                references.of(new MessageId(6), NAME, GUARD, "example.com"), "failed", "5.1.1", "words"));

        await().until(() -> arrivals.reported().size() == 1);
        assertThat(arrivals.received()).hasSize(1);
    }

    private void stopOnlyRoutes() {
        routes.close();
        mail.close();
    }

    @Test
    void what_is_no_news_of_ours_is_marked_and_left() {
        deliver("From: spam@example.net\r\nMessage-ID: <spam@example.net>\r\nSubject: Win\r\n\r\nNow");

        await().until(() -> acknowledged().contains("spam"));
        assertThat(arrivals.received()).isEmpty();
        assertThat(arrivals.reported()).isEmpty();
    }

    @Test
    void a_mail_whose_news_could_not_be_stored_comes_again() {
        arrivals.answer(Intake.TRY_LATER);
        peerSends("r-2", "again");
        await().until(() -> arrivals.received().size() == 1);
        assertThat(acknowledged()).isEmpty();

        arrivals.answer(Intake.STORED);
        deliver("From: spam@example.net\r\nSubject: wakes the box\r\n\r\nNow");

        await().until(() -> acknowledged().contains("r-2"));
    }

    @Test
    void a_box_that_is_away_degrades_the_transport_and_mails_still_leave() {
        stopOnlyRoutes();
        start(1);

        assertThat(send("leaves")).isInstanceOf(org.switchroom.transport.Handover.Accepted.class);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        transport().health())
                .matches(health -> health.state() == Health.State.DEGRADED)
                .matches(health -> health.detail().contains("mail-test-returns at 127.0.0.1:1 can not be read")));
    }
}
