package org.switchroom.route.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.switchroom.route.mail.MailPosts.reason;
import static org.switchroom.route.mail.MailPosts.verdict;

import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchroom.route.mail.MailPosts;
import org.switchroom.testkit.mail.MisbehavingSmtpServer;
import org.switchroom.testkit.mail.Misdeed;
import org.switchroom.testkit.mail.SmtpStage;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Health;

class KeptSessionsTest {
    private final MisbehavingSmtpServer peer = MisbehavingSmtpServer.start();
    private MailPosts posts = posts(Map.of());

    private MailPosts posts(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putIfAbsent("port", peer.port());
        return new MailPosts(all);
    }

    private void configure(String key, Object value) {
        posts.close();
        posts = posts(Map.of(key, value));
    }

    @AfterEach
    void close() {
        posts.close();
        peer.close();
    }

    @Test
    void several_mails_go_over_one_connection() {
        for (int i = 0; i < 5; i++) {
            assertThat(verdict(posts.send("words"))).isEqualTo("accepted");
        }

        assertThat(peer.mails()).hasSize(5);
        assertThat(peer.connections()).isEqualTo(1);
    }

    @Test
    void an_accepted_mail_is_known_by_its_message_id() {
        Handover outcome = posts.send("words");

        assertThat(((Handover.Accepted) outcome).reference().orElseThrow().value())
                .isEqualTo(peer.mails().get(0).header("Message-ID").orElseThrow());
    }

    @Test
    void a_session_ends_after_its_number_of_mails() {
        configure("mails.per-session", 2);

        for (int i = 0; i < 5; i++) {
            posts.send("words");
        }

        assertThat(peer.mails()).hasSize(5);
        assertThat(peer.connections()).isEqualTo(3);
    }

    @Test
    void a_session_without_work_is_closed_politely_after_its_time() {
        configure("keep-open", 1);
        posts.send("words");
        assertThat(peer.openConnections()).isEqualTo(1);

        await().atMost(Duration.ofSeconds(60)).until(() -> peer.openConnections() == 0);

        assertThat(peer.commands()).endsWith("QUIT");
    }

    @Test
    void with_keep_open_zero_each_mail_has_its_own_connection() {
        configure("keep-open", 0);

        posts.send("one");
        posts.send("two");

        assertThat(peer.connections()).isEqualTo(2);
    }

    @Test
    void a_kept_session_that_the_server_closed_is_opened_again_without_a_word() {
        posts.send("one");
        peer.goDown();
        peer.comeBack();

        assertThat(verdict(posts.send("two"))).isEqualTo("accepted");

        assertThat(peer.mails()).hasSize(2);
        assertThat(posts.sessions().health().state()).isEqualTo(Health.State.UP);
    }

    @Test
    void a_kept_session_that_answers_421_is_opened_again_without_a_word() {
        posts.send("one");
        peer.once(SmtpStage.MAIL, Misdeed.reply(421, "4.4.2 idle too long"));

        assertThat(verdict(posts.send("two"))).isEqualTo("accepted");

        assertThat(peer.mails()).hasSize(2);
        assertThat(peer.connections()).isEqualTo(2);
    }

    @Test
    void a_fresh_session_that_answers_421_is_unavailable() {
        peer.once(SmtpStage.MAIL, Misdeed.reply(421, "4.3.2 shutting down"));

        assertThat(verdict(posts.send("one"))).isEqualTo("unavailable smtp.421");

        assertThat(peer.connections()).isEqualTo(1);
    }

    @Test
    void a_refused_mail_leaves_the_session_open_for_the_next() {
        peer.once(SmtpStage.RCPT, Misdeed.reply(550, "5.1.1 unknown"));

        assertThat(verdict(posts.send("one"))).isEqualTo("refused smtp.550");
        assertThat(verdict(posts.send("two"))).isEqualTo("accepted");

        assertThat(peer.connections()).isEqualTo(1);
        assertThat(peer.commands()).contains("RSET");
    }

    @ParameterizedTest
    @CsvSource({"421, closing", "500, what"})
    void a_session_that_does_not_reset_after_a_refused_mail_is_replaced_without_a_word(int code, String text) {
        peer.once(SmtpStage.RCPT, Misdeed.reply(550, "5.1.1 unknown"));
        posts.send("one");
        peer.once(SmtpStage.RSET, Misdeed.reply(code, text));

        assertThat(verdict(posts.send("two"))).isEqualTo("accepted");

        assertThat(peer.connections()).isEqualTo(2);
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

        assertThat(verdict(posts.send("words"))).isEqualTo(verdict);
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
        Handover outcome = posts.send("words\n".repeat(1_000_000));

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

        Handover outcome = posts.send("words");

        assertThat(verdict(outcome)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"MAIL, unavailable smtp.silent", "END_OF_DATA, uncertain smtp.silent"})
    @Timeout(60)
    void the_deadline_bounds_a_silent_server_before_its_read_timeout(SmtpStage stage, String verdict) {
        configure("read.timeout", 300);
        peer.once(stage, Misdeed.silence());

        assertThat(verdict(posts.send("words", Duration.ofSeconds(2)))).isEqualTo(verdict);
    }

    @Test
    @Timeout(60)
    void the_deadline_bounds_a_server_that_dribbles_without_ever_being_silent() {
        configure("read.timeout", 300);
        peer.once(SmtpStage.MAIL, Misdeed.babble("250-not yet\r\n".repeat(5)));

        assertThat(verdict(posts.send("words", Duration.ofSeconds(2)))).isEqualTo("unavailable smtp.silent");
    }

    @ParameterizedTest
    @CsvSource({"MAIL, unavailable smtp.protocol", "END_OF_DATA, uncertain smtp.lost"})
    void what_is_no_reply_counts_by_whether_the_final_dot_had_left(SmtpStage stage, String verdict) {
        peer.once(stage, Misdeed.babble("nonsense\r\n"));

        assertThat(verdict(posts.send("words"))).isEqualTo(verdict);
    }

    @Test
    void after_doubt_the_next_mail_goes_over_a_new_connection() {
        peer.once(SmtpStage.END_OF_DATA, Misdeed.silence());

        assertThat(verdict(posts.send("one"))).isEqualTo("uncertain smtp.silent");
        assertThat(posts.sessions().health().state()).isEqualTo(Health.State.DEGRADED);
        assertThat(verdict(posts.send("two"))).isEqualTo("accepted");

        assertThat(peer.connections()).isEqualTo(2);
        assertThat(posts.sessions().health().state()).isEqualTo(Health.State.UP);
    }

    @Test
    void a_server_that_is_not_there_is_unavailable_and_health_says_why_and_since_when() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        configure("port", free);

        assertThat(verdict(posts.send("one"))).isEqualTo("unavailable smtp.connect");
        Health first = posts.sessions().health();
        posts.send("two");

        assertThat(first.state()).isEqualTo(Health.State.DOWN);
        assertThat(first.detail()).contains("127.0.0.1:" + free).contains("check that it runs");
        assertThat(posts.sessions().health().since()).isEqualTo(first.since());
    }

    @Test
    void a_host_without_address_is_unavailable() {
        configure("host", "mail.invalid"); // RFC 2606 §2: never resolves

        assertThat(verdict(posts.send("one"))).isIn("unavailable smtp.host", "unavailable smtp.silent");
    }

    @Test
    void no_more_connections_than_configured_are_open_and_the_rest_waits() {
        peer.always(SmtpStage.DATA, Misdeed.hold());
        List<CompletableFuture<Handover>> answers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            answers.add(CompletableFuture.supplyAsync(() -> posts.send("words"), work -> new Thread(work).start()));
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> peer.holding() == 2);
        assertThat(peer.connections()).isEqualTo(2);

        peer.behave();
        peer.letGo();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(verdict(answer.join())).isEqualTo("accepted"));
        assertThat(peer.connections()).isEqualTo(2);
    }

    @Test
    void a_mail_that_finds_no_free_connection_in_time_is_unavailable() {
        configure("parallel", 1);
        peer.always(SmtpStage.DATA, Misdeed.hold());
        var first = CompletableFuture.supplyAsync(() -> posts.send("one"), work -> new Thread(work).start());
        await().atMost(Duration.ofSeconds(60)).until(() -> peer.holding() == 1);

        assertThat(verdict(posts.send("two", Duration.ofMillis(400)))).isEqualTo("unavailable mail.busy");

        peer.behave();
        peer.letGo();
        first.join();
    }

    @Test
    void without_time_nothing_is_begun() {
        assertThat(verdict(posts.send("late", Duration.ofSeconds(-1)))).isEqualTo("unavailable mail.late");

        assertThat(peer.connections()).isZero();
    }

    @Test
    void a_login_is_made_once_a_session_and_its_password_shows_nowhere() {
        posts.close();
        peer.requireLogin("room", "s3cret");
        posts = posts(Map.of("user", "room", ".password", "s3cret"));

        posts.send("one");
        posts.send("two");

        assertThat(peer.commands().stream().filter(line -> line.startsWith("AUTH")))
                .hasSize(1);
        assertThat(posts.sessions().health().detail()).doesNotContain("s3cret");
    }

    @Test
    void a_failed_login_takes_the_line_down_and_says_what_to_check() {
        posts.close();
        peer.requireLogin("room", "another");
        posts = posts(Map.of("user", "room", ".password", "s3cret"));
        peer.once(SmtpStage.AUTH, Misdeed.reply(535, "5.7.8 Authentication credentials invalid"));

        Handover outcome = posts.send("one");

        assertThat(outcome).isInstanceOfSatisfying(Handover.Unavailable.class, unavailable -> {
            assertThat(unavailable.reason().code()).isEqualTo("smtp.auth");
            assertThat(unavailable.retryAfter()).isEqualTo(Duration.ofMinutes(5));
        });
        assertThat(posts.sessions().health().state()).isEqualTo(Health.State.DOWN);
        assertThat(posts.sessions().health().detail())
                .contains("535 5.7.8")
                .contains("check 'user', '.password'")
                .doesNotContain("s3cret");
    }

    @Test
    void a_server_that_offers_no_login_gets_no_mail_when_a_login_is_configured() {
        try (var without = MisbehavingSmtpServer.start()) {
            posts.close();
            posts = posts(Map.of("port", without.port(), "user", "room", ".password", "s3cret"));

            assertThat(verdict(posts.send("one"))).isEqualTo("unavailable smtp.auth");

            assertThat(without.mails()).isEmpty();
        }
    }

    @Test
    void one_recipients_delay_does_not_take_the_line_down() {
        peer.once(SmtpStage.RCPT, Misdeed.reply(450, "4.2.0 greylisted"));

        Handover outcome = posts.send("one");

        assertThat(reason(outcome).text()).contains("450 4.2.0 greylisted");
        assertThat(posts.sessions().health().state()).isEqualTo(Health.State.DEGRADED);
    }

    @Test
    void a_closed_transport_takes_nothing_and_closes_its_connections() {
        posts.send("one");

        posts.close();

        assertThat(verdict(posts.send("two"))).isEqualTo("unavailable mail.stopped");
        await().atMost(Duration.ofSeconds(60)).until(() -> peer.openConnections() == 0);
    }
}
