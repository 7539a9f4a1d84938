package org.switchroom.route.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Beside our own simulator, a mail server that others wrote. */
class GreenMailTest {
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private MailPosts posts(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("port", server.getSmtp().getPort());
        settings.put("read.timeout", 10);
        return new MailPosts(settings);
    }

    @Test
    void it_takes_our_mails_one_after_the_other() throws Exception {
        try (MailPosts posts = posts(Map.of())) {
            assertThat(MailPosts.verdict(posts.send("Grüße\n.\n..\nend"))).isEqualTo("accepted");
            assertThat(MailPosts.verdict(posts.send("second"))).isEqualTo("accepted");
        }

        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(server.getReceivedMessages()[0].getContent().toString())
                .isEqualToNormalizingNewlines("Grüße\n.\n..\nend");
    }

    @Test
    void it_takes_our_login() {
        server.getUserManager().setAuthRequired(true);
        server.setUser("room@example.com", "room", "s3cret");

        try (MailPosts posts = posts(Map.of("user", "room", ".password", "s3cret"))) {
            assertThat(MailPosts.verdict(posts.send("words"))).isEqualTo("accepted");
        }
        try (MailPosts posts = posts(Map.of("user", "room", ".password", "wrong"))) {
            assertThat(MailPosts.verdict(posts.send("words"))).isEqualTo("unavailable smtp.auth");
        }
        assertThat(server.getReceivedMessages()).hasSize(1);
    }
}
