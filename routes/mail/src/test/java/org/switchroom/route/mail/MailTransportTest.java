package org.switchroom.route.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.camel.host.StandaloneRoutes;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.testkit.mail.MisbehavingSmtpServer;
import org.switchroom.testkit.mail.Misdeed;
import org.switchroom.testkit.mail.ReceivedMail;
import org.switchroom.testkit.mail.SmtpStage;
import org.switchroom.testkit.transport.FakeArrivals;
import org.switchroom.testkit.transport.ParallelContract;
import org.switchroom.testkit.transport.RefusesContract;
import org.switchroom.testkit.transport.TransportContract;
import org.switchroom.testkit.transport.UnavailableContract;
import org.switchroom.testkit.transport.UncertainContract;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Health;
import org.switchroom.transport.Transport;

/** The whole way as in the distribution: CamelTransport, the route, camel-mail, a session, a server. */
class MailTransportTest
        implements TransportContract, RefusesContract, UnavailableContract, UncertainContract, ParallelContract {
    private static final Address NOBODY = new Address("mailto", "nobody@example.org");

    private final MisbehavingSmtpServer server = MisbehavingSmtpServer.start();
    private MailTransport mail;
    private StandaloneRoutes routes;

    @BeforeEach
    void start() {
        server.toRecipient(NOBODY.value(), Misdeed.reply(550, "5.1.1 <nobody@example.org> unknown"));
        mail = new MailTransport(
                MailSettings.read(
                        "pid",
                        Configs.of(
                                "transport.name",
                                "mail-test",
                                "port",
                                server.port(),
                                "security",
                                "none",
                                "read.timeout",
                                2)),
                MailReference.unkept(),
                Clock.systemUTC());
        routes = StandaloneRoutes.start(mail, new FakeArrivals());
    }

    @AfterEach
    void stop() {
        routes.close();
        mail.close();
        server.close();
    }

    @Override
    public Transport transport() {
        return routes.transport();
    }

    @Override
    public Address reachable() {
        return Samples.TO;
    }

    @Override
    public Address refused() {
        return NOBODY;
    }

    @Override
    public List<String> peerSaw() {
        return server.mails().stream().map(MailTransportTest::read).toList();
    }

    private static String read(ReceivedMail received) {
        try {
            MimeMessage parsed = new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(received.raw().getBytes(StandardCharsets.ISO_8859_1)));
            return parsed.getSubject() + "\n"
                    + new String(parsed.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (Exception unreadable) {
            throw new AssertionError("the server got what no mail program reads", unreadable);
        }
    }

    @Override
    public void peerGoesDown() {
        server.goDown();
    }

    @Override
    public void peerComesBack() {
        server.comeBack();
    }

    @Override
    public void peerFallsSilentAfterTheText() {
        server.always(SmtpStage.END_OF_DATA, Misdeed.silence());
    }

    @Override
    public void peerHangsUpAfterTheText() {
        server.always(SmtpStage.END_OF_DATA, Misdeed.hangUp());
    }

    @Override
    public void peerAnswersAgain() {
        server.behave();
    }

    @Override
    public void peerHolds() {
        server.always(SmtpStage.DATA, Misdeed.hold());
    }

    @Override
    public int peerKeepsWaiting() {
        return server.holding();
    }

    @Override
    public void peerLetsGo() {
        server.behave();
        server.letGo();
    }

    @Test
    void several_mails_go_through_camels_mail_endpoint_over_one_connection() {
        for (int i = 0; i < 4; i++) {
            assertThat(send(word())).isInstanceOf(Handover.Accepted.class);
        }

        assertThat(server.mailsPerConnection()).containsExactly(4);
        assertThat(routes.camel().getEndpoints())
                .anyMatch(endpoint -> endpoint.getEndpointUri().startsWith("smtp://127.0.0.1:" + server.port()));
    }

    @Test
    @Tag("SN-014")
    @Tag("SN-015")
    void a_job_and_its_update_arrive_as_the_preview_shows_them() {
        for (boolean update : new boolean[] {false, true}) {
            Content job = Samples.job(update);
            Content.Text preview = mail.preview(job);

            assertThat(send(delivery(reachable(), job))).isInstanceOf(Handover.Accepted.class);

            assertThat(arrived(preview.subject() + "\n" + preview.body())).isEqualTo(1);
        }
    }

    @Test
    void an_address_that_is_none_is_refused_before_anything_is_said_to_the_server() {
        Handover handover = send(delivery(new Address("mailto", "not an address"), saying("words")));

        assertThat(MailPosts.verdict(handover)).isEqualTo("refused mail.address");
        assertThat(server.connections()).isZero();
    }

    @Test
    void the_outcome_and_its_words_come_through_the_route_unchanged() {
        server.once(SmtpStage.RCPT, Misdeed.reply(450, "4.2.0 greylisted"));

        Handover handover = send(word());

        assertThat(MailPosts.verdict(handover)).isEqualTo("unavailable smtp.450");
        assertThat(MailPosts.reason(handover).text()).contains("450 4.2.0 greylisted", "tried again");
        assertThat(transport().health().state()).isEqualTo(Health.State.DEGRADED);
    }

    @Test
    void its_one_route_is_shown_under_the_transports_name() {
        assertThat(routes.routes().routes()).singleElement().satisfies(route -> assertThat(route.toString())
                .contains("mail-test"));
    }
}
