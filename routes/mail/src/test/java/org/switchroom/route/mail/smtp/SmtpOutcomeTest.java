package org.switchroom.route.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchroom.route.mail.MailPosts.reason;
import static org.switchroom.route.mail.MailPosts.verdict;

import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchroom.testkit.mail.MisbehavingSmtpServer;
import org.switchroom.testkit.mail.Misdeed;
import org.switchroom.testkit.mail.SmtpStage;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Health;

/** What becomes of a mail by what the server says, or does not say, at each step. */
final class SmtpOutcomeTest {
    private final MailSite site = new MailSite();
    private final MisbehavingSmtpServer peer = site.peer;

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void an_accepted_mail_is_known_by_its_message_id() {
        Handover outcome = site.posts().send("words");

        assertThat(((Handover.Accepted) outcome).reference().orElseThrow().value())
                .isEqualTo(peer.mails().get(0).header("Message-ID").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING, 421, busy, unavailable smtp.421",
        "GREETING, 554, go away, unavailable smtp.554",
        "MAIL, 451, 4.3.0 later, unavailable smtp.451",
        "MAIL, 550, no, refused smtp.550",
        "RCPT, 450, 4.2.0 grey, unavailable smtp.450",
        "RCPT, 550, 5.1.1 unknown, refused smtp.550",
        "DATA, 451, later, unavailable smtp.451",
        "DATA, 554, no, refused smtp.554",
        "END_OF_DATA, 451, later, unavailable smtp.451",
        "END_OF_DATA, 554, 5.6.0 no, refused smtp.554",
        "END_OF_DATA, 421, disk full, unavailable smtp.421",
        "END_OF_DATA, 251, taken as well, accepted"
    })
    void what_the_server_says_decides(SmtpStage stage, int code, String text, String verdict) {
        peer.once(stage, Misdeed.reply(code, text));

        assertThat(verdict(site.posts().send("words"))).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING, unavailable smtp.lost",
        "EHLO,     unavailable smtp.lost",
        "MAIL,     unavailable smtp.lost",
        "RCPT,     unavailable smtp.lost",
        "DATA,     unavailable smtp.lost",
        "TEXT,     unavailable smtp.lost",
        "END_OF_DATA, uncertain smtp.lost"
    })
    void a_lost_connection_counts_by_whether_the_final_dot_had_left(SmtpStage stage, String verdict) {
        peer.once(stage, Misdeed.hangUp());

        // Big enough that the connection breaks while it is still being written.
        Handover outcome = site.posts().send("words\n".repeat(1_000_000));

        assertThat(verdict(outcome)).isEqualTo(verdict);
        assertThat(peer.mails()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING, unavailable smtp.silent",
        "EHLO,     unavailable smtp.silent",
        "MAIL,     unavailable smtp.silent",
        "RCPT,     unavailable smtp.silent",
        "DATA,     unavailable smtp.silent",
        "TEXT,     uncertain smtp.silent", // it read on, so the final dot has left
        "END_OF_DATA, uncertain smtp.silent"
    })
    void silence_counts_by_whether_the_final_dot_had_left(SmtpStage stage, String verdict) {
        peer.once(stage, Misdeed.silence());

        Handover outcome = site.posts().send("words");

        assertThat(verdict(outcome)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"MAIL, unavailable smtp.silent", "END_OF_DATA, uncertain smtp.silent"})
    @Timeout(60)
    void the_deadline_bounds_a_silent_server_before_its_read_timeout(SmtpStage stage, String verdict) {
        site.configure("read.timeout", 300);
        peer.once(stage, Misdeed.silence());

        assertThat(verdict(site.posts().send("words", Duration.ofSeconds(2)))).isEqualTo(verdict);
    }

    @Test
    @Timeout(60)
    void the_deadline_bounds_a_server_that_dribbles_without_ever_being_silent() {
        site.configure("read.timeout", 300);
        peer.once(SmtpStage.MAIL, Misdeed.babble("250-not yet\r\n".repeat(5)));

        assertThat(verdict(site.posts().send("words", Duration.ofSeconds(2)))).isEqualTo("unavailable smtp.silent");
    }

    @ParameterizedTest
    @CsvSource({"MAIL, unavailable smtp.protocol", "END_OF_DATA, uncertain smtp.lost"})
    void what_is_no_reply_counts_by_whether_the_final_dot_had_left(SmtpStage stage, String verdict) {
        peer.once(stage, Misdeed.babble("nonsense\r\n"));

        assertThat(verdict(site.posts().send("words"))).isEqualTo(verdict);
    }

    @Test
    void a_server_that_is_not_there_is_unavailable_and_health_says_why_and_since_when() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        site.configure("port", free);

        assertThat(verdict(site.posts().send("one"))).isEqualTo("unavailable smtp.connect");
        Health first = site.posts().sessions().health();
        site.posts().send("two");

        assertThat(first.state()).isEqualTo(Health.State.DOWN);
        assertThat(first.detail()).contains("127.0.0.1:" + free).contains("check that it runs");
        assertThat(site.posts().sessions().health().since()).isEqualTo(first.since());
    }

    @Test
    void a_host_without_address_is_unavailable() {
        site.configure("host", "mail.invalid"); // RFC 2606 §2: never resolves

        assertThat(verdict(site.posts().send("one"))).isIn("unavailable smtp.host", "unavailable smtp.silent");
    }

    @Test
    void without_time_nothing_is_begun() {
        assertThat(verdict(site.posts().send("late", Duration.ofSeconds(-1)))).isEqualTo("unavailable mail.late");

        assertThat(peer.connections()).isZero();
    }

    @Test
    void one_recipients_delay_does_not_take_the_line_down() {
        peer.once(SmtpStage.RCPT, Misdeed.reply(450, "4.2.0 greylisted"));

        Handover outcome = site.posts().send("one");

        assertThat(reason(outcome).text()).contains("450 4.2.0 greylisted");
        assertThat(site.posts().sessions().health().state()).isEqualTo(Health.State.DEGRADED);
    }
}
