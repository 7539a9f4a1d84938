package org.switchroom.testkit.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MisbehavingSmtpServerTest {
    /** The bytes of a client, written down by hand. */
    private final class Client implements AutoCloseable {
        private final Socket socket = new Socket(server.host(), server.port());
        private final BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));

        Client() throws IOException {
            socket.setSoTimeout(10_000);
        }

        /** Sends lines, and reads the last line of one reply. */
        String say(String... lines) throws IOException {
            send(lines);
            return hear();
        }

        void send(String... lines) throws IOException {
            for (String line : lines) {
                socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            }
        }

        /** Null when the server hung up. */
        String hear() throws IOException {
            String line = in.readLine();
            while (line != null && line.length() > 3 && line.charAt(3) == '-') {
                line = in.readLine();
            }
            return line;
        }

        /** From MAIL to the end of data; the replies' codes. */
        List<String> mail(String recipient, String... text) throws IOException {
            List<String> codes = new ArrayList<>();
            codes.add(code(say("MAIL FROM:<room@example.org> BODY=8BITMIME")));
            codes.add(code(say("RCPT TO:<" + recipient + ">")));
            codes.add(code(say("DATA")));
            send(text);
            codes.add(code(say(".")));
            return codes;
        }

        private static String code(String reply) {
            return reply == null ? "closed" : reply.substring(0, 3);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private final MisbehavingSmtpServer server = MisbehavingSmtpServer.start();

    @AfterEach
    void close() {
        server.close();
    }

    private Client greeted() throws IOException {
        Client client = new Client();
        assertThat(client.hear()).startsWith("220 ");
        assertThat(client.say("EHLO test")).startsWith("250 ");
        return client;
    }

    @Test
    void takes_several_mails_on_one_connection_and_remembers_them_as_they_came() throws IOException {
        try (Client client = greeted()) {
            assertThat(client.mail("anna@example.org", "Subject: one", " two", "", "..dot", "Gr\u00f6\u00dfe"))
                    .containsExactly("250", "250", "354", "250");
            assertThat(client.mail("bert@example.org", "", "second")).containsExactly("250", "250", "354", "250");
            assertThat(client.say("QUIT")).startsWith("221 ");
        }

        assertThat(server.mails()).hasSize(2);
        ReceivedMail first = server.mails().get(0);
        assertThat(first.from()).isEqualTo("room@example.org");
        assertThat(first.to()).containsExactly("anna@example.org");
        assertThat(first.header("subject")).contains("one two");
        assertThat(first.body()).isEqualTo(".dot\r\nGr\u00f6\u00dfe\r\n");
        assertThat(server.connections()).isEqualTo(1);
        assertThat(server.mailsPerConnection()).containsExactly(2);
        assertThat(server.commands())
                .contains("EHLO test", "RCPT TO:<bert@example.org>")
                .doesNotContain("second");
    }

    @Test
    void keeps_to_the_order_of_commands() throws IOException {
        try (Client client = greeted()) {
            assertThat(client.say("RCPT TO:<a@example.org>")).startsWith("503 ");
            assertThat(client.say("DATA")).startsWith("503 ");
            assertThat(client.say("MAIL a@example.org")).startsWith("501 ");
            assertThat(client.say("MAIL FROM:<>")).startsWith("250 ");
            assertThat(client.say("MAIL FROM:<>")).startsWith("503 ");
            assertThat(client.say("RSET")).startsWith("250 ");
            assertThat(client.say("MAIL FROM:<>")).startsWith("250 ");
            assertThat(client.say("HURRY")).startsWith("500 ");
        }
    }

    @Test
    void replies_as_told_at_every_stage_and_only_once() throws IOException {
        server.once(SmtpStage.MAIL, Misdeed.reply(451, "4.3.0 later\nreally"));
        server.once(SmtpStage.DATA, Misdeed.reply(554, "no"));
        server.once(SmtpStage.END_OF_DATA, Misdeed.reply(452, "full"));
        server.toRecipient("Nobody@example.org", Misdeed.reply(550, "5.1.1 who?"));

        try (Client client = greeted()) {
            assertThat(client.say("MAIL FROM:<a@example.org>")).isEqualTo("451 really");
            assertThat(client.say("MAIL FROM:<a@example.org>")).startsWith("250 ");
            assertThat(client.say("RCPT TO:<nobody@example.org>")).isEqualTo("550 5.1.1 who?");
            assertThat(client.say("RCPT TO:<b@example.org>")).startsWith("250 ");
            assertThat(client.say("DATA")).isEqualTo("554 no");
            assertThat(client.say("DATA")).startsWith("354 ");
            assertThat(client.say("text", ".")).isEqualTo("452 full");
            assertThat(client.mail("c@example.org", "next")).endsWith("250");
        }

        assertThat(server.heard()).extracting(ReceivedMail::acknowledged).containsExactly(false, true);
        assertThat(server.mails()).extracting(ReceivedMail::to).containsExactly(List.of("c@example.org"));
    }

    @Test
    void a_421_closes_the_connection() throws IOException {
        server.once(SmtpStage.GREETING, Misdeed.reply(421, "busy"));

        try (Client client = new Client()) {
            assertThat(client.hear()).isEqualTo("421 busy");
            assertThat(client.hear()).isNull();
        }
    }

    @Test
    void falls_silent_and_keeps_the_connection_open() throws IOException {
        server.once(SmtpStage.END_OF_DATA, Misdeed.silence());

        try (Client client = greeted()) {
            client.socket.setSoTimeout(300);
            assertThatThrownBy(() -> client.mail("a@example.org", "text")).isInstanceOf(SocketTimeoutException.class);
            assertThat(server.openConnections()).isEqualTo(1);
        }

        await().until(() -> server.openConnections() == 0);
        assertThat(server.heard()).hasSize(1);
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void hangs_up_after_the_text() throws IOException {
        server.always(SmtpStage.END_OF_DATA, Misdeed.hangUp());

        try (Client client = greeted()) {
            assertThat(client.mail("a@example.org", "text")).endsWith("closed");
        }
        server.behave();
        try (Client client = greeted()) {
            assertThat(client.mail("a@example.org", "text")).endsWith("250");
        }

        assertThat(server.mailsPerConnection()).containsExactly(0, 1);
    }

    @Test
    void breaks_the_line_in_the_middle_of_the_text() throws IOException {
        server.once(SmtpStage.TEXT, Misdeed.reset());

        try (Client client = greeted()) {
            client.say("MAIL FROM:<a@example.org>");
            client.say("RCPT TO:<b@example.org>");
            client.say("DATA");
            assertThatThrownBy(() -> client.say("first line")).isInstanceOf(SocketException.class);
        }

        assertThat(server.heard()).isEmpty();
    }

    @Test
    void babbles_and_goes_on() throws IOException {
        server.once(SmtpStage.NOOP, Misdeed.babble("hello\r\n"));

        try (Client client = greeted()) {
            assertThat(client.say("NOOP")).isEqualTo("hello");
            assertThat(client.say("NOOP")).startsWith("250 ");
        }
    }

    @Test
    void is_slow_and_holds_until_it_lets_go() throws IOException {
        server.once(SmtpStage.EHLO, Misdeed.slow(Duration.ofMillis(50)));
        server.always(SmtpStage.MAIL, Misdeed.hold());

        try (Client client = greeted()) {
            client.send("MAIL FROM:<a@example.org>");
            await().until(() -> server.holding() == 1);
            server.letGo();
            assertThat(client.hear()).startsWith("250 ");
        }
    }

    @Test
    void goes_down_under_open_connections_and_comes_back_on_the_same_port() throws IOException {
        try (Client client = greeted()) {
            server.goDown();
            assertThat(client.hear()).isNull();
        }
        assertThatThrownBy(Client::new).isInstanceOf(ConnectException.class);

        server.comeBack();

        try (Client client = greeted()) {
            assertThat(client.say("NOOP")).startsWith("250 ");
        }
    }

    @Test
    void wants_to_be_logged_in_where_told_so() throws IOException {
        server.requireLogin("room", "geheim\u00df");
        String plain = base64("\0room\0geheim\u00df");

        try (Client client = greeted()) {
            assertThat(client.say("MAIL FROM:<a@example.org>")).startsWith("530 ");
            assertThat(client.say("AUTH PLAIN " + base64("\0room\0wrong"))).startsWith("535 ");
            assertThat(client.say("AUTH PLAIN " + plain)).startsWith("235 ");
            assertThat(client.say("MAIL FROM:<a@example.org>")).startsWith("250 ");
        }
        try (Client client = greeted()) {
            assertThat(client.say("AUTH LOGIN")).startsWith("334 ");
            assertThat(client.say(base64("room"))).startsWith("334 ");
            assertThat(client.say(base64("geheim\u00df"))).startsWith("235 ");
        }
        assertThat(server.commands()).noneMatch(line -> line.contains(plain));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
