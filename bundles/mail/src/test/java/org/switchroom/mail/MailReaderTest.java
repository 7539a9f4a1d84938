package org.switchroom.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailReaderTest {
    private final MailReader reader = new MailReader();

    private ReadMail read(String text) {
        return reader.read(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), false);
    }

    @Test
    void reads_who_wrote_what() {
        ReadMail mail = read(
                """
                From: =?UTF-8?Q?M=C3=BCller?= <Anna.Mueller@Example.ORG>
                To: jobs@room.example
                Subject: =?UTF-8?B?R3LDvMOfZQ==?=
                Message-ID: <1@example.org>
                In-Reply-To: <b@x>
                References: <a@x> <b@x>
                Content-Type: text/plain; charset=iso-8859-1
                Content-Transfer-Encoding: quoted-printable

                Br=FCcke
                """);

        assertThat(mail.id()).contains("<1@example.org>");
        assertThat(mail.from()).contains("anna.mueller@example.org");
        assertThat(mail.to()).containsExactly("jobs@room.example");
        assertThat(mail.subject()).isEqualTo("Grüße");
        assertThat(mail.answers()).containsExactly("<b@x>", "<a@x>");
        assertThat(mail.words()).isEqualTo("Brücke\r\n");
        assertThat(mail.kind()).isEqualTo(ReadMail.Kind.PERSON);
        assertThat(mail.mayBeAnswered()).isTrue();
    }

    @Test
    void takes_attachments_and_the_first_text() {
        ReadMail mail = read(
                """
                From: a@b.at
                Content-Type: multipart/mixed; boundary=x

                --x
                Content-Type: multipart/alternative; boundary=y

                --y
                Content-Type: text/plain

                plain
                --y
                Content-Type: text/html

                <p>html</p>
                --y--
                --x
                Content-Type: text/csv; name="C:/jobs/may.csv"
                Content-Transfer-Encoding: base64

                YTtiCjE7Mgo=
                --x
                Content-Type: application/octet-stream
                Content-Disposition: attachment; filename="../../etc/passwd.json"

                {}
                --x--
                """);

        assertThat(mail.plain().strip()).isEqualTo("plain");
        assertThat(mail.html().strip()).isEqualTo("<p>html</p>");
        assertThat(mail.attachments()).extracting(ReadMail.Attachment::name).containsExactly("may.csv", "passwd.json");
        assertThat(new String(mail.attachments().get(0).content(), StandardCharsets.UTF_8))
                .isEqualTo("a;b\n1;2\n");
    }

    @Test
    void html_is_read_as_it_stands_on_the_screen() {
        assertThat(HtmlText.of("<html><head><title>no</title><style>p{}</style></head><body><table>"
                        + "<tr><td>Customer:</td><td>Bank&nbsp;1</td></tr><tr><td>Notes:</td><td>a<br>b</td></tr></table>"
                        + "<p>Kind: ORDER</p><script>x()</script></body></html>"))
                .satisfies(text -> assertThat(text.lines().map(String::strip).filter(line -> !line.isEmpty()))
                        .containsExactly("Customer: Bank 1", "Notes: a", "b", "Kind: ORDER"));
    }

    @ParameterizedTest
    @CsvSource({
        "'Auto-Submitted: auto-generated', AUTOMATIC",
        "'Auto-Submitted: no', PERSON",
        "'Auto-Submitted: auto-replied (vacation)', AUTOMATIC",
        "'Precedence: bulk', AUTOMATIC",
        "'Precedence: list', LIST",
        "'List-Unsubscribe: <mailto:x@y>', LIST",
        "'Return-Path: <>', NOBODY",
        "'Return-Path: < >', NOBODY",
        "'Return-Path: <a@b.at>', PERSON",
        "'X-Auto-Response-Suppress: DR, OOF', AUTOMATIC",
        "'X-Nothing: x', PERSON",
    })
    void tells_mail_of_machines_by_its_headers(String header, ReadMail.Kind kind) {
        assertThat(read(header + "\nFrom: a@b.at\nSubject: Jobs\n\nwords").kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAILER-DAEMON@b.at", "noreply@b.at", "no-reply@b.at", "owner-all@b.at", "bounces+1@b.at"})
    void tells_machines_by_their_names(String from) {
        assertThat(read("From: " + from + "\nSubject: Jobs\n\nwords").mayBeAnswered())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Out of Office: Jobs",
                "Automatische Antwort: Jobs",
                "Automatic reply: Jobs",
                "Abwesenheitsnotiz: x"
            })
    void tells_absence_notes_by_their_subject(String subject) {
        assertThat(read("From: a@b.at\nSubject: " + subject + "\n\nwords").kind())
                .isEqualTo(ReadMail.Kind.AUTOMATIC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: a@b.at, c@d.at",
                "From: a@b.at\nFrom: c@d.at",
                "From: nobody",
                "X-From: a@b.at",
            })
    void more_or_less_than_one_sender_is_none(String headers) {
        ReadMail mail = read(headers + "\n\nwords");

        assertThat(mail.from()).isEmpty();
        assertThat(mail.mayBeAnswered()).isFalse();
    }

    @Test
    void a_display_name_that_looks_like_an_address_does_not_count() {
        assertThat(read("From: \"boss@room.example\" <spy@example.net>\n\nwords")
                        .from())
                .contains("spy@example.net");
    }

    @Test
    void of_a_mail_that_was_too_large_only_the_headers_are_read() {
        byte[] beginning = "From: a@b.at\r\nMessage-ID: <1@b.at>\r\n\r\nwords".getBytes(StandardCharsets.UTF_8);

        ReadMail mail = reader.read(beginning, true);

        assertThat(mail.tooLarge()).isTrue();
        assertThat(mail.id()).contains("<1@b.at>");
        assertThat(mail.plain()).isEmpty();
    }

    @Test
    void mails_in_mails_in_mails_end_somewhere() {
        StringBuilder deep = new StringBuilder("From: a@b.at\n");
        for (int i = 0; i < 5_000; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }

        assertThat(read(deep.toString()).plain()).isEmpty();
    }

    @Test
    void many_parts_are_not_all_kept() {
        String part = "--x\nContent-Type: text/csv\n\na\n";
        ReadMail mail =
                read("From: a@b.at\nContent-Type: multipart/mixed; boundary=x\n\n" + part.repeat(5_000) + "--x--");

        assertThat(mail.attachments()).hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void a_report_is_read_leniently() {
        ReadMail mail = read(
                """
                From: MAILER-DAEMON@b.at
                Content-Type: multipart/report; boundary=x

                --x
                Content-Type: message/delivery-status

                Reporting-MTA: dns; b.at
                Original-Envelope-Id: a+2Bb

                Final-Recipient: rfc822; c@d.at
                action: FAILED
                Status: 5.1.1 (bad destination mailbox address)
                Diagnostic-Code: smtp; 550 5.1.1
                   no such user
                --x
                Content-Type: message/rfc822

                Message-ID: <orig@b.at>
                Subject: x

                body
                --x--
                """);

        assertThat(mail.report()).hasValueSatisfying(report -> {
            assertThat(report.envelope()).contains("a+b");
            assertThat(report.messageId()).contains("<orig@b.at>");
            assertThat(report.recipients())
                    .isEqualTo(List.of(new DeliveryReport.Recipient(
                            DeliveryReport.Action.FAILED,
                            java.util.Optional.of("5.1.1"),
                            "550 5.1.1 no such user",
                            "")));
        });
    }
}
