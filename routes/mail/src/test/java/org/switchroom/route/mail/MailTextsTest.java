package org.switchroom.route.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchroom.message.Content;

class MailTextsTest {
    @TempDir
    Path folder;

    private static MailTexts texts(String jobBody) throws MailTemplate.Unusable {
        return new MailTexts(
                ZoneId.of("Europe/Vienna"),
                MailTemplate.load("template.job.subject", ""),
                MailTemplate.load("template.job.body", jobBody),
                MailTemplate.load("template.update.subject", ""),
                MailTemplate.load("template.update.body", ""),
                MailTemplate.load("template.text.subject", ""),
                MailTemplate.load("template.text.body", ""));
    }

    @Test
    void a_job_reads_clearly_with_its_times_in_the_configured_zone() throws Exception {
        Content.Text mail = texts("").text(Samples.job(false));

        assertThat(mail.subject())
                .isEqualTo("URGENT: New alarm response 2026-17, site KL-0815, fire in the boiler room");
        assertThat(mail.body())
                .isEqualTo(
                        """
                Urgent. Please act soon.

                You have a new alarm response.

                Number:       2026-17
                Kind:         alarm response
                Priority:     urgent
                Site code:    KL-0815
                Service code: FIRE
                Alarm status: fire in the boiler room
                Due:          2026-11-21 15:05 CET

                Notes:
                Key at the gate.
                Beware of the dog & cat.

                --
                Sent by Switchroom. Please quote number 2026-17 when you answer.
                """);
    }

    @Test
    void an_update_says_what_it_is_an_update_of() throws Exception {
        Content.Text mail = texts("").text(Samples.job(true));

        assertThat(mail.subject()).startsWith("URGENT: Update to alarm response 2026-17");
        assertThat(mail.body())
                .contains("This is an update to alarm response 2026-17, which you have been told of before.");
    }

    @Test
    void a_job_without_optional_fields_has_no_empty_lines_for_them() throws Exception {
        Content.Text mail = texts("")
                .text(new Content.Job("7", false, Map.of("kind", "ORDER", "siteCode", "", "priority", "ROUTINE")));

        assertThat(mail.subject()).isEqualTo("New order 7");
        assertThat(mail.body())
                .doesNotContain("Site code")
                .doesNotContain("Notes")
                .startsWith("You have a new order.");
    }

    @Test
    void a_plain_text_goes_as_it_is_and_gets_a_subject_when_it_has_none() throws Exception {
        MailTexts texts = texts("");

        assertThat(texts.text(new Content.Text("Hello", "a < b & c")))
                .isEqualTo(new Content.Text("Hello", "a < b & c"));
        assertThat(texts.text(new Content.Text("", "x")).subject()).isEqualTo("Message");
    }

    @Test
    void values_of_a_job_are_never_read_as_template() throws Exception {
        Content.Text mail =
                texts("").text(new Content.Job("{{notes}}", false, Map.of("notes", "{{#lines}}{{/lines}} {{> x}}")));

        assertThat(mail.subject()).contains("{{notes}}");
        assertThat(mail.body()).contains("{{#lines}}{{/lines}} {{> x}}");
    }

    @Test
    void a_template_that_does_not_parse_is_refused_with_file_and_line() throws Exception {
        Path file = Files.writeString(folder.resolve("job.mustache"), "Job {{number}}\n\n{{#notes}}\nnever closed\n");

        assertThatThrownBy(() -> texts(file.toString()))
                .hasMessageContaining(file.toString())
                .hasMessageContaining("line 3");
    }

    @Test
    void a_template_that_includes_another_or_is_not_there_is_refused() throws Exception {
        Path including = Files.writeString(folder.resolve("job.mustache"), "{{> other}}");

        assertThatThrownBy(() -> texts(including.toString())).hasMessageContaining("can not include");
        assertThatThrownBy(() -> texts(folder.resolve("missing").toString())).hasMessageContaining("can not be read");
    }

    @Test
    void a_changed_template_is_used_at_once_and_a_broken_one_leaves_the_last_good() throws Exception {
        Path file = write("first {{number}}", 1);
        MailTexts texts = texts(file.toString());
        assertThat(texts.text(Samples.job(false)).body()).isEqualTo("first 2026-17");

        write("second {{number}}", 2);
        assertThat(texts.text(Samples.job(false)).body()).isEqualTo("second 2026-17");

        write("broken {{#number}}", 3);
        assertThat(texts.text(Samples.job(false)).body()).isEqualTo("second 2026-17");

        Files.delete(file);
        assertThat(texts.text(Samples.job(false)).body()).isEqualTo("second 2026-17");

        write("third", 4);
        assertThat(texts.text(Samples.job(false)).body()).isEqualTo("third");
    }

    private Path write(String text, int second) throws IOException {
        Path file = Files.writeString(folder.resolve("live.mustache"), text);
        return Files.setLastModifiedTime(file, FileTime.fromMillis(second * 1000L));
    }
}
