package org.switchroom.route.smsweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchroom.camel.host.StandaloneRoutes;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.message.Message;
import org.switchroom.message.MessageId;
import org.switchroom.message.Priority;
import org.switchroom.settings.WrongSetting;
import org.switchroom.testkit.transport.FakeArrivals;
import org.switchroom.testkit.transport.ReceivesContract;
import org.switchroom.testkit.websms.CallbackDoor;
import org.switchroom.testkit.websms.CallbackReply;
import org.switchroom.testkit.websms.GatewayContract;
import org.switchroom.testkit.websms.GatewayMisdeed;
import org.switchroom.testkit.websms.GatewaySms;
import org.switchroom.testkit.websms.HttpGateway;
import org.switchroom.testkit.websms.WebSmsGateway;
import org.switchroom.transport.Delivery;
import org.switchroom.transport.DeliveryId;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Health;
import org.switchroom.transport.InboundMessage;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.Transport;
import org.switchroom.transport.TransportName;

/** The whole way as in the distribution: CamelTransport, the route, camel-http, a gateway; and back by HTTP. */
class SmsWebTransportTest implements GatewayContract, ReceivesContract {
    private static final Address PHONE = new Address("tel", "+436641234567");
    private static final Address UNWILLING = new Address("tel", "+436649999999");
    private static final String SECRET = "secret-of-this-very-test";

    private final WebSmsGateway gateway = WebSmsGateway.start();
    private final FakeArrivals arrivals = new FakeArrivals();
    private final List<String> acknowledged = new CopyOnWriteArrayList<>();
    private final ExecutorService peer = Executors.newCachedThreadPool();
    private final CallbackDoor door = CallbackDoor.open(() -> routes().callbacks());
    private StandaloneRoutes routes;

    @BeforeEach
    void start() {
        gateway.blacklist(UNWILLING.value().substring(1));
        start("user", WebSmsGateway.USER, ".password", WebSmsGateway.PASSWORD);
    }

    private void start(Object... more) {
        List<Object> pairs = new ArrayList<>(List.of(
                "url",
                gateway.url(),
                "max-sms",
                20,
                "read.timeout",
                6,
                "account.pause",
                1,
                "callback.url",
                door.url(),
                ".callback.secret",
                SECRET));
        pairs.addAll(List.of(more));
        if (routes != null) {
            routes.close();
        }
        routes = StandaloneRoutes.start(
                new SmsWebTransport(Configs.settings(pairs.toArray()), Clock.systemUTC()), arrivals);
    }

    @AfterEach
    void stop() {
        routes.close();
        gateway.close();
        door.close();
        peer.shutdownNow();
    }

    private StandaloneRoutes routes() {
        return routes;
    }

    @Override
    public Transport transport() {
        return routes.transport();
    }

    @Override
    public Address reachable() {
        return PHONE;
    }

    @Override
    public Address refused() {
        return UNWILLING;
    }

    @Override
    public FakeArrivals arrivals() {
        return arrivals;
    }

    @Override
    public TransportName name() {
        return new TransportName("sms-web");
    }

    @Override
    public HttpGateway gateway() {
        return gateway;
    }

    @Override
    public String says(Receipt.Stage stage) {
        return switch (stage) {
            case RELAYED -> "accepted";
            case DELIVERED, READ -> "delivered";
            case FAILED -> "undelivered";
            case EXPIRED -> "expired";
        };
    }

    @Override
    public void peerSends(String reference, String words) {
        gateway.reportsGoTo(door.url("sms-web", SECRET));
        CompletableFuture.runAsync(
                () -> {
                    CallbackReply told = gateway.deliver(reference, "436641234567", words);
                    if (told.status() == 200 && told.body().contains("\"statusCode\":2000")) {
                        acknowledged.add(reference);
                    }
                },
                peer);
    }

    @Override
    public List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** A delivery of a tenant that is valid for so long. */
    private Delivery delivery(String tenant, Duration validity) {
        return delivery(tenant, validity, Optional.empty());
    }

    private Delivery delivery(String tenant, Duration validity, Optional<String> author) {
        Instant now = Instant.now();
        Message message = new Message(
                new MessageId(4711),
                tenant,
                new Content.Text("Auftrag 17", "Bitte kommen"),
                Priority.URGENT,
                now,
                now.plus(validity),
                author);
        return new Delivery(new DeliveryId(4711), message, PHONE, 1, now.plus(patience()));
    }

    @Test
    @Tag("SM-012")
    @Tag("SM-042")
    void says_to_the_gateway_all_that_is_configured_and_how_long_the_message_is_worth_sending() {
        start(
                ".token", WebSmsGateway.TOKEN,
                "sender", "Leitstelle",
                "signature", "Ihre Leitstelle",
                "tenant.north.sender", "+43820123456",
                "tenant.north.signature", "Nord",
                "flash", true,
                "category", "informational");

        send(delivery("main", Duration.ofMinutes(15)));
        send(delivery("north", Duration.ofDays(7)));

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
        start(
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

        Handover headed = send(delivery(
                PHONE, new Content.Binary(List.of("0605040B8423F0C0FFEE", "0605040B8423F0" + "00FF7F"), true)));
        Handover plain = send(delivery(PHONE, new Content.Binary(List.of("AB".repeat(140)), false)));
        Handover tooMany = send(delivery(PHONE, new Content.Binary(List.of("01", "02", "03"), false)));

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
        start(
                ".token", WebSmsGateway.TOKEN,
                "signature", "Ihre Leitstelle",
                "tenant.north.signature", "Nord",
                "user.maria.signature", "Maria, Leitstelle Nord");

        send(delivery("north", Duration.ofHours(1), Optional.of("maria")));
        send(delivery("north", Duration.ofHours(1), Optional.of("josef")));
        send(delivery("main", Duration.ofHours(1)));

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
        start(".token", WebSmsGateway.TOKEN, "test", true);

        assertThat(send("x")).isInstanceOf(Handover.Accepted.class);

        assertThat(gateway.taken().get(0).simulated()).isTrue();
        assertThat(transport().health().state()).isEqualTo(Health.State.DEGRADED);
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

        assertThat(send("x").getClass().getSimpleName()).isEqualTo(outcome);
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

        assertThat(send("x").getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void waits_for_as_long_as_the_gateway_asks() {
        gateway.next(GatewayMisdeed.status(429, 77));

        assertThat(send("x")).isInstanceOfSatisfying(Handover.Unavailable.class, later -> assertThat(later.retryAfter())
                .isEqualTo(Duration.ofSeconds(77)));
    }

    @Test
    void an_answer_that_says_nothing_is_uncertain() {
        gateway.next(GatewayMisdeed.babble("<html>welcome</html>"));

        assertThat(send("x")).isInstanceOf(Handover.Uncertain.class);
        assertThat(gateway.taken()).hasSize(1);
    }

    @Test
    void a_closed_account_is_asked_once_a_pause_and_shown_until_it_is_open_again() {
        gateway.closeAccount();

        assertThat(send("first")).isInstanceOf(Handover.Unavailable.class);
        long asked = gateway.asked();
        for (int i = 0; i < 20 && gateway.asked() == asked; i++) {
            assertThat(send("burnt")).isInstanceOfSatisfying(Handover.Unavailable.class, unavailable -> assertThat(
                            unavailable.reason().code())
                    .isEqualTo("websms.4001"));
        }

        assertThat(gateway.taken()).isEmpty();
        assertThat(transport().health()).satisfies(health -> {
            assertThat(health.state()).isEqualTo(Health.State.DOWN);
            assertThat(health.detail()).contains("refuses the account").contains("4001");
        });
        gateway.openAccount();
        await().atMost(Duration.ofSeconds(60)).until(() -> send("again") instanceof Handover.Accepted);
        assertThat(transport().health().state()).isEqualTo(Health.State.UP);
    }

    @Test
    void a_number_without_its_country_is_refused_here() {
        assertThat(send(delivery(new Address("tel", "06641234567"), saying("x"))))
                .isInstanceOf(Handover.Refused.class);
        assertThat(gateway.asked()).isZero();
    }

    @Test
    void connections_are_kept_for_the_next_message() {
        for (int i = 0; i < 20; i++) {
            send("x");
        }

        assertThat(gateway.taken()).hasSize(20);
        assertThat(gateway.connections()).isEqualTo(1);
    }

    @Test
    void a_report_says_back_our_own_id_so_that_it_finds_a_message_whose_acceptance_was_never_heard() {
        gateway.next(GatewayMisdeed.silence());
        assertThat(send(delivery("main", Duration.ofHours(1)))).isInstanceOf(Handover.Uncertain.class);

        gateway.report(gateway.taken().get(0), "delivered");

        assertThat(arrivals.reported()).singleElement().satisfies(receipt -> assertThat(receipt.message())
                .contains(new MessageId(4711)));
    }

    @Test
    void what_comes_in_is_the_tenants_whose_number_it_was_sent_to_else_the_accounts() {
        start(".token", WebSmsGateway.TOKEN, "tenant", "south", "tenant.north.numbers", "+43820123456, 08282709900001");
        peerSends("to-north", "Hello");
        await().until(() -> acknowledged.contains("to-north"));
        start(".token", WebSmsGateway.TOKEN, "tenant", "south", "tenant.north.numbers", "+43820123456");
        peerSends("to-nobody-in-particular", "Hello");
        await().until(() -> acknowledged.contains("to-nobody-in-particular"));

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
        peerSends("n-1", "4711 OK");

        await().atMost(Duration.ofSeconds(60)).until(() -> acknowledged.contains("n-1"));
        assertThat(arrivals.received()).singleElement().satisfies(arrival -> {
            assertThat(arrival.from()).isEqualTo(PHONE);
            assertThat(arrival.to()).isEqualTo(new Address("tel", "08282709900001"));
            assertThat(arrival.content()).isEqualTo(new Content.Text("", "4711 OK"));
        });
    }
}
