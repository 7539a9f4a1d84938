package org.switchroom.route.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchroom.route.mail.MailPosts.verdict;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.switchroom.testkit.mail.MisbehavingSmtpServer;
import org.switchroom.testkit.mail.Misdeed;
import org.switchroom.testkit.mail.SmtpStage;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Health;

final class SmtpLoginTest {
    private final MailSite site = new MailSite();
    private final MisbehavingSmtpServer peer = site.peer;

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void a_login_is_made_once_a_session_and_its_password_shows_nowhere() {
        peer.requireLogin("room", "s3cret");
        site.configure(Map.of("user", "room", ".password", "s3cret"));

        site.posts().send("one");
        site.posts().send("two");

        assertThat(peer.commands().stream().filter(line -> line.startsWith("AUTH")))
                .hasSize(1);
        assertThat(site.posts().sessions().health().detail()).doesNotContain("s3cret");
    }

    @Test
    void a_failed_login_takes_the_line_down_and_says_what_to_check() {
        peer.requireLogin("room", "another");
        site.configure(Map.of("user", "room", ".password", "s3cret"));
        peer.once(SmtpStage.AUTH, Misdeed.reply(535, "5.7.8 Authentication credentials invalid"));

        Handover outcome = site.posts().send("one");

        assertThat(outcome).isInstanceOfSatisfying(Handover.Unavailable.class, unavailable -> {
            assertThat(unavailable.reason().code()).isEqualTo("smtp.auth");
            assertThat(unavailable.retryAfter()).isEqualTo(Duration.ofMinutes(5));
        });
        assertThat(site.posts().sessions().health().state()).isEqualTo(Health.State.DOWN);
        assertThat(site.posts().sessions().health().detail())
                .contains("535 5.7.8")
                .contains("check 'user', '.password'")
                .doesNotContain("s3cret");
    }

    @Test
    void a_server_that_offers_no_login_gets_no_mail_when_a_login_is_configured() {
        try (var without = MisbehavingSmtpServer.start()) {
            site.configure(Map.of("port", without.port(), "user", "room", ".password", "s3cret"));

            assertThat(verdict(site.posts().send("one"))).isEqualTo("unavailable smtp.auth");

            assertThat(without.mails()).isEmpty();
        }
    }
}
