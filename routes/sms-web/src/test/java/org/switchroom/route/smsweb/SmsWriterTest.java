package org.switchroom.route.smsweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.message.MessageId;
import org.switchroom.testkit.websms.GatewaySms;
import org.switchroom.testkit.websms.WebSmsGateway;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Health;

/** What the gateway is told of a message, and of whose account. */
final class SmsWriterTest {
    private final SmsWebSite site = new SmsWebSite();
    private final WebSmsGateway gateway = site.gateway;

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    @Tag("SM-012")
    @Tag("SM-042")
    void says_to_the_gateway_all_that_is_configured_and_how_long_the_message_is_worth_sending() {
        site.start(
                ".token", WebSmsGateway.TOKEN,
                "sender", "Leitstelle",
                "signature", "Ihre Leitstelle",
                "tenant.north.sender", "+43820123456",
                "tenant.north.signature", "Nord",
                "flash", true,
                "category", "informational");

        site.send(site.delivery("main", Duration.ofMinutes(15)));
        site.send(site.delivery("north", Duration.ofDays(7)));

        assertThat(gateway.taken().get(0)).satisfies(sms -> {
            assertThat(sms.recipient()).isEqualTo("436641234567");
            assertThat(sms.text()).isEqualTo("Auftrag 17\nBitte kommen\nIhre Leitstelle");
            assertThat(sms.sender()).contains("Leitstelle:alphanumeric");
            assertThat(sms.clientMessageId()).contains(new MessageId(4711).toString());
            assertThat(sms.validitySeconds().orElseThrow()).isBetween(14 * 60, 15 * 60);
            assertThat(sms.flash()).isTrue();
            assertThat(sms.category()).contains("informational");
            assertThat(sms.simulated()).isFalse();
        });
        assertThat(gateway.taken().get(1)).satisfies(sms -> {
            assertThat(sms.sender()).contains("43820123456:international");
            assertThat(sms.text()).endsWith("\nNord");
            assertThat(sms.validitySeconds()).as("the interface's longest").contains(259_200);
        });
    }

    @Test
    void octets_go_to_the_address_for_octets_segment_by_segment_and_unsigned() {
        site.start(
                ".token",
                WebSmsGateway.TOKEN,
                "sender",
                "Leitstelle",
                "signature",
                "Ihre Leitstelle",
                "flash",
                true,
                "max-sms",
                2);

        Handover headed = site.send(site.delivery(
                SmsWebSite.PHONE,
                new Content.Binary(List.of("0605040B8423F0C0FFEE", "0605040B8423F0" + "00FF7F"), true)));
        Handover plain =
                site.send(site.delivery(SmsWebSite.PHONE, new Content.Binary(List.of("AB".repeat(140)), false)));
        Handover tooMany =
                site.send(site.delivery(SmsWebSite.PHONE, new Content.Binary(List.of("01", "02", "03"), false)));

        assertThat(headed).isInstanceOf(Handover.Accepted.class);
        assertThat(plain).isInstanceOf(Handover.Accepted.class);
        assertThat(gateway.taken()).hasSize(2);
        assertThat(gateway.taken().get(0)).satisfies(sms -> {
            assertThat(sms.octets()).containsExactly("0605040b8423f0c0ffee", "0605040b8423f000ff7f");
            assertThat(sms.hasHeader()).isTrue();
            assertThat(sms.parts()).isEqualTo(2);
            assertThat(sms.text()).isEmpty();
            assertThat(sms.sender()).contains("Leitstelle:alphanumeric");
            assertThat(sms.flash()).isTrue();
            assertThat(sms.validitySeconds()).isPresent();
        });
        assertThat(gateway.taken().get(1).hasHeader()).isFalse();
        assertThat(tooMany).isInstanceOfSatisfying(Handover.Refused.class, refused -> assertThat(
                        refused.reason().text())
                .contains("3 SMS and max-sms is 2"));
    }

    @Test
    @Tag("SM-012")
    void what_a_user_wrote_has_the_users_signature_and_all_else_the_tenants() {
        site.start(
                ".token", WebSmsGateway.TOKEN,
                "signature", "Ihre Leitstelle",
                "tenant.north.signature", "Nord",
                "user.maria.signature", "Maria, Leitstelle Nord");

        site.send(site.delivery("north", Duration.ofHours(1), Optional.of("maria")));
        site.send(site.delivery("north", Duration.ofHours(1), Optional.of("josef")));
        site.send(site.delivery("main", Duration.ofHours(1)));

        assertThat(gateway.taken())
                .extracting(GatewaySms::text)
                .containsExactly(
                        "Auftrag 17\nBitte kommen\nMaria, Leitstelle Nord",
                        "Auftrag 17\nBitte kommen\nNord",
                        "Auftrag 17\nBitte kommen\nIhre Leitstelle");
    }

    @Test
    @Tag("SM-085")
    void an_account_is_its_address_its_login_a_sender_and_whether_it_only_tries() {
        SmsWebSettings settings = Configs.settings(
                "url",
                "https://gateway.example/",
                "path",
                "/json/smsmessaging",
                "user",
                "api",
                ".password",
                "secret",
                "sender",
                "Leitstelle",
                "test",
                true);

        assertThat(settings.endpoint()).hasToString("https://gateway.example/json/smsmessaging");
        assertThat(settings.authorization()).startsWith("Basic ");
        assertThat(settings.identities().sender("main")).contains(new Identities.Sender("Leitstelle", "alphanumeric"));
        assertThat(settings.test()).isTrue();
        assertThatThrownBy(() -> Configs.settings("url", "https://gateway.example"))
                .hasMessageContaining("'user' is missing");
    }

    @Test
    void a_trial_is_told_as_one_and_shown_as_one() {
        site.start(".token", WebSmsGateway.TOKEN, "test", true);

        assertThat(site.send("x")).isInstanceOf(Handover.Accepted.class);

        assertThat(gateway.taken().get(0).simulated()).isTrue();
        assertThat(site.transport().health().state()).isEqualTo(Health.State.DEGRADED);
    }

    @Test
    void a_number_without_its_country_is_refused_here() {
        assertThat(site.send(site.delivery(new Address("tel", "06641234567"), site.saying("x"))))
                .isInstanceOf(Handover.Refused.class);
        assertThat(gateway.asked()).isZero();
    }
}
