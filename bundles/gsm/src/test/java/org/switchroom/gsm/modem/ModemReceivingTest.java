package org.switchroom.gsm.modem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchroom.gsm.modem.Workbench.eventually;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.switchroom.gsm.pdu.SmsAddress;
import org.switchroom.testkit.ManualClock;
import org.switchroom.testkit.gsm.SimulatedModem;

/** What comes in is acknowledged or deleted only after it is stored, and is joined before it is handed on. */
final class ModemReceivingTest {
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

    @Test
    void a_text_is_acknowledged_only_after_it_is_stored() {
        inbox.disk = new CompletableFuture<>();
        bench.working();

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
    void a_disk_that_keeps_nothing_acknowledges_nothing() {
        Modem modem = bench.working();
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
    void what_can_not_be_stored_is_refused_and_the_next_one_is_taken() {
        inbox.disk = CompletableFuture.completedFuture(false);
        bench.working();
        String first = simulator.deliver("+436769876543", "first");
        eventually().until(() -> simulator.refused().contains(first));

        inbox.disk = CompletableFuture.completedFuture(true);
        String second = simulator.deliver("+436769876543", "second");

        eventually().until(() -> simulator.acknowledged().equals(List.of(second)));
    }

    @Test
    void by_way_of_the_sim_nothing_is_deleted_before_it_is_stored() {
        inbox.disk = new CompletableFuture<>();
        Modem modem = bench.begin(true);
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

        bench.begin(false);

        eventually().until(() -> simulator.acknowledged().size() == 7);
        assertThat(inbox.received)
                .extracting(ReceivedSms::text)
                .containsExactlyInAnyOrder("text 1", "text 2", "text 3", "text 4", "text 5", "text 6", "text 7");
        assertThat(simulator.onSim()).isZero();
    }

    @Test
    void parts_are_joined_in_whatever_order_and_over_a_restart() {
        Modem first = bench.working();
        List<String> pdus = simulator.parts("+436769876543", List.of("eins ", "zwei ", "drei 😀"));
        simulator.deliverPdu(pdus.get(2));
        simulator.deliverPdu(pdus.get(0));
        eventually().until(() -> simulator.acknowledged().size() == 2);
        assertThat(inbox.received).isEmpty();
        first.close();

        bench.working();
        simulator.deliverPdu(pdus.get(1));

        eventually().until(() -> inbox.received.size() == 1);
        assertThat(inbox.received.get(0).text()).isEqualTo("eins zwei drei 😀");
        eventually().until(() -> disk.all("part/").isEmpty());
    }

    @Test
    void a_message_that_stays_incomplete_is_handed_on_with_its_gap_marked() {
        bench.working();
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

        bench.working();

        eventually().until(() -> simulator.onSim() == 0);
        assertThat(inbox.received).singleElement().satisfies(sms -> {
            assertThat(sms.from()).isEmpty();
            assertThat(sms.text()).isEqualTo("0003FFFFFFFFFFFFFFFFFFFF");
        });
    }
}
