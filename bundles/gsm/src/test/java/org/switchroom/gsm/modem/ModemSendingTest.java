package org.switchroom.gsm.modem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchroom.gsm.modem.Workbench.eventually;
import static org.switchroom.gsm.modem.Workbench.reference;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.switchroom.gsm.pdu.Octets;
import org.switchroom.gsm.pdu.SmsAddress;
import org.switchroom.gsm.pdu.StatusReport;
import org.switchroom.testkit.ManualClock;
import org.switchroom.testkit.gsm.GsmMisdeed;
import org.switchroom.testkit.gsm.SentSms;
import org.switchroom.testkit.gsm.SimulatedModem;
import org.switchroom.transport.Handover;

/** What is handed to the driver is what the network gets, whatever the modem says between the lines. */
final class ModemSendingTest {
    private final Workbench bench = new Workbench();
    private final SimulatedModem simulator = bench.simulator;
    private final FakeInbox inbox = bench.inbox;
    private final ManualClock clock = bench.clock;

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void the_network_gets_what_was_written() {
        Modem modem = bench.working();
        List<String> texts = List.of(
                "Größe „ja“ – 5 €",
                "x".repeat(500),
                "Einsatz [4711] {Halle 3} ~ 5 €",
                "😀".repeat(100),
                "€".repeat(160));

        texts.forEach(text -> reference(bench.send(modem, text)));

        assertThat(simulator.texts()).isEqualTo(texts);
        assertThat(simulator.sent()).allSatisfy(sms -> {
            assertThat(sms.number()).isEqualTo(Workbench.TO);
            assertThat(sms.reportWanted()).isTrue();
            assertThat(sms.validity()).isEqualTo(4 * 12 - 1);
        });
        assertThat(modem.lastSuccess()).contains(clock.instant());
    }

    @Test
    void segments_of_octets_are_a_message_each_and_one_delivery() {
        Modem modem = bench.working();
        List<Octets> segments =
                List.of(Octets.ofHex("0500032E0201C0FFEE"), Octets.ofHex("0500032E0202" + "00".repeat(134)));
        CompletableFuture<Handover> answer = modem.send(
                        new OutgoingSms(
                                SmsAddress.ofNumber(Workbench.TO),
                                new OutgoingSms.Segments(segments, true),
                                false,
                                true,
                                Optional.empty()),
                        clock.instant().plusSeconds(120))
                .toCompletableFuture();
        String reference = reference(answer);

        assertThat(simulator.sent())
                .extracting(SentSms::text)
                .containsExactly("0500032E0201C0FFEE", "0500032E0202" + "00".repeat(134));
        assertThat(simulator.sent()).extracting(SentSms::part).containsExactly(1, 2);
        simulator.report(simulator.sent().get(0), 0x00);
        eventually().until(() -> !simulator.acknowledged().isEmpty());
        assertThat(inbox.news).isEmpty();
        simulator.report(simulator.sent().get(1), 0x00);
        eventually().until(() -> inbox.news.size() == 1);
        assertThat(inbox.news.get(0).reference()).isEqualTo(reference);
        assertThat(inbox.news.get(0).fate()).isEqualTo(StatusReport.Fate.DELIVERED);
    }

    @Test
    void octets_without_the_header_that_they_should_have_are_refused_before_the_modem_is_asked() {
        Modem modem = bench.working();

        for (String wrong : List.of("C0FFEE", "00", "0605040B84")) {
            Handover handover = modem.send(
                            new OutgoingSms(
                                    SmsAddress.ofNumber(Workbench.TO),
                                    new OutgoingSms.Segments(List.of(Octets.ofHex(wrong)), true),
                                    false,
                                    false,
                                    Optional.empty()),
                            clock.instant().plusSeconds(120))
                    .toCompletableFuture()
                    .join();

            assertThat(handover).isInstanceOfSatisfying(Handover.Refused.class, refused -> assertThat(
                            refused.reason().text())
                    .contains("user data header"));
        }
        assertThat(simulator.sent()).isEmpty();
    }

    @Test
    void a_flash_message_is_one() {
        Modem modem = bench.working();

        modem.send(
                        new OutgoingSms(SmsAddress.ofNumber(Workbench.TO), "Alarm", true, false, Optional.empty()),
                        clock.instant().plusSeconds(60))
                .toCompletableFuture()
                .join();

        assertThat(simulator.sent()).singleElement().satisfies(sms -> {
            assertThat(sms.flash()).isTrue();
            assertThat(sms.reportWanted()).isFalse();
            assertThat(sms.validity()).isEqualTo(-1);
        });
    }

    @Test
    void a_slow_modem_is_waited_for() {
        Modem modem = bench.working();
        simulator.once("PDU", GsmMisdeed.slow(Duration.ofMillis(150)));
        simulator.once("PROMPT", GsmMisdeed.slow(Duration.ofMillis(100)));

        reference(bench.send(modem, "slow"));

        assertThat(simulator.texts()).containsExactly("slow");
    }

    @Test
    void chatter_between_the_lines_does_not_matter() {
        Modem modem = bench.working();
        simulator.once("PDU", GsmMisdeed.chatter("\r\n^RSSI:20\r\n+ZPAS: \"x\"\r\n"));
        simulator.once("PROMPT", GsmMisdeed.chatter("\r\n^BOOT:1,2,3\r\n"));

        reference(bench.send(modem, "words"));

        assertThat(simulator.texts()).containsExactly("words");
    }

    @Test
    void closing_answers_what_is_under_way_and_frees_the_line() {
        Modem modem = bench.working();
        simulator.once("PDU", GsmMisdeed.silence());
        CompletableFuture<Handover> underWay = bench.send(modem, "one");
        CompletableFuture<Handover> waiting = bench.send(modem, "two");
        eventually().until(() -> modem.status().waiting() == 2);

        modem.close();

        assertThat(underWay.join()).isIn(uncertainOrUnavailable(underWay));
        assertThat(waiting.join()).isInstanceOf(Handover.Unavailable.class);
        assertThat(bench.send(modem, "late").join()).isInstanceOf(Handover.Unavailable.class);
        eventually().until(() -> simulator.openConnections() == 0);
    }

    /** The message may have been closed before its prompt came. */
    private static List<Handover> uncertainOrUnavailable(CompletableFuture<Handover> answer) {
        Handover handover = answer.join();
        assertThat(handover).isInstanceOfAny(Handover.Uncertain.class, Handover.Unavailable.class);
        return List.of(handover);
    }
}
