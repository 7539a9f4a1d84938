package org.switchroom.route.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchroom.route.mail.smtp.SmtpLine;
import org.switchroom.settings.WrongSetting;

class MailSettingsTest {
    private static final String PID = "org.switchroom.transport.mail~office";

    @Test
    void host_and_sender_are_enough_and_the_name_comes_from_the_file() {
        MailSettings settings = MailSettings.read(PID, Configs.of());

        assertThat(settings.name().value()).isEqualTo("mail-office");
        assertThat(settings.group()).isEqualTo("email");
        assertThat(settings.domain()).isEqualTo("example.com");
        assertThat(settings.line().security()).isEqualTo(SmtpLine.Security.STARTTLS);
        assertThat(settings.line().port()).isEqualTo(587);
        assertThat(settings.line().login()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"none,25", "starttls,587", "tls,465"})
    void the_port_follows_from_the_security_when_it_is_not_set(String security, int port) {
        assertThat(MailSettings.read(PID, Configs.of("security", security))
                        .line()
                        .port())
                .isEqualTo(port);
    }

    @ParameterizedTest
    @CsvSource({
        "host,''",
        "host,a b",
        "from,''",
        "from,nobody",
        "from,'a@b.at, c@d.at'",
        "reply-to,x",
        "security,ssl",
        "helo,a b",
        "transport.name,Mail",
        "transport.group,E Mail",
        "time.zone,Moon",
        "tls.trust,/missing/ca.pem",
        "template.job.body,/missing.mustache"
    })
    void a_wrong_text_is_refused_naming_pid_and_key(String key, String value) {
        assertThatThrownBy(() -> MailSettings.read(PID, Configs.of(key, value)))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining(PID)
                .hasMessageContaining("'" + key + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "port,65536",
        "port,-1",
        "connect.timeout,0",
        "read.timeout,601",
        "keep-open,-1",
        "mails.per-session,0",
        "parallel,51"
    })
    void a_number_out_of_range_is_refused_naming_what_is_expected(String key, int value) {
        assertThatThrownBy(() -> MailSettings.read(PID, Configs.of(key, value)))
                .hasMessageContaining(PID + ": '" + key + "' is " + value + "; expected");
    }

    @Test
    void a_number_that_is_none_is_refused_naming_the_key() {
        assertThatThrownBy(() -> MailSettings.read(PID, Configs.of("port", new IllegalArgumentException("abc"))))
                .hasMessageContaining("'port' can not be read: abc");
    }

    @Test
    void a_user_needs_a_password_and_neither_is_ever_shown() {
        assertThatThrownBy(() -> MailSettings.read(PID, Configs.of("user", "room")))
                .hasMessageContaining("'.password'");

        MailSettings settings = MailSettings.read(PID, Configs.of("user", "room", ".password", "s3cret"));

        assertThat(settings.line().login()).isPresent();
        assertThat(settings.toString()).doesNotContain("s3cret");
    }

    @Test
    void a_trust_file_without_certificates_is_refused(@TempDir Path folder) throws Exception {
        Path empty = Files.writeString(folder.resolve("ca.pem"), "no certificate");

        assertThatThrownBy(() -> MailSettings.read(
                        PID, Configs.of(Map.of("host", "h", "from", "a@b.at", "tls.trust", empty.toString()))))
                .hasMessageContaining("'tls.trust'")
                .hasMessageContaining(empty.toString());
    }
}
