package org.switchroom.route.smsweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.message.MessageId;
import org.switchroom.settings.WrongSetting;
import org.switchroom.testkit.transport.FakeArrivals;
import org.switchroom.testkit.websms.GatewayMisdeed;
import org.switchroom.testkit.websms.WebSmsGateway;
import org.switchroom.transport.Handover;
import org.switchroom.transport.InboundMessage;

/** What comes from the gateway by itself: reports, and messages of telephones. */
final class GatewayNoticeTest {
    private final SmsWebSite site = new SmsWebSite();
    private final WebSmsGateway gateway = site.gateway;
    private final FakeArrivals arrivals = site.arrivals;

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void a_report_says_back_our_own_id_so_that_it_finds_a_message_whose_acceptance_was_never_heard() {
        gateway.next(GatewayMisdeed.silence());
        assertThat(site.send(site.delivery("main", Duration.ofHours(1)))).isInstanceOf(Handover.Uncertain.class);

        gateway.report(gateway.taken().get(0), "delivered");

        assertThat(arrivals.reported()).singleElement().satisfies(receipt -> assertThat(receipt.message())
                .contains(new MessageId(4711)));
    }

    @Test
    void what_comes_in_is_the_tenants_whose_number_it_was_sent_to_else_the_accounts() {
        site.start(
                ".token",
                WebSmsGateway.TOKEN,
                "tenant",
                "south",
                "tenant.north.numbers",
                "+43820123456, 08282709900001");
        site.peerSends("to-north", "Hello");
        await().until(() -> site.acknowledged.contains("to-north"));
        site.start(".token", WebSmsGateway.TOKEN, "tenant", "south", "tenant.north.numbers", "+43820123456");
        site.peerSends("to-nobody-in-particular", "Hello");
        await().until(() -> site.acknowledged.contains("to-nobody-in-particular"));

        assertThat(arrivals.received()).extracting(InboundMessage::tenant).containsExactly("north", "south");
    }

    @ParameterizedTest
    @CsvSource({
        "tenant, No Such, tenant",
        "tenant.north.numbers, desk, tenant.north.numbers",
        "tenant.No.numbers, 123, tenant.No"
    })
    void an_owner_that_can_not_be_used_is_named(String key, String value, String named) {
        assertThatThrownBy(() -> Configs.settings(".token", "t", key, value))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining(named);
    }

    @Test
    @Tag("SM-009")
    void a_message_that_came_in_says_from_which_number() {
        site.peerSends("n-1", "4711 OK");

        await().atMost(Duration.ofSeconds(60)).until(() -> site.acknowledged.contains("n-1"));
        assertThat(arrivals.received()).singleElement().satisfies(arrival -> {
            assertThat(arrival.from()).isEqualTo(SmsWebSite.PHONE);
            assertThat(arrival.to()).isEqualTo(new Address("tel", "08282709900001"));
            assertThat(arrival.content()).isEqualTo(new Content.Text("", "4711 OK"));
        });
    }
}
