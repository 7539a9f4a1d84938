package org.switchroom.gsm.modem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.switchroom.gsm.line.TcpPort;
import org.switchroom.gsm.pdu.Octets;
import org.switchroom.gsm.pdu.SmsAddress;
import org.switchroom.gsm.pdu.StatusReport;
import org.switchroom.testkit.ManualClock;
import org.switchroom.testkit.gsm.GsmMisdeed;
import org.switchroom.testkit.gsm.SentSms;
import org.switchroom.testkit.gsm.SimulatedModem;
import org.switchroom.transport.Handover;

/** The driver and the simulated modem, over TCP, with time turned by hand. */
final class ModemTest {
    private static final String TO = "+436641234567";

    private final SimulatedModem simulator = SimulatedModem.start();
    private final RamMemory disk = new RamMemory();
    private final FakeInbox inbox = new FakeInbox();
    private final ManualTicker ticker = new ManualTicker();
    private final ManualClock clock = ManualClock.create();
    private final List<Modem> modems = new ArrayList<>();

    @AfterEach
    void close() {
        modems.forEach(Modem::close);
        simulator.close();
    }

    private Modem begin(boolean stored) {
        ModemSettings usual = ModemSettings.usual("vienna");
        Modem modem = new Modem(
                new ModemSettings(
                        usual.name(), Optional.empty(), Optional.empty(), stored, Duration.ZERO, usual.times()),
                new TcpPort(simulator.host(), simulator.port(), Duration.ofSeconds(5)),
                disk,
                inbox,
                ticker,
                clock);
        modems.add(modem);
        return modem;
    }

    private Modem working() {
        Modem modem = begin(false);
        eventually().until(() -> modem.status().isWorking());
        return modem;
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(10));
    }

    /** Time runs, in steps that leave the modem room to answer. */
    private ConditionFactory asTimeGoesBy() {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(25))
                .conditionEvaluationListener(condition -> {
                    ticker.turn(Duration.ofMillis(250));
                    clock.advance(Duration.ofMillis(250));
                });
    }

    private CompletableFuture<Handover> send(Modem modem, String text) {
        OutgoingSms sms = new OutgoingSms(SmsAddress.ofNumber(TO), text, false, true, Optional.of(Duration.ofHours(4)));
        return modem.send(sms, clock.instant().plusSeconds(120)).toCompletableFuture();
    }

    private static String reference(CompletableFuture<Handover> answer) {
        Handover handover = answer.join();
        assertThat(handover).isInstanceOf(Handover.Accepted.class);
        return ((Handover.Accepted) handover).reference().orElseThrow().value();
    }

    @Test
    void the_network_gets_what_was_written() {
        Modem modem = working();
        List<String> texts = List.of(
                "Größe „ja“ – 5 €",
                "x".repeat(500),
                "Einsatz [4711] {Halle 3} ~ 5 €",
                "😀".repeat(100),
                "€".repeat(160));

        texts.forEach(text -> reference(send(modem, text)));

        assertThat(simulator.texts()).isEqualTo(texts);
        assertThat(simulator.sent()).allSatisfy(sms -> {
            assertThat(sms.number()).isEqualTo(TO);
            assertThat(sms.reportWanted()).isTrue();
            assertThat(sms.validity()).isEqualTo(4 * 12 - 1);
        });
        assertThat(modem.lastSuccess()).contains(clock.instant());
    }

    @Test
    void segments_of_octets_are_a_message_each_and_one_delivery() {
        Modem modem = working();
        List<Octets> segments =
                List.of(Octets.ofHex("0500032E0201C0FFEE"), Octets.ofHex("0500032E0202" + "00".repeat(134)));
        CompletableFuture<Handover> answer = modem.send(
                        new OutgoingSms(
                                SmsAddress.ofNumber(TO),
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
        Modem modem = working();

        for (String wrong : List.of("C0FFEE", "00", "0605040B84")) {
            Handover handover = modem.send(
                            new OutgoingSms(
                                    SmsAddress.ofNumber(TO),
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
        Modem modem = working();

        modem.send(
                        new OutgoingSms(SmsAddress.ofNumber(TO), "Alarm", true, false, Optional.empty()),
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
    void a_disk_that_keeps_nothing_acknowledges_nothing() {
        Modem modem = working();
        disk.broken = true;
        List<String> pdus = simulator.parts("+436769876543", List.of("eins ", "zwei"));
        simulator.deliverPdu(pdus.get(0));
        eventually().until(() -> simulator.refused().equals(List.of(pdus.get(0))));

        disk.broken = false;
        simulator.deliverPdu(pdus.get(0));
        simulator.deliverPdu(pdus.get(1));

        eventually().until(() -> inbox.received.size() == 1);
        assertThat(inbox.received.get(0).text()).isEqualTo("eins zwei");
        assertThat(modem.status().isWorking()).isTrue();
    }

    @Test
    void a_slow_modem_is_waited_for() {
        Modem modem = working();
        simulator.once("PDU", GsmMisdeed.slow(Duration.ofMillis(150)));
        simulator.once("PROMPT", GsmMisdeed.slow(Duration.ofMillis(100)));

        reference(send(modem, "slow"));

        assertThat(simulator.texts()).containsExactly("slow");
    }

    @Test
    void chatter_between_the_lines_does_not_matter() {
        Modem modem = working();
        simulator.once("PDU", GsmMisdeed.chatter("\r\n^RSSI:20\r\n+ZPAS: \"x\"\r\n"));
        simulator.once("PROMPT", GsmMisdeed.chatter("\r\n^BOOT:1,2,3\r\n"));

        reference(send(modem, "words"));

        assertThat(simulator.texts()).containsExactly("words");
    }

    @Test
    void half_a_line_and_then_nothing_is_in_doubt_and_the_modem_heals() {
        Modem modem = working();
        simulator.once("PDU", GsmMisdeed.babble("\r\n+CMG"));

        CompletableFuture<Handover> answer = send(modem, "doubt");
        asTimeGoesBy().until(answer::isDone);

        assertThat(answer.join()).isInstanceOf(Handover.Uncertain.class);
        asTimeGoesBy().until(() -> modem.status().isWorking());
        reference(send(modem, "after"));
    }

    @Test
    void a_prompt_that_never_comes_costs_nothing_but_time() {
        Modem modem = working();
        simulator.once("PROMPT", GsmMisdeed.silence());

        CompletableFuture<Handover> answer = send(modem, "never");
        asTimeGoesBy().until(answer::isDone);

        assertThat(answer.join()).isInstanceOf(Handover.Unavailable.class);
        asTimeGoesBy().until(() -> modem.status().isWorking());
        reference(send(modem, "after"));
        assertThat(simulator.texts()).containsExactly("after");
    }

    @Test
    void a_restart_in_the_midst_of_a_message_is_in_doubt_and_heals() {
        Modem modem = working();
        simulator.once("PDU", GsmMisdeed.reboot());

        CompletableFuture<Handover> answer = send(modem, "gone");

        assertThat(answer.orTimeout(10, TimeUnit.SECONDS).join()).isInstanceOf(Handover.Uncertain.class);
        eventually().until(() -> modem.status().isWorking());
        reference(send(modem, "after"));
    }

    @Test
    void an_unplugged_line_heals_when_it_is_plugged_in() {
        Modem modem = working();

        simulator.unplug();
        eventually().until(() -> !modem.status().isWorking());
        assertThat(send(modem, "no line").join()).isInstanceOf(Handover.Unavailable.class);
        asTimeGoesBy().until(() -> modem.status().rung() == Rung.OUT_OF_SERVICE);
        assertThat(modem.status().reason()).contains("line");
        simulator.plug();

        asTimeGoesBy().until(() -> modem.status().isWorking());
        reference(send(modem, "again"));
    }

    @Test
    void a_peer_that_vanished_without_a_word_is_noticed_and_heals() {
        Modem modem = working();

        simulator.goDeaf();
        asTimeGoesBy().until(() -> modem.status().rung() == Rung.REOPEN);
        simulator.behave();

        asTimeGoesBy().until(() -> modem.status().isWorking());
        reference(send(modem, "again"));
        assertThat(simulator.connections()).isGreaterThan(1);
    }

    @Test
    void closing_answers_what_is_under_way_and_frees_the_line() {
        Modem modem = working();
        simulator.once("PDU", GsmMisdeed.silence());
        CompletableFuture<Handover> underWay = send(modem, "one");
        CompletableFuture<Handover> waiting = send(modem, "two");
        eventually().until(() -> modem.status().waiting() == 2);

        modem.close();

        assertThat(underWay.join()).isIn(uncertainOrUnavailable(underWay));
        assertThat(waiting.join()).isInstanceOf(Handover.Unavailable.class);
        assertThat(send(modem, "late").join()).isInstanceOf(Handover.Unavailable.class);
        eventually().until(() -> simulator.openConnections() == 0);
    }

    /** The message may have been closed before its prompt came. */
    private static List<Handover> uncertainOrUnavailable(CompletableFuture<Handover> answer) {
        Handover handover = answer.join();
        assertThat(handover).isInstanceOfAny(Handover.Uncertain.class, Handover.Unavailable.class);
        return List.of(handover);
    }

    // --------------------------------------------------------------------------------------------------- coming in

    @Test
    void a_text_is_acknowledged_only_after_it_is_stored() {
        inbox.disk = new CompletableFuture<>();
        working();

        String pdu = simulator.deliver("+436769876543", "4711 OK");
        eventually().until(() -> inbox.received.size() == 1);
        assertThat(simulator.acknowledged()).isEmpty();
        inbox.disk.complete(true);

        eventually().until(() -> simulator.acknowledged().equals(List.of(pdu)));
        ReceivedSms sms = inbox.received.get(0);
        assertThat(sms.from()).contains(SmsAddress.ofNumber("+436769876543"));
        assertThat(sms.text()).isEqualTo("4711 OK");
        assertThat(sms.missing()).isEmpty();
    }

    @Test
    void what_can_not_be_stored_is_refused_and_the_next_one_is_taken() {
        inbox.disk = CompletableFuture.completedFuture(false);
        working();
        String first = simulator.deliver("+436769876543", "first");
        eventually().until(() -> simulator.refused().contains(first));

        inbox.disk = CompletableFuture.completedFuture(true);
        String second = simulator.deliver("+436769876543", "second");

        eventually().until(() -> simulator.acknowledged().equals(List.of(second)));
    }

    @Test
    void by_way_of_the_sim_nothing_is_deleted_before_it_is_stored() {
        inbox.disk = new CompletableFuture<>();
        Modem modem = begin(true);
        eventually().until(() -> modem.status().isWorking());

        simulator.deliver("+436769876543", "stored");
        eventually().until(() -> inbox.received.size() == 1);
        assertThat(simulator.onSim()).isEqualTo(1);
        inbox.disk.complete(true);

        eventually().until(() -> simulator.onSim() == 0);
    }

    @Test
    void a_full_sim_is_emptied_and_what_the_network_held_back_comes_after_it() {
        simulator.simCapacity(3);
        for (int i = 1; i <= 7; i++) {
            simulator.deliver("+436769876543", "text " + i);
        }
        assertThat(simulator.onSim()).isEqualTo(3);
        assertThat(simulator.inNetwork()).isEqualTo(4);

        begin(false);

        eventually().until(() -> simulator.acknowledged().size() == 7);
        assertThat(inbox.received)
                .extracting(ReceivedSms::text)
                .containsExactlyInAnyOrder("text 1", "text 2", "text 3", "text 4", "text 5", "text 6", "text 7");
        assertThat(simulator.onSim()).isZero();
    }

    @Test
    void parts_are_joined_in_whatever_order_and_over_a_restart() {
        Modem first = working();
        List<String> pdus = simulator.parts("+436769876543", List.of("eins ", "zwei ", "drei 😀"));
        simulator.deliverPdu(pdus.get(2));
        simulator.deliverPdu(pdus.get(0));
        eventually().until(() -> simulator.acknowledged().size() == 2);
        assertThat(inbox.received).isEmpty();
        first.close();

        working();
        simulator.deliverPdu(pdus.get(1));

        eventually().until(() -> inbox.received.size() == 1);
        assertThat(inbox.received.get(0).text()).isEqualTo("eins zwei drei 😀");
        eventually().until(() -> disk.all("part/").isEmpty());
    }

    @Test
    void a_message_that_stays_incomplete_is_handed_on_with_its_gap_marked() {
        working();
        List<String> pdus = simulator.parts("+436769876543", List.of("Anfang ", "Mitte ", "Ende"));
        simulator.deliverPdu(pdus.get(0));
        simulator.deliverPdu(pdus.get(2));
        eventually().until(() -> simulator.acknowledged().size() == 2);

        clock.advance(PartBook.PATIENCE);
        ticker.turn(Duration.ofSeconds(16));

        eventually().until(() -> inbox.received.size() == 1);
        assertThat(inbox.received.get(0).missing()).containsExactly(2);
        assertThat(inbox.received.get(0).text())
                .startsWith("Anfang ")
                .contains("part 2 of 3")
                .endsWith("Ende");
    }

    @Test
    void what_can_not_be_read_is_handed_on_as_it_is() {
        simulator.lieOnSim("0003FFFFFFFFFFFFFFFFFFFF");

        working();

        eventually().until(() -> simulator.onSim() == 0);
        assertThat(inbox.received).singleElement().satisfies(sms -> {
            assertThat(sms.from()).isEmpty();
            assertThat(sms.text()).isEqualTo("0003FFFFFFFFFFFFFFFFFFFF");
        });
    }

    // ----------------------------------------------------------------------------------------------------- reports

    private SentSms lastSent() {
        List<SentSms> sent = simulator.sent();
        return sent.get(sent.size() - 1);
    }

    @Test
    void a_report_finds_its_message() {
        Modem modem = working();
        String one = reference(send(modem, "one"));
        SentSms first = lastSent();
        String two = reference(send(modem, "two"));
        SentSms second = lastSent();

        simulator.report(second, 0x00);
        simulator.report(first, 0x46);

        eventually().until(() -> inbox.news.size() == 2);
        assertThat(inbox.news)
                .extracting(SmsNews::reference, SmsNews::fate)
                .containsExactlyInAnyOrder(
                        tuple(two, StatusReport.Fate.DELIVERED), tuple(one, StatusReport.Fate.EXPIRED));
        assertThat(simulator.acknowledged()).hasSize(2);
        eventually().until(() -> disk.all("sent/").isEmpty());
    }

    @Test
    void a_message_of_several_parts_is_delivered_when_every_part_is() {
        Modem modem = working();
        String reference = reference(send(modem, "x".repeat(400)));
        List<SentSms> parts = simulator.sent();

        simulator.report(parts.get(2), 0x00);
        simulator.report(parts.get(0), 0x00);
        eventually().until(() -> simulator.acknowledged().size() == 2);
        assertThat(inbox.news).isEmpty();
        simulator.report(parts.get(1), 0x00);

        eventually().until(() -> inbox.news.size() == 1);
        assertThat(inbox.news.get(0).reference()).isEqualTo(reference);
        assertThat(inbox.news.get(0).fate()).isEqualTo(StatusReport.Fate.DELIVERED);
    }

    @Test
    void one_part_that_fails_fails_the_message() {
        Modem modem = working();
        reference(send(modem, "x".repeat(400)));

        simulator.report(simulator.sent().get(1), 0x41);

        eventually().until(() -> inbox.news.size() == 1);
        assertThat(inbox.news.get(0).fate()).isEqualTo(StatusReport.Fate.FAILED);
        assertThat(inbox.news.get(0).words()).contains("incompatible");
    }

    @Test
    void a_report_that_comes_after_a_restart_finds_its_message() {
        Modem first = working();
        String reference = reference(send(first, "before"));
        SentSms sent = lastSent();
        first.close();

        working();
        simulator.report(sent, 0x00);

        eventually().until(() -> inbox.news.size() == 1);
        assertThat(inbox.news.get(0).reference()).isEqualTo(reference);
    }

    @Test
    void references_that_start_over_are_told_apart_by_recipient_and_time() {
        Modem modem = working();
        simulator.nextReference(7);
        String old = reference(send(modem, "old"));
        clock.advance(Duration.ofHours(20));
        simulator.nextReference(7);
        String young = reference(send(modem, "young"));

        simulator.reportPdu(7, TO, ManualClock.START.plusSeconds(2).atZone(ZoneOffset.UTC), 0x00);
        simulator.reportPdu(7, "+436991111111", clock.instant().atZone(ZoneOffset.UTC), 0x00);
        simulator.reportPdu(7, TO, clock.instant().atZone(ZoneOffset.UTC), 0x46);

        eventually().until(() -> simulator.acknowledged().size() == 3 && inbox.news.size() == 2);
        assertThat(inbox.news)
                .extracting(SmsNews::reference, SmsNews::fate)
                .containsExactly(tuple(old, StatusReport.Fate.DELIVERED), tuple(young, StatusReport.Fate.EXPIRED));
    }

    @Test
    void still_trying_is_no_news_and_what_could_not_be_stored_is_told_again() {
        Modem modem = working();
        reference(send(modem, "words"));
        inbox.disk = CompletableFuture.completedFuture(false);

        simulator.report(lastSent(), 0x20);
        simulator.report(lastSent(), 0x00);
        eventually().until(() -> inbox.news.size() == 1);
        inbox.disk = CompletableFuture.completedFuture(true);

        // the modem may not have noted yet that it has to tell it again
        eventually().until(() -> {
            ticker.turn(Duration.ofSeconds(16));
            return inbox.news.size() >= 2;
        });
        eventually().until(() -> disk.all("sent/").isEmpty());
    }
}
