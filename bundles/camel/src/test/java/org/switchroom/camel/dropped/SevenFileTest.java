package org.switchroom.camel.dropped;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchroom.camel.host.StandaloneRoutes;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.testkit.transport.FakeArrivals;
import org.switchroom.testkit.websms.CallbackDoor;
import org.switchroom.testkit.websms.GatewayContract;
import org.switchroom.testkit.websms.GatewayMisdeed;
import org.switchroom.testkit.websms.HttpGateway;
import org.switchroom.testkit.websms.SevenGateway;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Intake;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.Transport;
import org.switchroom.transport.TransportName;

/** A whole gateway as one file: the example as it is shipped keeps every contract of its kind. */
class SevenFileTest implements GatewayContract {
    private static final Path FILE =
            Path.of("../../karaf-assembly/src/main/resources/etc/transports.examples/seven.yaml");
    private static final Address PHONE = new Address("tel", "+436641234567");
    private static final Address NOBODY = new Address("tel", "+436640000000");
    private static final String SECRET = "a-secret-for-seven-dot-io";

    private final SevenGateway gateway = SevenGateway.start();
    private final FakeArrivals arrivals = new FakeArrivals();
    private final CallbackDoor door = CallbackDoor.open(() -> routes().callbacks());
    private StandaloneRoutes routes;

    @BeforeEach
    void start() throws Exception {
        gateway.knowsNot(NOBODY.value());
        Placeholders values = new Placeholders(Map.of(
                "seven.url",
                gateway.url() + "/api/sms",
                "seven.sender",
                "ControlRoom",
                ".seven.key",
                SevenGateway.KEY,
                ".seven.callback",
                SECRET));
        DroppedText text = new DroppedText(FILE, "etc/transports/seven.yaml", Files.readString(FILE));
        routes = StandaloneRoutes.start(new DroppedRoutes(text, HeaderReader.read(text.content()), values), arrivals);
        gateway.newsGoesTo(door.url("seven", SECRET));
    }

    private StandaloneRoutes routes() {
        return routes;
    }

    @AfterEach
    void stop() {
        gateway.close();
        routes.close();
        door.close();
    }

    /** A message of seven.io has at most 1520 characters. */
    @Override
    public List<String> awkwardTexts() {
        return List.of(
                "Größe „ja“, Straße 1, 1010 Wien – 5 €",
                "first line\n.\n..two dots\nlast line",
                "= equals =3D & <b>not html</b> %s ${not} {{filled}} \"quoted\" \\ back");
    }

    @Override
    public Transport transport() {
        return routes.transport();
    }

    @Override
    public FakeArrivals arrivals() {
        return arrivals;
    }

    @Override
    public TransportName name() {
        return new TransportName("seven");
    }

    @Override
    public Address reachable() {
        return PHONE;
    }

    @Override
    public Address refused() {
        return NOBODY;
    }

    @Override
    public HttpGateway gateway() {
        return gateway;
    }

    @Override
    public String says(Receipt.Stage stage) {
        return switch (stage) {
            case RELAYED -> "TRANSMITTED";
            case DELIVERED, READ -> "DELIVERED";
            case FAILED -> "NOTDELIVERED";
            case EXPIRED -> "EXPIRED";
        };
    }

    @Test
    void says_all_that_the_gateway_wants_to_know() {
        send("Bitte kommen");

        assertThat(gateway.taken()).singleElement().satisfies(sms -> {
            assertThat(sms.recipient()).isEqualTo(PHONE.value());
            assertThat(sms.text()).isEqualTo("Auftrag\nBitte kommen");
            assertThat(sms.sender()).contains("ControlRoom");
            assertThat(sms.clientMessageId()).isPresent();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "100, Accepted",
        "101, Uncertain",
        "201, Unavailable",
        "202, Refused",
        "305, Refused",
        "401, Refused",
        "402, Uncertain",
        "403, Refused",
        "500, Unavailable",
        "600, Unavailable",
        "700, Uncertain",
        "900, Unavailable",
        "902, Unavailable"
    })
    void a_code_of_the_gateway_has_its_meaning(int code, String outcome) {
        gateway.next(GatewayMisdeed.code(code, ""));

        assertThat(send("x").getClass().getSimpleName()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"429, Unavailable", "500, Unavailable", "401, Unavailable", "504, Uncertain"})
    void a_status_of_http_is_not_taken_for_a_code(int status, String outcome) {
        gateway.next(GatewayMisdeed.status(status));

        assertThat(send("x").getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void an_answer_that_says_nothing_is_uncertain() {
        gateway.next(GatewayMisdeed.babble("<html>welcome</html>"));

        assertThat(send("x")).isInstanceOf(Handover.Uncertain.class);
    }

    @Test
    void a_message_that_came_in_is_acknowledged_once_it_is_on_disk() {
        assertThat(gateway.deliver("681590", "436641234567", "komme").status()).isEqualTo(200);
        arrivals.answer(Intake.TRY_LATER);
        assertThat(gateway.deliver("681591", "436641234567", "nein").status()).isEqualTo(503);

        assertThat(arrivals.received().get(0)).satisfies(arrival -> {
            assertThat(arrival.from()).isEqualTo(PHONE);
            assertThat(arrival.reference().value()).isEqualTo("681590");
            assertThat(arrival.content()).isEqualTo(new Content.Text("", "komme"));
        });
    }
}
