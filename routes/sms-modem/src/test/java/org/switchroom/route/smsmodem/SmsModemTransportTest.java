package org.switchroom.route.smsmodem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.sms.ModemView;
import org.switchroom.testkit.gsm.GsmMisdeed;
import org.switchroom.testkit.gsm.SentSms;
import org.switchroom.testkit.gsm.SimulatedModem;
import org.switchroom.testkit.transport.FakeArrivals;
import org.switchroom.testkit.transport.ReceivesContract;
import org.switchroom.testkit.transport.RefusesContract;
import org.switchroom.testkit.transport.ReportsReceiptsContract;
import org.switchroom.testkit.transport.TransportContract;
import org.switchroom.testkit.transport.UnavailableContract;
import org.switchroom.testkit.transport.UncertainContract;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Health;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.RemoteReference;
import org.switchroom.transport.Transport;
import org.switchroom.transport.TransportName;

/** The contracts of the testkit, over TCP to the simulated modem. */
final class SmsModemTransportTest
        implements TransportContract,
                RefusesContract,
                UnavailableContract,
                UncertainContract,
                ReportsReceiptsContract,
                ReceivesContract {
    private static final String NOBODY = "+436640000000";

    @TempDir
    private Path folder;

    private final SimulatedModem simulator = SimulatedModem.start();
    private final FakeArrivals arrivals = new FakeArrivals();
    private final Map<String, String> pdus = new ConcurrentHashMap<>();
    private SmsModemTransport transport;

    @BeforeEach
    void begin() {
        simulator.unassigned(NOBODY);
        transport = start();
        awaitUp();
    }

    private SmsModemTransport start() {
        SmsModemConfig config = Configs.of(Map.of(
                "line",
                "tcp",
                "host",
                simulator.host(),
                "port",
                simulator.port(),
                "tenant",
                "north",
                "max$_$parts",
                15,
                "memory",
                folder.toString()));
        return new SmsModemTransport(
                SmsModemSettings.read("org.switchroom.transport.modem~vienna", config), arrivals, Clock.systemUTC());
    }

    @AfterEach
    void end() {
        transport.close();
        simulator.close();
    }

    private void awaitUp() {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> transport.health().state() == Health.State.UP);
    }

    @Override
    public Transport transport() {
        return transport;
    }

    @Override
    public FakeArrivals arrivals() {
        return arrivals;
    }

    @Override
    public TransportName name() {
        return new TransportName("modem-vienna");
    }

    @Override
    public Address reachable() {
        return new Address("tel", "+436641234567");
    }

    @Override
    public Address refused() {
        return new Address("tel", NOBODY);
    }

    @Override
    public List<String> peerSaw() {
        return simulator.texts();
    }

    @Test
    @Tag("SM-013")
    void a_text_leaves_as_it_is_and_there_is_no_signature_to_be_set() {
        send("Bitte kommen");

        assertThat(simulator.texts()).containsExactly("Auftrag\nBitte kommen");
        assertThat(SmsModemConfig.class.getDeclaredMethods())
                .extracting(Method::getName)
                .noneMatch(key -> key.contains("signature"));
    }

    @Override
    public void peerGoesDown() {
        simulator.unplug();
    }

    @Override
    public void peerComesBack() {
        simulator.plug();
        awaitUp();
    }

    @Override
    public void peerFallsSilentAfterTheText() {
        simulator.once("PDU", GsmMisdeed.silence());
    }

    @Override
    public void peerHangsUpAfterTheText() {
        simulator.once("PDU", GsmMisdeed.hangUp());
    }

    @Override
    public void peerAnswersAgain() {
        simulator.behave();
        awaitUp();
    }

    /** One message a part in these tests, so the n-th reference is the n-th SMS. */
    @Override
    public void peerReports(RemoteReference reference, Receipt.Stage stage) {
        int number =
                Integer.parseInt(reference.value().substring(reference.value().lastIndexOf('-') + 1));
        SentSms sms = simulator.sent().get(number - 1);
        simulator.report(
                sms,
                switch (stage) {
                    case RELAYED -> 0x01;
                    case DELIVERED -> 0x00;
                    case EXPIRED -> 0x46;
                    case FAILED -> 0x41;
                    case READ -> throw new AssertionError("no status report says that a text was read");
                });
    }

    @Override
    public void peerSends(String reference, String words) {
        // Under the monitor of the map's entry nobody asks for it before it is there.
        pdus.computeIfAbsent(reference, unknown -> simulator.deliver("+436769876543", words));
    }

    /** A network names nothing: the same PDU is the same message. */
    @Override
    public boolean isNamed(String reference, RemoteReference found) {
        return found.value().matches("sms-[0-9a-f]{32}");
    }

    @Override
    public List<String> acknowledged() {
        return pdus.entrySet().stream()
                .filter(entry -> simulator.acknowledged().contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Test
    void an_address_that_is_no_number_is_refused_without_asking_the_modem() {
        Handover handover = send(delivery(new Address("tel", "0664/123"), saying("words")));

        assertThat(handover).isInstanceOf(Handover.Refused.class);
        assertThat(simulator.commands()).noneMatch(command -> command.startsWith("AT+CMGS"));
    }

    @Test
    void a_text_that_takes_too_many_parts_is_refused_with_their_number() {
        Handover handover = send(delivery(reachable(), saying("x".repeat(3_000))));

        assertThat(handover).isInstanceOfSatisfying(Handover.Refused.class, refused -> assertThat(
                        refused.reason().text())
                .contains("20 SMS")
                .contains("max-parts is 15"));
    }

    @Test
    void the_network_tries_no_longer_than_the_message_is_valid() {
        send(delivery(reachable(), saying("words")));

        // An hour less what has passed: 55 minutes is the step below.
        assertThat(simulator.sent()).singleElement().satisfies(sms -> assertThat(sms.validity())
                .isEqualTo(10));
    }

    @Test
    void a_message_without_subject_is_its_body() {
        send(delivery(reachable(), new Content.Text("", "only this")));

        assertThat(simulator.texts()).containsExactly("only this");
    }

    @Test
    void octets_leave_as_they_are_a_message_for_each_segment() {
        Handover sent = send(
                delivery(reachable(), new Content.Binary(List.of("0605040B8423F0C0FFEE", "06050415810000"), true)));
        Handover tooMany = send(delivery(reachable(), new Content.Binary(Collections.nCopies(16, "00"), false)));

        assertThat(sent).isInstanceOf(Handover.Accepted.class);
        assertThat(simulator.sent())
                .extracting(SentSms::text)
                .containsExactly("0605040B8423F0C0FFEE", "06050415810000");
        assertThat(tooMany).isInstanceOfSatisfying(Handover.Refused.class, refused -> assertThat(
                        refused.reason().text())
                .contains("16 SMS")
                .contains("max-parts is 15"));
    }

    @Test
    void a_report_after_a_restart_finds_its_message() {
        Handover handover = send(word());
        RemoteReference reference = ((Handover.Accepted) handover).reference().orElseThrow();
        transport.close();
        transport = start();
        awaitUp();

        simulator.report(simulator.sent().get(0), 0x00);

        await().atMost(Duration.ofSeconds(60)).until(() -> arrivals.reported().stream()
                .anyMatch(receipt -> receipt.reference().equals(reference)));
    }

    @Test
    @Tag("SM-010")
    void what_comes_in_says_from_which_number_and_whose_line_it_came_over() {
        simulator.deliver(reachable().value(), "On my way");

        await().until(() -> arrivals.received().size() == 1);
        assertThat(arrivals.received()).singleElement().satisfies(arrival -> {
            assertThat(arrival.from()).isEqualTo(reachable());
            assertThat(arrival.content()).isEqualTo(new Content.Text("", "On my way"));
            assertThat(arrival.tenant()).isEqualTo("north");
        });
    }

    @Test
    void people_see_how_it_is() {
        send(word());

        ModemView view = transport.view();

        assertThat(view.name()).isEqualTo(name());
        assertThat(view.group()).isEqualTo("sms");
        assertThat(view.tenant()).isEqualTo("north");
        assertThat(view.line()).isEqualTo("tcp " + simulator.host() + ":" + simulator.port());
        assertThat(view.state()).isEqualTo(ModemView.State.WORKING);
        assertThat(view.rung()).isEqualTo("working");
        assertThat(view.sim()).isEqualTo("READY");
        assertThat(view.network()).isEqualTo("at home");
        assertThat(view.operator()).contains("Testnetz");
        assertThat(view.signalDecibels()).contains(-73);
        assertThat(view.lastSuccess()).isPresent();
    }

    @Test
    void people_see_why_it_does_not_work_and_what_is_done() {
        simulator.unplug();

        await().until(() -> transport.view().state() != ModemView.State.WORKING);

        assertThat(transport.view().reason()).contains("line: ");
        assertThat(transport.view().rung()).isNotEqualTo("working");
    }

    @Test
    void its_health_tells_operator_and_signal() {
        assertThat(transport.health().detail()).isEqualTo("working in Testnetz, signal -73 dBm");
    }
}
