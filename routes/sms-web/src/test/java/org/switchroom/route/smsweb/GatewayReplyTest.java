package org.switchroom.route.smsweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchroom.testkit.websms.GatewayMisdeed;
import org.switchroom.testkit.websms.WebSmsGateway;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Health;

/** What an answer of the gateway means for the message, and for the account. */
final class GatewayReplyTest {
    private final SmsWebSite site = new SmsWebSite();
    private final WebSmsGateway gateway = site.gateway;

    @AfterEach
    void stop() {
        site.close();
    }

    @ParameterizedTest
    @CsvSource({
        "4002, Refused",
        "4029, Refused",
        "4031, Refused",
        "4009, Refused",
        "4026, Refused",
        "4012, Unavailable",
        "4023, Unavailable",
        "4024, Unavailable",
        "5000, Unavailable",
        "5003, Unavailable",
        "4003, Unavailable",
        "4042, Unavailable",
        "4043, Unavailable",
        "4999, Unavailable",
        "4001, Unavailable",
        "4013, Unavailable",
        "4014, Unavailable",
        "4021, Unavailable",
        "4022, Unavailable",
        "4035, Unavailable",
        "2001, Accepted"
    })
    void a_code_of_the_gateway_has_its_meaning(int code, String outcome) {
        gateway.next(GatewayMisdeed.code(code, "AS_TOLD"));

        assertThat(site.send("x").getClass().getSimpleName()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "429, Unavailable",
        "500, Unavailable",
        "502, Unavailable",
        "503, Unavailable",
        "504, Uncertain",
        "404, Unavailable",
        "400, Unavailable",
        "302, Uncertain",
        "204, Uncertain"
    })
    void a_status_of_http_has_its_meaning(int status, String outcome) {
        gateway.next(GatewayMisdeed.status(status));

        assertThat(site.send("x").getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void waits_for_as_long_as_the_gateway_asks() {
        gateway.next(GatewayMisdeed.status(429, 77));

        assertThat(site.send("x"))
                .isInstanceOfSatisfying(Handover.Unavailable.class, later -> assertThat(later.retryAfter())
                        .isEqualTo(Duration.ofSeconds(77)));
    }

    @Test
    void an_answer_that_says_nothing_is_uncertain() {
        gateway.next(GatewayMisdeed.babble("<html>welcome</html>"));

        assertThat(site.send("x")).isInstanceOf(Handover.Uncertain.class);
        assertThat(gateway.taken()).hasSize(1);
    }

    @Test
    void a_closed_account_is_asked_once_a_pause_and_shown_until_it_is_open_again() {
        gateway.closeAccount();

        assertThat(site.send("first")).isInstanceOf(Handover.Unavailable.class);
        long asked = gateway.asked();
        for (int i = 0; i < 20 && gateway.asked() == asked; i++) {
            assertThat(site.send("burnt")).isInstanceOfSatisfying(Handover.Unavailable.class, unavailable -> assertThat(
                            unavailable.reason().code())
                    .isEqualTo("websms.4001"));
        }

        assertThat(gateway.taken()).isEmpty();
        assertThat(site.transport().health()).satisfies(health -> {
            assertThat(health.state()).isEqualTo(Health.State.DOWN);
            assertThat(health.detail()).contains("refuses the account").contains("4001");
        });
        gateway.openAccount();
        await().atMost(Duration.ofSeconds(60)).until(() -> site.send("again") instanceof Handover.Accepted);
        assertThat(site.transport().health().state()).isEqualTo(Health.State.UP);
    }
}
