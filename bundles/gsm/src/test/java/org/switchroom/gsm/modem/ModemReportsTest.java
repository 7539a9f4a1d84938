package org.switchroom.gsm.modem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.switchroom.gsm.modem.Workbench.eventually;
import static org.switchroom.gsm.modem.Workbench.reference;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.switchroom.gsm.pdu.StatusReport;
import org.switchroom.testkit.ManualClock;
import org.switchroom.testkit.gsm.SentSms;
import org.switchroom.testkit.gsm.SimulatedModem;

/** Reports of the network find the message that they are of. */
final class ModemReportsTest {
    private final Workbench bench = new Workbench();
    private final SimulatedModem simulator = bench.simulator;
    private final RamMemory disk = bench.disk;
    private final FakeInbox inbox = bench.inbox;
    private final ManualTicker ticker = bench.ticker;
    private final ManualClock clock = bench.clock;

    @AfterEach
    void close() {
        bench.close();
    }

    private SentSms lastSent() {
        List<SentSms> sent = simulator.sent();
        return sent.get(sent.size() - 1);
    }

    @Test
    void a_report_finds_its_message() {
        Modem modem = bench.working();
        String one = reference(bench.send(modem, "one"));
        SentSms first = lastSent();
        String two = reference(bench.send(modem, "two"));
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
        Modem modem = bench.working();
        String reference = reference(bench.send(modem, "x".repeat(400)));
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
        Modem modem = bench.working();
        reference(bench.send(modem, "x".repeat(400)));

        simulator.report(simulator.sent().get(1), 0x41);

        eventually().until(() -> inbox.news.size() == 1);
        assertThat(inbox.news.get(0).fate()).isEqualTo(StatusReport.Fate.FAILED);
        assertThat(inbox.news.get(0).words()).contains("incompatible");
    }

    @Test
    void a_report_that_comes_after_a_restart_finds_its_message() {
        Modem first = bench.working();
        String reference = reference(bench.send(first, "before"));
        SentSms sent = lastSent();
        first.close();

        bench.working();
        simulator.report(sent, 0x00);

        eventually().until(() -> inbox.news.size() == 1);
        assertThat(inbox.news.get(0).reference()).isEqualTo(reference);
    }

    @Test
    void references_that_start_over_are_told_apart_by_recipient_and_time() {
        Modem modem = bench.working();
        simulator.nextReference(7);
        String old = reference(bench.send(modem, "old"));
        clock.advance(Duration.ofHours(20));
        simulator.nextReference(7);
        String young = reference(bench.send(modem, "young"));

        simulator.reportPdu(7, Workbench.TO, ManualClock.START.plusSeconds(2).atZone(ZoneOffset.UTC), 0x00);
        simulator.reportPdu(7, "+436991111111", clock.instant().atZone(ZoneOffset.UTC), 0x00);
        simulator.reportPdu(7, Workbench.TO, clock.instant().atZone(ZoneOffset.UTC), 0x46);

        eventually().until(() -> simulator.acknowledged().size() == 3 && inbox.news.size() == 2);
        assertThat(inbox.news)
                .extracting(SmsNews::reference, SmsNews::fate)
                .containsExactly(tuple(old, StatusReport.Fate.DELIVERED), tuple(young, StatusReport.Fate.EXPIRED));
    }

    @Test
    void still_trying_is_no_news_and_what_could_not_be_stored_is_told_again() {
        Modem modem = bench.working();
        reference(bench.send(modem, "words"));
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
