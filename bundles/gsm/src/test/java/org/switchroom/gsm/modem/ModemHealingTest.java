package org.switchroom.gsm.modem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchroom.gsm.modem.Workbench.eventually;
import static org.switchroom.gsm.modem.Workbench.reference;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.switchroom.testkit.gsm.GsmMisdeed;
import org.switchroom.testkit.gsm.SimulatedModem;
import org.switchroom.transport.Handover;

/** A modem or its line fails in the midst of something; what becomes of the message, and how it works again. */
final class ModemHealingTest {
    private final Workbench bench = new Workbench();
    private final SimulatedModem simulator = bench.simulator;

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void half_a_line_and_then_nothing_is_in_doubt_and_the_modem_heals() {
        Modem modem = bench.working();
        simulator.once("PDU", GsmMisdeed.babble("\r\n+CMG"));

        CompletableFuture<Handover> answer = bench.send(modem, "doubt");
        bench.asTimeGoesBy().until(answer::isDone);

        assertThat(answer.join()).isInstanceOf(Handover.Uncertain.class);
        bench.asTimeGoesBy().until(() -> modem.status().isWorking());
        reference(bench.send(modem, "after"));
    }

    @Test
    void a_prompt_that_never_comes_costs_nothing_but_time() {
        Modem modem = bench.working();
        simulator.once("PROMPT", GsmMisdeed.silence());

        CompletableFuture<Handover> answer = bench.send(modem, "never");
        bench.asTimeGoesBy().until(answer::isDone);

        assertThat(answer.join()).isInstanceOf(Handover.Unavailable.class);
        bench.asTimeGoesBy().until(() -> modem.status().isWorking());
        reference(bench.send(modem, "after"));
        assertThat(simulator.texts()).containsExactly("after");
    }

    @Test
    void a_restart_in_the_midst_of_a_message_is_in_doubt_and_heals() {
        Modem modem = bench.working();
        simulator.once("PDU", GsmMisdeed.reboot());

        CompletableFuture<Handover> answer = bench.send(modem, "gone");

        assertThat(answer.orTimeout(10, TimeUnit.SECONDS).join()).isInstanceOf(Handover.Uncertain.class);
        eventually().until(() -> modem.status().isWorking());
        reference(bench.send(modem, "after"));
    }

    @Test
    void an_unplugged_line_heals_when_it_is_plugged_in() {
        Modem modem = bench.working();

        simulator.unplug();
        eventually().until(() -> !modem.status().isWorking());
        assertThat(bench.send(modem, "no line").join()).isInstanceOf(Handover.Unavailable.class);
        bench.asTimeGoesBy().until(() -> modem.status().rung() == Rung.OUT_OF_SERVICE);
        assertThat(modem.status().reason()).contains("line");
        simulator.plug();

        bench.asTimeGoesBy().until(() -> modem.status().isWorking());
        reference(bench.send(modem, "again"));
    }

    @Test
    void a_peer_that_vanished_without_a_word_is_noticed_and_heals() {
        Modem modem = bench.working();

        simulator.goDeaf();
        bench.asTimeGoesBy().until(() -> modem.status().rung() == Rung.REOPEN);
        simulator.behave();

        bench.asTimeGoesBy().until(() -> modem.status().isWorking());
        reference(bench.send(modem, "again"));
        assertThat(simulator.connections()).isGreaterThan(1);
    }
}
