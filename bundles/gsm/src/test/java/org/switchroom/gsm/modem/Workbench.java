package org.switchroom.gsm.modem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.awaitility.core.ConditionFactory;
import org.switchroom.gsm.line.TcpPort;
import org.switchroom.gsm.pdu.SmsAddress;
import org.switchroom.testkit.ManualClock;
import org.switchroom.testkit.gsm.SimulatedModem;
import org.switchroom.transport.Handover;

/** The driver and the simulated modem, over TCP, with time turned by hand. */
final class Workbench implements AutoCloseable {
    static final String TO = "+436641234567";

    final SimulatedModem simulator = SimulatedModem.start();
    final RamMemory disk = new RamMemory();
    final FakeInbox inbox = new FakeInbox();
    final ManualTicker ticker = new ManualTicker();
    final ManualClock clock = ManualClock.create();
    private final List<Modem> modems = new ArrayList<>();

    Modem begin(boolean stored) {
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

    Modem working() {
        Modem modem = begin(false);
        eventually().until(() -> modem.status().isWorking());
        return modem;
    }

    static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(10));
    }

    /** Time runs, in steps that leave the modem room to answer. */
    ConditionFactory asTimeGoesBy() {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(25))
                .conditionEvaluationListener(condition -> {
                    ticker.turn(Duration.ofMillis(250));
                    clock.advance(Duration.ofMillis(250));
                });
    }

    CompletableFuture<Handover> send(Modem modem, String text) {
        OutgoingSms sms = new OutgoingSms(SmsAddress.ofNumber(TO), text, false, true, Optional.of(Duration.ofHours(4)));
        return modem.send(sms, clock.instant().plusSeconds(120)).toCompletableFuture();
    }

    static String reference(CompletableFuture<Handover> answer) {
        Handover handover = answer.join();
        assertThat(handover).isInstanceOf(Handover.Accepted.class);
        return ((Handover.Accepted) handover).reference().orElseThrow().value();
    }

    @Override
    public void close() {
        modems.forEach(Modem::close);
        simulator.close();
    }
}
