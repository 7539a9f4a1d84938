package org.switchroom.route.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchroom.message.Address;
import org.switchroom.message.Answering;
import org.switchroom.message.Content;
import org.switchroom.message.Priority;
import org.switchroom.route.mail.smtp.MailNotSent;
import org.switchroom.route.mail.smtp.SmtpMail;
import org.switchroom.transport.Delivery;
import org.switchroom.transport.Handover;

class MailWriterTest {
    private static MailWriter writer(Object... settings) {
        return new MailWriter(
                MailSettings.read("pid", Configs.of(settings)),
                MailReference.unkept(),
                Session.getInstance(new Properties()),
                Clock.systemUTC());
    }

    private static String wire(SmtpMail mail) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        mail.writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_job_becomes_a_mail_that_machines_and_people_can_place() throws Exception {
        Delivery delivery = Samples.delivery(5, Samples.job(false), Priority.URGENT, Samples.TO, Duration.ofSeconds(9));

        String wire = wire(writer("reply-to", "desk@example.com", "from.name", "Zentrale Süd")
                .write(delivery));

        assertThat(wire)
                .contains("From: =?UTF-8?Q?Zentrale_S=C3=BCd?= <room@example.com>\r\n")
                .contains("Reply-To: desk@example.com\r\n")
                .contains("To: ops@example.org\r\n")
                .containsPattern("Message-ID: <0000000000005\\.[0-9a-z]{4}\\.[0-9a-z]{16}\\.mail@example\\.com>\r\n")
                .contains("Auto-Submitted: auto-generated\r\n")
                .contains("X-Switchroom-Message: 0000000000005\r\n")
                .contains("X-Switchroom-Job: 2026-17\r\n")
                .contains("X-Priority: 2\r\n")
                .contains("Content-Type: text/plain; charset=UTF-8\r\n")
                .contains("\r\nDate: ".substring(2));
    }

    @Test
    void the_message_id_is_the_same_at_each_attempt() throws Exception {
        Delivery first = Samples.delivery(5, Samples.text("x"));
        Delivery second = new Delivery(
                new org.switchroom.transport.DeliveryId(99), first.message(), first.to(), 2, first.deadline());
        MailWriter writer = writer();

        assertThat(writer.write(first).getMessageID())
                .isEqualTo(writer.write(second).getMessageID());
        assertThat(writer.write(second).getHeader("X-Switchroom-Attempt")).containsExactly("2");
    }

    @Test
    void a_mail_that_comes_instead_of_something_else_says_why_behind_the_text() throws Exception {
        Delivery plain = Samples.delivery(5, Samples.text("Key at the gate"));
        Delivery instead = new Delivery(
                plain.id(),
                plain.message(),
                plain.to(),
                2,
                plain.deadline(),
                Optional.of("sms: no modem has a network"));

        assertThat(wire(writer().write(plain))).doesNotContain("another way");
        assertThat(wire(writer().write(instead)).split("\r\n\r\n", 2)[1])
                .isEqualTo("Key at the gate\r\n\r\nThis comes by e-mail because another way could not be used."
                        + " sms: no modem has a network\r\n");
    }

    @Test
    void other_letters_survive_in_subject_and_body() throws Exception {
        SmtpMail mail = writer().write(Samples.delivery(5, new Content.Text("Störung 🔥", "Grüße aus Köln\nПривет")));

        assertThat(mail.getSubject()).isEqualTo("Störung 🔥");
        String encoded = wire(mail).split("\r\n\r\n", 2)[1];
        assertThat(encoded).matches("\\p{ASCII}*");
        assertThat(new String(mail.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("Grüße aus Köln\r\nПривет");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\nBcc: x@evil.example",
                "\nBcc: x@evil.example",
                "\rBcc: x@evil.example",
                "\u2028Bcc: x@e.at",
                "\u0085Bcc: x@e.at"
            })
    void no_value_becomes_a_header_of_its_own(String attack) throws Exception {
        Content.Job job = new Content.Job(
                "1" + attack, false, Map.of("siteCode", "S" + attack, "alarmStatus", attack, "notes", "n" + attack));

        SmtpMail ofJob = writer().write(Samples.delivery(5, job));
        SmtpMail ofText = writer().write(Samples.delivery(5, new Content.Text("Hi" + attack, "body")));

        for (SmtpMail mail : new SmtpMail[] {ofJob, ofText}) {
            String headers = wire(mail).split("\r\n\r\n", 2)[0];
            assertThat(headers.lines()).noneMatch(line -> line.startsWith("Bcc"));
            assertThat(mail.getHeader("Bcc")).isNull();
        }
        assertThat(ofText.getSubject()).isEqualTo("Hi " + attack.substring(attack.indexOf("Bcc")));
        assertThat(ofJob.getHeader("X-Switchroom-Job")).containsExactly("1 " + attack.substring(attack.indexOf("Bcc")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody",
                "a@b@",
                "a b@c.at",
                "<a@b.at>",
                "a@b.at,c@d.at",
                "Ä@b.at",
                "a@b.at?subject=x",
                "g:a@b.at;"
            })
    void what_is_not_one_mail_address_is_refused_without_showing_it(String address) {
        Delivery delivery = Samples.delivery(
                5, Samples.text("x"), Priority.ROUTINE, new Address("mailto", address), Duration.ofSeconds(9));

        MailNotSent refused = catchThrowableOfType(MailNotSent.class, () -> writer().write(delivery));

        assertThat(refused.outcome()).isInstanceOf(Handover.Refused.class);
        assertThat(refused).hasMessageContaining("not one mail address");
    }

    @Test
    void a_domain_in_other_letters_is_written_in_ascii() throws Exception {
        Delivery delivery = Samples.delivery(
                5, Samples.text("x"), Priority.ROUTINE, new Address("mailto", "a@köln.example"), Duration.ofSeconds(9));

        assertThat(writer().write(delivery).getAllRecipients()[0]).hasToString("a@xn--kln-sna.example");
    }

    @Test
    void an_automatic_answer_says_so_and_what_it_answers_and_comes_from_nobody() throws Exception {
        Content.Text words =
                new Content.Text("Re: Jobs", "Line 2 …", Optional.of(new Answering("<1@x.example>", true)));

        SmtpMail mail = writer("return-path", "bounce@example.com").write(Samples.delivery(5, words));

        assertThat(wire(mail))
                .contains("Auto-Submitted: auto-replied\r\n")
                .contains("In-Reply-To: <1@x.example>\r\n")
                .contains("References: <1@x.example>\r\n");
        assertThat(mail.getEnvelopeFrom()).isEqualTo("<>");
    }

    @Test
    void what_it_answers_can_not_smuggle_a_header_in() throws Exception {
        Content.Text words =
                new Content.Text("Re", "x", Optional.of(new Answering("<1@x>\r\nBcc: spy@example.net", true)));

        assertThat(wire(writer().write(Samples.delivery(5, words))))
                .doesNotContain("spy")
                .doesNotContain("In-Reply-To");
    }

    @Test
    void a_mail_above_the_size_limit_is_refused() {
        assertThatThrownBy(() -> writer("max-size", 2048L).write(Samples.delivery(5, Samples.text("x".repeat(3000)))))
                .isInstanceOfSatisfying(MailNotSent.class, refused -> assertThat(refused.outcome())
                        .isInstanceOf(Handover.Refused.class))
                .hasMessageContaining("'max-size' is 2048");
    }
}
