package org.switchroom.route.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Reason;

class SmtpTroubleTest {
    private static Handover said(SmtpStep step, String line) {
        int code = Integer.parseInt(line.substring(0, 3));
        return new SmtpTrouble("mx:25", step, Optional.of(SmtpReply.read(code, line)), Optional.empty()).outcome();
    }

    private static Handover broke(SmtpStep step, Throwable cause) {
        return new SmtpTrouble("mx:25", step, Optional.empty(), Optional.of(cause)).outcome();
    }

    private static String verdict(Handover outcome) {
        return outcome.fold(
                accepted -> "accepted",
                refused -> "refused " + refused.reason().code(),
                unavailable -> "unavailable " + unavailable.reason().code(),
                uncertain -> "uncertain " + uncertain.reason().code());
    }

    private static Reason reason(Handover outcome) {
        return outcome.fold(
                accepted -> null, Handover.Refused::reason, Handover.Unavailable::reason, Handover.Uncertain::reason);
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING, 554 no service,               unavailable smtp.554",
        "GREETING, 421 too busy,                 unavailable smtp.421",
        "HELLO,    550 bad name,                 unavailable smtp.550",
        "STARTTLS, 454 not now,                  unavailable smtp.454",
        "AUTH,     535 5.7.8 bad credentials,    unavailable smtp.auth",
        "AUTH,     454 4.7.0 not now,            unavailable smtp.auth",
        "MAIL,     451 4.3.0 later,              unavailable smtp.451",
        "MAIL,     550 no,                       refused smtp.550",
        "MAIL,     552 5.3.4 too big,            refused smtp.552",
        "MAIL,     530 5.7.0 log in first,       unavailable smtp.auth",
        "MAIL,     550 5.1.8 bad sender,         unavailable smtp.550",
        "MAIL,     553 5.7.1 not your address,   unavailable smtp.553",
        "RCPT,     450 4.2.0 greylisted,         unavailable smtp.450",
        "RCPT,     452 4.5.3 too many,           unavailable smtp.452",
        "RCPT,     550 5.1.1 unknown,            refused smtp.550",
        "RCPT,     554 5.7.1 relay denied,       refused smtp.554",
        "RCPT,     552 5.2.2 mailbox full,       unavailable smtp.552",
        "RCPT,     552 5.2.3 too long,           refused smtp.552",
        "RCPT,     421 closing,                  unavailable smtp.421",
        "DATA,     451 later,                    unavailable smtp.451",
        "DATA,     554 no valid recipients,      refused smtp.554",
        "END,      452 4.3.1 disk full,          unavailable smtp.452",
        "END,      552 5.3.4 too big,            refused smtp.552",
        "END,      554 5.6.0 content,            refused smtp.554",
        "END,      354 what,                     uncertain smtp.lost",
        "MAIL,     354 what,                     unavailable smtp.protocol"
    })
    void a_reply_decides_by_its_code_and_what_it_is_about(SmtpStep step, String line, String verdict) {
        assertThat(verdict(said(step, line))).isEqualTo(verdict);
    }

    @ParameterizedTest
    @EnumSource(value = SmtpStep.class, names = "END", mode = EnumSource.Mode.EXCLUDE)
    void silence_or_loss_before_the_final_dot_means_nothing_was_sent(SmtpStep step) {
        assertThat(broke(step, new SocketTimeoutException())).isInstanceOf(Handover.Unavailable.class);
        assertThat(broke(step, new EOFException())).isInstanceOf(Handover.Unavailable.class);
        assertThat(broke(step, new SendLimit.OutOfTime())).isInstanceOf(Handover.Unavailable.class);
    }

    @Test
    void silence_or_loss_after_the_final_dot_is_uncertain() {
        assertThat(verdict(broke(SmtpStep.END, new SocketTimeoutException()))).isEqualTo("uncertain smtp.silent");
        assertThat(verdict(broke(SmtpStep.END, new EOFException()))).isEqualTo("uncertain smtp.lost");
        assertThat(verdict(broke(SmtpStep.END, new SendLimit.OutOfTime()))).isEqualTo("uncertain smtp.silent");
    }

    @Test
    void without_a_connection_the_reason_says_what_to_check() {
        assertThat(reason(broke(SmtpStep.CONNECT, new UnknownHostException("mx")))
                        .text())
                .contains("check 'host'");
        assertThat(reason(broke(SmtpStep.CONNECT, new ConnectException("Connection refused")))
                        .text())
                .contains("Connection refused")
                .contains("check that it runs");
        assertThat(reason(broke(SmtpStep.CONNECT, new SSLHandshakeException("PKIX path")))
                        .text())
                .contains("PKIX path")
                .contains("'tls.trust'");
        assertThat(reason(said(SmtpStep.AUTH, "535 no")).text()).contains("'.password'");
    }

    @Test
    void the_reason_keeps_the_enhanced_status_but_no_address() {
        String text = reason(said(SmtpStep.RCPT, "550 5.1.1 <ops.team@example.org>: user unknown"))
                .text();

        assertThat(text).contains("550 5.1.1 <o***@example.org>").doesNotContain("ops.team");
    }

    @Test
    void a_long_reply_becomes_one_line() {
        SmtpReply reply = SmtpReply.read(550, "550-5.7.1 first\r\n550-5.7.1 second\r\n550 5.7.1 third\u0007\r\n");

        assertThat(reply.enhanced()).isEqualTo("5.7.1");
        assertThat(reply.text()).isEqualTo("550-5.7.1 first second third?");
    }
}
