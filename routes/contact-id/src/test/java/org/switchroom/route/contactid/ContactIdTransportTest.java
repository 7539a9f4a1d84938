package org.switchroom.route.contactid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.message.Message;
import org.switchroom.message.MessageId;
import org.switchroom.message.Priority;
import org.switchroom.phone.Ending;
import org.switchroom.phone.PhoneLine;
import org.switchroom.phone.StationCall;
import org.switchroom.testkit.alarm.StationScript;
import org.switchroom.testkit.transport.FakeArrivals;
import org.switchroom.transport.Delivery;
import org.switchroom.transport.DeliveryId;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Health;
import org.switchroom.transport.Receipt;

final class ContactIdTransportTest {
    private static final Content.Alarm BURGLARY = new Content.Alarm("1234", 1, "130", 1, 15);

    private final FakeLine line = new FakeLine();
    private final FakeArrivals arrivals = new FakeArrivals();
    private final AtomicLong ids = new AtomicLong();
    private ContactIdTransport transport;

    @BeforeEach
    void begin() {
        transport = new ContactIdTransport(ContactIdSettings.read(Configs.of(Map.of())), arrivals, Clock.systemUTC());
        transport.addLine(line, Map.of(PhoneLine.NAME, "line-1"));
    }

    @AfterEach
    void end() {
        transport.close();
    }

    private CompletableFuture<Handover> send(String to, Content content, Duration patience) {
        Instant now = Instant.now();
        long id = ids.incrementAndGet();
        Message message =
                new Message(new MessageId(id), "main", content, Priority.DISTRESS, now, now.plus(Duration.ofHours(1)));
        return transport
                .send(new Delivery(new DeliveryId(id), message, new Address("contactid", to), 1, now.plus(patience)))
                .toCompletableFuture();
    }

    private CompletableFuture<Handover> send(Content content) {
        return send("+4312345/1234", content, Duration.ofSeconds(50));
    }

    private static Handover answer(CompletableFuture<Handover> sent) {
        return sent.orTimeout(60, TimeUnit.SECONDS).join();
    }

    private static String code(Handover handover) {
        return handover.fold(
                accepted -> "accepted",
                refused -> "refused " + refused.reason().code(),
                away -> "unavailable " + away.reason().code(),
                doubt -> "uncertain " + doubt.reason().code());
    }

    @Test
    void a_kiss_off_is_accepted_and_reported_as_delivered() {
        Handover handover = answer(send(BURGLARY));

        assertThat(code(handover)).isEqualTo("accepted");
        assertThat(line.messages()).singleElement().asString().startsWith("123418113001015");
        await().until(() -> !arrivals.reported().isEmpty());
        Receipt receipt = arrivals.reported().get(0);
        assertThat(receipt.stage()).isEqualTo(Receipt.Stage.DELIVERED);
        assertThat(receipt.message()).contains(new MessageId(1));
        assertThat(receipt.reference())
                .isEqualTo(((Handover.Accepted) handover).reference().orElseThrow());
    }

    @Test
    @Tag("CN-015")
    void the_station_hears_the_account_of_its_address() {
        answer(send("+4312345/B42F", BURGLARY, Duration.ofSeconds(50)));

        assertThat(line.messages().get(0)).startsWith("*42C18");
    }

    @Test
    @Tag("CN-047")
    void events_for_a_number_that_is_being_called_ride_along_and_life_safety_goes_first() {
        line.hold();
        List<CompletableFuture<Handover>> sent = new ArrayList<>();
        sent.add(send(new Content.Alarm("1234", 1, "302", 0, 1)));
        sent.add(send(BURGLARY));
        sent.add(send(new Content.Alarm("1234", 1, "110", 0, 3)));
        await().until(() -> line.dialled().size() == 1);

        line.letGo();

        assertThat(sent).allSatisfy(each -> assertThat(code(answer(each))).isEqualTo("accepted"));
        assertThat(line.dialled()).containsExactly("+4312345");
        assertThat(line.messages()).extracting(keys -> keys.substring(7, 10)).containsExactly("110", "130", "302");
    }

    @Test
    void when_much_waits_for_a_number_it_is_called_a_second_time() {
        line.hold();
        List<CompletableFuture<Handover>> sent = new ArrayList<>();
        for (int zone = 1; zone <= 6; zone++) {
            sent.add(send(new Content.Alarm("1234", 1, "130", 1, zone)));
        }
        await().until(() -> line.dialled().size() == 2);

        line.letGo();

        assertThat(sent).allSatisfy(each -> assertThat(code(answer(each))).isEqualTo("accepted"));
        assertThat(line.dialled()).hasSize(2);
        assertThat(line.messages()).hasSize(6);
    }

    @ParameterizedTest
    @Tag("CN-046")
    @CsvSource({
        "BUSY,unavailable contact-id.busy",
        "NO_ANSWER,unavailable contact-id.no-answer",
        "DECLINED,unavailable contact-id.declined",
        "LINE_DOWN,unavailable contact-id.line-down",
        "NO_CHANNEL,unavailable contact-id.no-channel",
        "NOT_ALLOWED,unavailable contact-id.not-allowed",
        "WRONG_NUMBER,refused contact-id.wrong-number"
    })
    void every_ending_before_an_answer_has_its_own_reason(Ending.How how, String code) {
        line.number("+4312345", how);

        assertThat(code(answer(send(BURGLARY)))).isEqualTo(code);
    }

    @Test
    void a_station_that_keeps_silent_after_all_digits_is_unavailable_and_the_words_say_what_may_be() {
        line.station(new StationScript().kissOff(0, 0));

        Handover handover = answer(send(BURGLARY));

        assertThat(code(handover)).isEqualTo("unavailable contact-id.no-kiss-off");
        assertThat(((Handover.Unavailable) handover).reason().text()).contains("may have arrived");
        StationCall call = transport.calls().get(0);
        await().until(() -> transport.call(1).orElseThrow().ending().isPresent());
        assertThat(transport.call(1).orElseThrow().events().get(0).attempts()).isEqualTo(4);
        assertThat(call.station()).isEqualTo("+4312345");
    }

    @Test
    void no_handshake_has_its_own_reason() {
        line.station(new StationScript().handshake(StationScript.Handshake.NONE));

        assertThat(code(answer(send(BURGLARY)))).isEqualTo("unavailable contact-id.no-handshake");
    }

    @Test
    void what_a_station_had_no_time_for_goes_into_the_next_call() {
        line.station(new StationScript().hangUpAfterDigits(20));
        line.hold();
        CompletableFuture<Handover> first = send(BURGLARY);
        CompletableFuture<Handover> second = send(new Content.Alarm("1234", 1, "131", 1, 2));
        CompletableFuture<Handover> third = send(new Content.Alarm("1234", 1, "132", 1, 3));
        await().until(() -> line.dialled().size() == 1);
        line.letGo();

        assertThat(code(answer(first))).isEqualTo("accepted");
        assertThat(code(answer(second))).isEqualTo("unavailable contact-id.hung-up");
        assertThat(code(answer(third))).isEqualTo("unavailable contact-id.not-reached");
    }

    @Test
    void a_line_that_fails_hands_over_to_the_next_and_the_book_has_both_calls() {
        FakeLine other = new FakeLine();
        transport.addLine(other, Map.of(PhoneLine.NAME, "line-2"));
        line.always(Ending.How.NO_CHANNEL);

        assertThat(code(answer(send(BURGLARY)))).isEqualTo("accepted");

        assertThat(other.messages()).hasSize(1);
        assertThat(transport.health().state()).isEqualTo(Health.State.DEGRADED);
        assertThat(transport.lines()).extracting(view -> view.name()).containsExactly("line-1", "line-2");
        await().until(() -> transport.lines().get(1).last().isPresent());
        assertThat(transport.lines())
                .extracting(view -> view.lastSuccess().isPresent())
                .containsExactly(false, true);
        assertThat(transport.lines()).extracting(view -> view.free()).containsExactly(8, 8);
    }

    @Test
    void a_line_says_how_it_is_made_and_what_it_dials_over() {
        transport.addLine(
                new FakeLine(),
                Map.of(PhoneLine.NAME, "line-2", PhoneLine.KIND, "sip/udp", PhoneLine.TRUNK, "sip.example.org:5060"));

        assertThat(transport.lines().get(1).kind()).isEqualTo("sip/udp");
        assertThat(transport.lines().get(1).trunk()).isEqualTo("sip.example.org:5060");
        assertThat(transport.lines().get(0).kind()).isEmpty();
    }

    @Test
    void a_call_that_goes_on_beyond_the_deadline_is_uncertain_and_what_becomes_of_it_is_reported() {
        line.hold();
        CompletableFuture<Handover> sent = send("+4312345/1234", BURGLARY, Duration.ofSeconds(4));
        assertThat(code(answer(sent))).isEqualTo("uncertain contact-id.still-calling");

        line.letGo();

        await().untilAsserted(
                        () -> assertThat(arrivals.reported()).singleElement().satisfies(receipt -> {
                            assertThat(receipt.stage()).isEqualTo(Receipt.Stage.DELIVERED);
                            assertThat(receipt.message()).contains(new MessageId(1));
                        }));
    }

    @Test
    void the_book_says_what_was_heard_and_said() {
        answer(send(BURGLARY));
        await().until(() -> transport.call(1).orElseThrow().ending().isPresent());

        StationCall call = transport.call(1).orElseThrow();

        assertThat(call.line()).isEqualTo("line-1");
        assertThat(call.handshake().orElseThrow().low().hertz()).isCloseTo(1_400, within(20.0));
        assertThat(call.handshake().orElseThrow().high().hertz()).isCloseTo(2_300, within(20.0));
        assertThat(call.events()).singleElement().satisfies(told -> {
            assertThat(told.tenant()).isEqualTo("main");
            assertThat(told.message()).isEqualTo(new MessageId(1));
            assertThat(told.digits()).startsWith("123418113001015");
            assertThat(told.result()).isEqualTo("kissed-off");
            assertThat(told.attempts()).isEqualTo(1);
            assertThat(told.kissOff().orElseThrow().length().toMillis()).isCloseTo(850, within(60L));
        });
        assertThat(call.ending().orElseThrow().how()).isEqualTo(Ending.How.DONE);
        assertThat(call.recording()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0664", "+43x", "+4312345/12A4", "+4312345/123", "+4312345/"})
    void an_address_that_is_no_station_is_refused(String to) {
        String expected = to.equals("0664") ? "accepted" : "refused contact-id.address";

        assertThat(code(answer(send(to, BURGLARY, Duration.ofSeconds(50))))).isEqualTo(expected);
    }

    @Test
    void what_has_no_digits_is_refused() {
        assertThat(code(answer(send(new Content.Text("", "words"))))).isEqualTo("refused contact-id.content");
        assertThat(code(answer(send("+4312345", new Content.Alarm("12A4", 1, "130", 1, 1), Duration.ofSeconds(50)))))
                .isEqualTo("refused contact-id.digits");
    }

    @Test
    void without_a_line_it_says_so() {
        transport.removeLine(line, Map.of(PhoneLine.NAME, "line-1"));

        assertThat(code(answer(send(BURGLARY)))).isEqualTo("unavailable contact-id.line-down");
        assertThat(transport.health().state()).isEqualTo(Health.State.DOWN);
    }
}
