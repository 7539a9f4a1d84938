package org.switchroom.route.intakemail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchroom.settings.WrongSetting;

class MailIntakeSettingsTest {
    @Test
    void what_is_not_set_has_its_usual_value() {
        MailIntakeSettings settings = Configs.settings("security", "tls");

        assertThat(settings.name()).isEqualTo("mail-orders");
        assertThat(settings.line().port()).isEqualTo(993);
        assertThat(settings.line().rejected()).isEqualTo("Rejected");
        assertThat(settings.answers()).contains("email");
        assertThat(settings.line().toString()).doesNotContain("s3cret");
    }

    @Test
    void a_sender_belongs_to_the_tenant_that_lists_it_and_an_address_counts_before_its_domain() {
        Senders senders =
                Configs.settings("senders.other", "lisa@partner.example").senders();

        assertThat(senders.tenantOf("anna@partner.example")).contains("main");
        assertThat(senders.tenantOf("lisa@partner.example")).contains("other");
        assertThat(senders.tenantOf("boss@acme.example")).contains("acme");
        assertThat(senders.tenantOf("spy@acme.example")).isEmpty();
        assertThat(senders.tenantOf("anna@evil-partner.example")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "host, '', host",
        "port, 70000, port",
        "security, ssl, security",
        "user, '', user",
        ".password, '', .password",
        "interval, 0, interval",
        "folder.rejected, 'a*', folder.rejected",
        "senders.main, anna, senders.main",
        "senders.Main!, anna@b.at, senders.Main!",
        "senders.two, boss@acme.example, senders.",
        "mapping, 'No Name', mapping",
        "answer.channel, 'E mail', answer.channel",
        "max-size, 5, max-size",
    })
    void a_wrong_setting_is_named_by_pid_and_key(String key, String value, String named) {
        Object typed = value.matches("\\d+")
                ? (Object) (key.equals("max-size") ? (Object) Long.valueOf(value) : Integer.valueOf(value))
                : value;

        assertThatThrownBy(() -> Configs.settings(key, typed))
                .isInstanceOf(WrongSetting.class)
                .hasMessageStartingWith(Configs.PID + ": '" + named);
    }

    @Test
    void nobody_who_may_send_is_a_mistake() {
        assertThatThrownBy(() -> Configs.settings("senders.main", "", "senders.acme", ""))
                .hasMessageContaining("'senders.main' is missing");
    }
}
