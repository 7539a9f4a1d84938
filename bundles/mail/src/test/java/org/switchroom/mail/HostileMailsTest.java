package org.switchroom.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A hundred thousand mails as nobody should write them, from a fixed seed: nothing escapes, nothing grows. */
class HostileMailsTest {
    private static final int MAILS = 100_000;
    private static final List<String> WORDS = List.of(
            "From: a@b.at",
            "From: \"<>@,;:\\ <<",
            "From: (((((((((((a@b",
            "To: =?UTF-8?Q?=FF=?=",
            "Subject: =?nonsense?B?!!!?= =?UTF-8?B?////?=",
            "Message-ID: <<>@>",
            "Message-ID: <1@b.at>",
            "References: " + "<a@b> ".repeat(60),
            "Return-Path: <>",
            "Auto-Submitted: ;;;",
            "MIME-Version: 1.0",
            "Content-Type: multipart/mixed; boundary=x",
            "Content-Type: multipart/mixed; boundary=\"\"",
            "Content-Type: multipart/mixed",
            "Content-Type: multipart/report; report-type=delivery-status; boundary=x",
            "Content-Type: text/plain; charset=klingon",
            "Content-Type: text/plain; charset*0*=utf-8''%ZZ",
            "Content-Type: text/html",
            "Content-Type: message/rfc822",
            "Content-Type: message/delivery-status",
            "Content-Type: text/rfc822-headers",
            "Content-Type: ///;;;=",
            "Content-Type: text/csv; name=\"=?UTF-8?Q?..=2F..=00?=\"",
            "Content-Transfer-Encoding: base64",
            "Content-Transfer-Encoding: quoted-printable",
            "Content-Transfer-Encoding: x-uuencode",
            "Content-Transfer-Encoding: klingon",
            "Content-Disposition: attachment; filename*=utf-8''%",
            "Content-Disposition: attachment; filename=\"a\nb\"",
            "X-Failed-Recipients: ,,,@@",
            "",
            "",
            "--x",
            "--x--",
            "--",
            "begin 644 a.csv",
            "M!!!!!!",
            "====",
            "=3D=\r",
            "Action: failed",
            "Status: 99999999999999999999.1.1",
            "Final-Recipient: rfc822",
            "Original-Envelope-Id: +ZZ+4",
            ": no name",
            " folded from nowhere",
            "<html><body><table><tr><td><p><b><i><a href=",
            "<div>".repeat(300),
            "Customer: Bank",
            "\u0000\u0007",
            "€ä\uD83E\uDDEF");

    private final Random random = new Random(20_261_121);
    private final MailReader reader = new MailReader();

    private byte[] mail() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int lines = random.nextInt(40);
        for (int i = 0; i < lines; i++) {
            bytes.writeBytes(WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8));
            bytes.writeBytes((random.nextInt(8) == 0 ? "\n" : "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
        byte[] mail = bytes.toByteArray();
        for (int i = random.nextInt(4); i > 0 && mail.length > 0; i--) {
            mail[random.nextInt(mail.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(10) == 0 ? java.util.Arrays.copyOf(mail, random.nextInt(mail.length + 1)) : mail;
    }

    @Test
    void whatever_comes_is_read_as_something_and_what_is_kept_is_no_larger_than_it() {
        int withText = 0;
        int withReport = 0;
        for (int i = 0; i < MAILS; i++) {
            byte[] bytes = mail();
            ReadMail read;
            try {
                read = reader.read(bytes, random.nextInt(20) == 0);
                HtmlText.of(read.html());
            } catch (Throwable escaped) { // an Error too: the stack is what hostile mails are after
                fail("mail " + i + ":\n" + new String(bytes, StandardCharsets.ISO_8859_1), escaped);
                return;
            }
            // Deliberate: no AssertJ a hundred thousand times, it would take longer than the reading.
            if (kept(read) > bytes.length || read.subject().chars().anyMatch(Character::isISOControl)) {
                fail("mail " + i + " became " + read);
            }
            withText += read.plain().isEmpty() ? 0 : 1;
            withReport += read.report().isPresent() ? 1 : 0;
        }
        // Else the mails would be so broken that nothing was tried.
        assertThat(withText).isGreaterThan(MAILS / 20);
        assertThat(withReport).isGreaterThan(MAILS / 200);
    }

    private static long kept(ReadMail read) {
        return read.plain().length()
                + read.html().length()
                + read.attachments().stream()
                        .mapToLong(attachment -> attachment.content().length)
                        .sum();
    }
}
