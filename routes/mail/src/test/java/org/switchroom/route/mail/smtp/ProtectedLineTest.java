package org.switchroom.route.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchroom.route.mail.MailPosts.reason;
import static org.switchroom.route.mail.MailPosts.verdict;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchroom.route.mail.MailPosts;
import org.switchroom.testkit.mail.MisbehavingSmtpServer;
import org.switchroom.testkit.mail.Misdeed;
import org.switchroom.testkit.mail.SmtpStage;
import org.switchroom.transport.Handover;

class ProtectedLineTest {
    @TempDir
    static Path folder;

    @TempDir
    static Path otherFolder;

    private static Certificate right;
    private static Certificate forAnotherHost;

    @BeforeAll
    static void makeCertificates() throws Exception {
        right = Certificate.make(folder, "ip:127.0.0.1,dns:localhost");
        forAnotherHost = Certificate.make(otherFolder, "dns:mail.example.org");
    }

    private final MisbehavingSmtpServer behind = MisbehavingSmtpServer.start();

    @AfterEach
    void close() {
        behind.close();
    }

    private static MisbehavingSmtpServer startTls(Certificate certificate) throws Exception {
        MisbehavingSmtpServer server = MisbehavingSmtpServer.start();
        server.offerStartTls(certificate.server());
        return server;
    }

    private static Handover send(int port, String security, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("port", port);
        settings.put("security", security);
        try (MailPosts posts = new MailPosts(settings)) {
            return posts.send("words");
        }
    }

    private static Map<String, Object> trusting(Certificate certificate) {
        return Map.of("tls.trust", certificate.pem().toString());
    }

    @Test
    void with_starttls_nothing_but_ehlo_is_said_in_clear_text() throws Exception {
        try (MisbehavingSmtpServer peer = startTls(right)) {
            peer.requireLogin("room", "s3cret");
            Handover outcome = send(
                    peer.port(),
                    "starttls",
                    Map.of("tls.trust", right.pem().toString(), "user", "room", ".password", "s3cret"));

            assertThat(verdict(outcome)).isEqualTo("accepted");
            assertThat(peer.commands()).element(1).isEqualTo("STARTTLS");
            assertThat(peer.commands()).element(3).asString().startsWith("AUTH");
            assertThat(peer.mails()).hasSize(1);
        }
    }

    @Test
    void a_trust_store_works_as_well_as_a_certificate() throws Exception {
        try (TlsFront peer = TlsFront.before(behind.port(), right.server())) {
            Handover byStore = send(
                    peer.port(),
                    "tls",
                    Map.of("tls.trust", right.trustStore().toString(), ".tls.trust-password", Certificate.PASSWORD));
            Handover byCertificate = send(peer.port(), "tls", trusting(right));

            assertThat(verdict(byStore)).isEqualTo("accepted");
            assertThat(verdict(byCertificate)).isEqualTo("accepted");
            assertThat(behind.mails()).hasSize(2);
        }
    }

    @Test
    void a_server_that_can_not_starttls_gets_nothing() {
        try (MisbehavingSmtpServer peer = MisbehavingSmtpServer.start()) {
            Handover outcome = send(peer.port(), "starttls", trusting(right));

            assertThat(verdict(outcome)).isEqualTo("unavailable smtp.tls");
            assertThat(reason(outcome).text()).contains("STARTTLS").contains("check 'security'");
            assertThat(peer.mails()).isEmpty();
        }
    }

    @Test
    void a_certificate_that_nobody_trusts_is_unavailable_with_starttls_and_tls() throws Exception {
        try (MisbehavingSmtpServer starttls = startTls(right);
                TlsFront tls = TlsFront.before(behind.port(), right.server())) {
            assertThat(verdict(send(starttls.port(), "starttls", Map.of()))).isEqualTo("unavailable smtp.tls");
            assertThat(verdict(send(tls.port(), "tls", Map.of()))).isEqualTo("unavailable smtp.tls");
            assertThat(starttls.mails()).isEmpty();
        }
    }

    @Test
    void a_certificate_for_another_host_is_unavailable_with_starttls_and_tls() throws Exception {
        try (MisbehavingSmtpServer starttls = startTls(forAnotherHost);
                TlsFront tls = TlsFront.before(behind.port(), forAnotherHost.server())) {
            assertThat(verdict(send(starttls.port(), "starttls", trusting(forAnotherHost))))
                    .isEqualTo("unavailable smtp.tls");
            assertThat(verdict(send(tls.port(), "tls", trusting(forAnotherHost))))
                    .isEqualTo("unavailable smtp.tls");
        }
    }

    @Test
    void clear_text_to_a_tls_port_and_tls_to_a_clear_text_port_are_unavailable() throws Exception {
        try (TlsFront tls = TlsFront.before(behind.port(), right.server());
                MisbehavingSmtpServer plain = MisbehavingSmtpServer.start()) {
            assertThat(send(tls.port(), "none", Map.of())).isInstanceOf(Handover.Unavailable.class);
            assertThat(verdict(send(plain.port(), "tls", trusting(right)))).isEqualTo("unavailable smtp.tls");
        }
    }

    @Test
    void a_refused_starttls_is_unavailable() throws Exception {
        try (MisbehavingSmtpServer peer = startTls(right)) {
            peer.once(SmtpStage.STARTTLS, Misdeed.reply(454, "4.7.0 TLS not available"));

            assertThat(verdict(send(peer.port(), "starttls", trusting(right)))).isEqualTo("unavailable smtp.454");
        }
    }
}
