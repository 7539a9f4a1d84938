package org.switchroom.route.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchroom.mail.MailReader;
import org.switchroom.mail.ReadMail;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.message.MessageId;
import org.switchroom.testkit.ManualClock;
import org.switchroom.transport.InboundMessage;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.TransportName;

class ReturnsTest {
    private static final TransportName OFFICE = new TransportName("mail-office");

    private final MailReference references = MailReference.unkept();
    private final String ours =
            references.of(new MessageId(5), OFFICE, new Address("mailto", "guard@example.org"), "example.com");
    private final Returns returns =
            new Returns(references, new Address("mailto", "room@example.com"), ManualClock.create());

    private static ReadMail mail(String text) {
        return new MailReader().read(text.getBytes(StandardCharsets.UTF_8), false);
    }

    private Optional<Receipt> receipt(String text) {
        return returns.receipt(mail(text));
    }

    @ParameterizedTest
    @CsvSource({
        "failed, 5.1.1, FAILED, dsn.5.1.1, 5.1.1 550 no such user",
        "delayed, 4.4.1, RELAYED, dsn.4.4.1, 'delayed: 4.4.1 550 no such user; tried until Sun, 22 Nov 2026 08:00:00 +0000'",
        "delivered, 2.0.0, DELIVERED, dsn.2.0.0, delivered",
        "relayed, 2.0.0, RELAYED, dsn.2.0.0, handed on to a server or a list that reports nothing more",
        "Failed (bounced), nonsense, FAILED, dsn.failed, 550 no such user",
    })
    void a_report_says_what_became_of_ours(
            String action, String status, Receipt.Stage stage, String code, String words) {
        assertThat(receipt(Bounces.report(ours, action, status, "550 no such user")))
                .hasValueSatisfying(receipt -> {
                    assertThat(receipt.via()).isEqualTo(OFFICE);
                    assertThat(receipt.reference().value()).isEqualTo(ours);
                    assertThat(receipt.stage()).isEqualTo(stage);
                    assertThat(receipt.reason()).hasValueSatisfying(reason -> {
                        assertThat(reason.code()).isEqualTo(code);
                        assertThat(reason.text()).isEqualTo(words);
                    });
                });
    }

    @Test
    void a_report_that_brings_no_headers_back_is_matched_by_the_envelope_id() {
        String report = Bounces.report("<unknown@example.org>", "failed", "5.1.1", "no")
                .replace(
                        "Reporting-MTA:",
                        "Original-Envelope-Id: "
                                + ours.substring(1, ours.length() - 1).replace(".", "+2E") + "\r\nReporting-MTA:");

        assertThat(receipt(report))
                .hasValueSatisfying(r -> assertThat(r.reference().value()).isEqualTo(ours));
    }

    @Test
    void of_several_recipients_the_worst_counts() {
        String report = Bounces.report(ours, "delivered", "2.0.0", "fine")
                .replace(
                        "--b1\r\nContent-Type: text/rfc822-headers",
                        "Final-Recipient: rfc822; two@example.org\r\nAction: failed\r\nStatus: 5.2.2\r\n\r\n"
                                + "--b1\r\nContent-Type: text/rfc822-headers");

        assertThat(receipt(report))
                .hasValueSatisfying(r -> assertThat(r.stage()).isEqualTo(Receipt.Stage.FAILED));
    }

    @Test
    void a_report_on_what_nobody_of_us_sent_is_none() {
        assertThat(receipt(Bounces.report("<1@example.org>", "failed", "5.1.1", "no")))
                .isEmpty();
        String made = ours.replaceFirst("0000000000005", "0000000000006");
        assertThat(receipt(Bounces.report(made, "failed", "5.1.1", "no"))).isEmpty();
    }

    @Test
    void a_bounce_without_a_report_is_matched_by_what_it_quotes() {
        assertThat(receipt(Bounces.quoting(ours, "failure notice"))).hasValueSatisfying(receipt -> {
            assertThat(receipt.stage()).isEqualTo(Receipt.Stage.FAILED);
            assertThat(receipt.reason().orElseThrow().text()).isEqualTo("returned without a report: failure notice");
        });
        assertThat(receipt(Bounces.quoting(ours, "Warning: message 1abc delayed 24 hours")))
                .hasValueSatisfying(r -> assertThat(r.stage()).isEqualTo(Receipt.Stage.RELAYED));
    }

    @Test
    void an_answer_of_a_person_is_an_answer_and_no_bounce_even_if_it_speaks_of_one() {
        String text = Bounces.answer(ours, "r1", "", "My mail was returned, undeliverable. We come at nine.");

        assertThat(receipt(text)).isEmpty();
        InboundMessage answer = returns.answer(mail(text)).orElseThrow();
        assertThat(answer.via()).isEqualTo(OFFICE);
        assertThat(answer.reference().value()).isEqualTo("<r1@example.org>");
        assertThat(answer.from()).isEqualTo(new Address("mailto", "guard@example.org"));
        Content.Text words = (Content.Text) answer.content();
        assertThat(words.body()).isEqualTo("My mail was returned, undeliverable. We come at nine.");
        assertThat(words.answering()).hasValueSatisfying(answering -> {
            assertThat(answering.to()).isEqualTo(ours);
            assertThat(answering.automatic()).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied\n",
                "Precedence: bulk\n",
                "X-Autoreply: yes\n",
                "List-Id: <all.example.org>\n",
                "X-Auto-Response-Suppress: All\n"
            })
    void an_absence_note_is_told_from_a_reply(String header) {
        InboundMessage answer = returns.answer(mail(Bounces.answer(ours, "r2", header, "On holiday")))
                .orElseThrow();

        assertThat(((Content.Text) answer.content()).answering().orElseThrow().automatic())
                .isTrue();
    }

    @Test
    void an_absence_note_that_only_its_subject_gives_away_is_one_too() {
        String text = Bounces.answer(ours, "r3", "", "On holiday").replace("Re: Job 4711", "Automatische Antwort: Job");

        assertThat(((Content.Text) returns.answer(mail(text)).orElseThrow().content())
                        .answering()
                        .orElseThrow()
                        .automatic())
                .isTrue();
    }

    @Test
    void what_answers_nothing_of_ours_is_nothing() {
        assertThat(returns.answer(mail(Bounces.answer("<other@example.org>", "r4", "", "Hello"))))
                .isEmpty();
    }
}
