package org.switchroom.dc09.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.switchroom.alarm.ReceiverView;
import org.switchroom.testkit.dc09.Dc09Words;
import org.switchroom.testkit.dc09.SimulatedPanel;

/** Who does nothing, or as little as can be, keeps nobody waiting. Counts, no times. */
final class ManyConnectionsTest {
    private static final int IDLE = 1_000;
    private static final int SLOW = 50;
    private static final int EVENTS = 200;

    @Test
    void a_thousand_idle_and_fifty_slow_connections_keep_no_panel_waiting() {
        FakePanelIntake intake = new FakePanelIntake().knows("1234", Optional.empty(), true);
        ReceiverSettings settings = new ReceiverSettings(
                "dc09",
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                true,
                true,
                ClockWindow.USUAL,
                new ReceiverView.Limits(IDLE + SLOW + 2, 1_000, 4_095, Duration.ofMinutes(10), Duration.ofMinutes(10)),
                8);
        List<SimulatedPanel> others = new ArrayList<>();
        try (Dc09Receiver receiver = new Dc09Receiver(settings, intake, Clock.systemUTC())) {
            int port = receiver.port().orElseThrow();
            for (int i = 0; i < IDLE + SLOW; i++) {
                others.add(SimulatedPanel.tcp("127.0.0.1", port, "1234"));
            }
            await().until(() -> receiver.view().connections() == IDLE + SLOW);
            byte[] dripped = others.get(0).event(9_000, "1130 01 999");

            try (SimulatedPanel connected = SimulatedPanel.tcp("127.0.0.1", port, "1234");
                    SimulatedPanel thrown = SimulatedPanel.udp("127.0.0.1", port, "1234")) {
                for (int i = 1; i <= EVENTS; i++) {
                    // Each slow one sends its next byte.
                    for (int slow = 0; slow < SLOW && i < dripped.length; slow++) {
                        others.get(slow).send(Arrays.copyOfRange(dripped, i - 1, i));
                    }
                    SimulatedPanel panel = i % 2 == 0 ? connected : thrown;
                    panel.send(panel.event(i, "1130 01 001"));
                    assertThat(panel.answer(Duration.ofSeconds(60)))
                            .get()
                            .extracting(Dc09Words::sequence)
                            .isEqualTo(i);
                }
            }

            assertThat(intake.received()).hasSize(EVENTS);
            assertThat(receiver.view().counts())
                    .containsEntry("acknowledged", (long) EVENTS)
                    .containsEntry("closed for another", 0L)
                    .containsEntry("closed as slow", 0L);
        } finally {
            others.forEach(SimulatedPanel::close);
        }
    }
}
