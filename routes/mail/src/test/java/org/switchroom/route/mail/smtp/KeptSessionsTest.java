package org.switchroom.route.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.switchroom.route.mail.MailPosts.verdict;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchroom.testkit.mail.MisbehavingSmtpServer;
import org.switchroom.testkit.mail.Misdeed;
import org.switchroom.testkit.mail.SmtpStage;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Health;

/** How many connections there are, and when one is kept, opened again or closed. */
final class KeptSessionsTest {
    private final MailSite site = new MailSite();
    private final MisbehavingSmtpServer peer = site.peer;

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void several_mails_go_over_one_connection() {
        for (int i = 0; i < 5; i++) {
            assertThat(verdict(site.posts().send("words"))).isEqualTo("accepted");
        }

        assertThat(peer.mails()).hasSize(5);
        assertThat(peer.connections()).isEqualTo(1);
    }

    @Test
    void a_session_ends_after_its_number_of_mails() {
        site.configure("mails.per-session", 2);

        for (int i = 0; i < 5; i++) {
            site.posts().send("words");
        }

        assertThat(peer.mails()).hasSize(5);
        assertThat(peer.connections()).isEqualTo(3);
    }

    @Test
    void a_session_without_work_is_closed_politely_after_its_time() {
        site.configure("keep-open", 1);
        site.posts().send("words");
        assertThat(peer.openConnections()).isEqualTo(1);

        await().atMost(Duration.ofSeconds(60)).until(() -> peer.openConnections() == 0);

        assertThat(peer.commands()).endsWith("QUIT");
    }

    @Test
    void with_keep_open_zero_each_mail_has_its_own_connection() {
        site.configure("keep-open", 0);

        site.posts().send("one");
        site.posts().send("two");

        assertThat(peer.connections()).isEqualTo(2);
    }

    @Test
    void a_kept_session_that_the_server_closed_is_opened_again_without_a_word() {
        site.posts().send("one");
        peer.goDown();
        peer.comeBack();

        assertThat(verdict(site.posts().send("two"))).isEqualTo("accepted");

        assertThat(peer.mails()).hasSize(2);
        assertThat(site.posts().sessions().health().state()).isEqualTo(Health.State.UP);
    }

    @Test
    void a_kept_session_that_answers_421_is_opened_again_without_a_word() {
        site.posts().send("one");
        peer.once(SmtpStage.MAIL, Misdeed.reply(421, "4.4.2 idle too long"));

        assertThat(verdict(site.posts().send("two"))).isEqualTo("accepted");

        assertThat(peer.mails()).hasSize(2);
        assertThat(peer.connections()).isEqualTo(2);
    }

    @Test
    void a_fresh_session_that_answers_421_is_unavailable() {
        peer.once(SmtpStage.MAIL, Misdeed.reply(421, "4.3.2 shutting down"));

        assertThat(verdict(site.posts().send("one"))).isEqualTo("unavailable smtp.421");

        assertThat(peer.connections()).isEqualTo(1);
    }

    @Test
    void a_refused_mail_leaves_the_session_open_for_the_next() {
        peer.once(SmtpStage.RCPT, Misdeed.reply(550, "5.1.1 unknown"));

        assertThat(verdict(site.posts().send("one"))).isEqualTo("refused smtp.550");
        assertThat(verdict(site.posts().send("two"))).isEqualTo("accepted");

        assertThat(peer.connections()).isEqualTo(1);
        assertThat(peer.commands()).contains("RSET");
    }

    @ParameterizedTest
    @CsvSource({"421, closing", "500, what"})
    void a_session_that_does_not_reset_after_a_refused_mail_is_replaced_without_a_word(int code, String text) {
        peer.once(SmtpStage.RCPT, Misdeed.reply(550, "5.1.1 unknown"));
        site.posts().send("one");
        peer.once(SmtpStage.RSET, Misdeed.reply(code, text));

        assertThat(verdict(site.posts().send("two"))).isEqualTo("accepted");

        assertThat(peer.connections()).isEqualTo(2);
    }

    @Test
    void after_doubt_the_next_mail_goes_over_a_new_connection() {
        peer.once(SmtpStage.END_OF_DATA, Misdeed.silence());

        assertThat(verdict(site.posts().send("one"))).isEqualTo("uncertain smtp.silent");
        assertThat(site.posts().sessions().health().state()).isEqualTo(Health.State.DEGRADED);
        assertThat(verdict(site.posts().send("two"))).isEqualTo("accepted");

        assertThat(peer.connections()).isEqualTo(2);
        assertThat(site.posts().sessions().health().state()).isEqualTo(Health.State.UP);
    }

    @Test
    void no_more_connections_than_configured_are_open_and_the_rest_waits() {
        peer.always(SmtpStage.DATA, Misdeed.hold());
        List<CompletableFuture<Handover>> answers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            answers.add(
                    CompletableFuture.supplyAsync(() -> site.posts().send("words"), work -> new Thread(work).start()));
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
        site.configure("parallel", 1);
        peer.always(SmtpStage.DATA, Misdeed.hold());
        var first = CompletableFuture.supplyAsync(() -> site.posts().send("one"), work -> new Thread(work).start());
        await().atMost(Duration.ofSeconds(60)).until(() -> peer.holding() == 1);

        assertThat(verdict(site.posts().send("two", Duration.ofMillis(400)))).isEqualTo("unavailable mail.busy");

        peer.behave();
        peer.letGo();
        first.join();
    }

    @Test
    void a_closed_transport_takes_nothing_and_closes_its_connections() {
        site.posts().send("one");

        site.posts().close();

        assertThat(verdict(site.posts().send("two"))).isEqualTo("unavailable mail.stopped");
        await().atMost(Duration.ofSeconds(60)).until(() -> peer.openConnections() == 0);
    }
}
