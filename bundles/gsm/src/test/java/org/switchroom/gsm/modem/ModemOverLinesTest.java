package org.switchroom.gsm.modem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchroom.gsm.line.LinePort;
import org.switchroom.gsm.line.Rfc2217Port;
import org.switchroom.gsm.line.SerialLinePort;
import org.switchroom.gsm.line.SerialSettings;
import org.switchroom.gsm.line.TcpPort;
import org.switchroom.gsm.pdu.SmsAddress;
import org.switchroom.testkit.Programs;
import org.switchroom.testkit.gsm.SimulatedModem;
import org.switchroom.transport.Handover;

/** The same modem over each kind of line, in real time. */
final class ModemOverLinesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    private Programs programs;
    private final FakeInbox inbox = new FakeInbox();

    @BeforeEach
    void begin() {
        programs = new Programs(folder);
    }

    @AfterEach
    void end() {
        programs.close();
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20));
    }

    private Modem modem(LinePort port) {
        return new Modem(
                ModemSettings.usual("modem"), port, new RamMemory(), inbox, Ticker.system(), Clock.systemUTC());
    }

    private static Handover send(Modem modem, String text) {
        return modem.send(
                        new OutgoingSms(SmsAddress.ofNumber("+436641234567"), text, false, true, Optional.empty()),
                        Clock.systemUTC().instant().plusSeconds(60))
                .toCompletableFuture()
                .orTimeout(70, TimeUnit.SECONDS)
                .join();
    }

    private void sendsAndReceives(SimulatedModem simulator, LinePort port) {
        try (Modem modem = modem(port)) {
            eventually().until(() -> modem.status().isWorking());

            assertThat(send(modem, "Größe 5 € " + "y".repeat(300))).isInstanceOf(Handover.Accepted.class);
            simulator.deliver("+436769876543", "4711 OK");
            simulator.report(simulator.sent().get(0), 0);

            eventually().until(() -> simulator.acknowledged().size() == 2);
            assertThat(simulator.texts()).containsExactly("Größe 5 € " + "y".repeat(300));
            assertThat(inbox.received).extracting(ReceivedSms::text).containsExactly("4711 OK");
        }
    }

    @Test
    void over_raw_tcp() {
        try (SimulatedModem simulator = SimulatedModem.start()) {
            sendsAndReceives(simulator, new TcpPort(simulator.host(), simulator.port(), PATIENCE));
        }
    }

    @Test
    void over_rfc_2217() {
        try (SimulatedModem simulator = SimulatedModem.startRfc2217()) {
            sendsAndReceives(
                    simulator, new Rfc2217Port(simulator.host(), simulator.port(), PATIENCE, SerialSettings.USUAL));
        }
    }

    @Test
    void over_a_serial_port() {
        try (SimulatedModem simulator = SimulatedModem.start()) {
            Path device = folder.resolve("ttyModem");
            programs.ptyTo(simulator.port(), device);

            sendsAndReceives(simulator, new SerialLinePort(device.toString(), SerialSettings.USUAL));
        }
    }

    @Test
    void over_rfc_2217_to_ser2net_before_a_serial_port() {
        try (SimulatedModem simulator = SimulatedModem.start()) {
            Path device = folder.resolve("ttyModem");
            programs.ptyTo(simulator.port(), device);
            int port = programs.ser2net(device, true);

            sendsAndReceives(simulator, new Rfc2217Port("127.0.0.1", port, PATIENCE, SerialSettings.USUAL));
        }
    }

    @Test
    void over_raw_tcp_to_ser2net_before_a_serial_port() {
        try (SimulatedModem simulator = SimulatedModem.start()) {
            Path device = folder.resolve("ttyModem");
            programs.ptyTo(simulator.port(), device);

            sendsAndReceives(simulator, new TcpPort("127.0.0.1", programs.ser2net(device, false), PATIENCE));
        }
    }

    @Test
    void an_unplugged_serial_modem_heals_when_it_is_plugged_in() throws InterruptedException {
        try (SimulatedModem simulator = SimulatedModem.start()) {
            Path device = folder.resolve("ttyModem");
            Process cable = programs.ptyTo(simulator.port(), device);
            try (Modem modem = modem(new SerialLinePort(device.toString(), SerialSettings.USUAL))) {
                eventually().until(() -> modem.status().isWorking());

                cable.destroy();
                cable.waitFor();
                eventually().until(() -> !modem.status().isWorking());
                programs.ptyTo(simulator.port(), device);

                eventually().until(() -> modem.status().isWorking());
                assertThat(send(modem, "again")).isInstanceOf(Handover.Accepted.class);
            }
        }
    }
}
