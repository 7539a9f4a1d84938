package org.switchroom.dc09.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.alarm.PanelIntake;
import org.switchroom.alarm.PanelReport;
import org.switchroom.alarm.ReceiverView;
import org.switchroom.testkit.dc09.Dc09Words;
import org.switchroom.testkit.dc09.SimulatedPanel;

/** Over real sockets, with the panel of the testkit. */
final class Dc09ReceiverTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** For what must not come: that nothing comes can not be waited out. */
    private static final Duration MOMENT = Duration.ofMillis(200);

    private static final byte[] KEY = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final FakePanelIntake intake =
            new FakePanelIntake().knows("1234", Optional.empty(), true).knows("AAAA", Optional.of(KEY), false);
    private Dc09Receiver receiver = start(0, limits(100, Duration.ofMinutes(10), Duration.ofMinutes(10)));

    static ReceiverView.Limits limits(int connections, Duration idle, Duration slow) {
        return new ReceiverView.Limits(connections, 1_000, 4_095, idle, slow);
    }

    private Dc09Receiver start(int port, ReceiverView.Limits limits) {
        return new Dc09Receiver(
                new ReceiverSettings(
                        "dc09",
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                        true,
                        true,
                        ClockWindow.USUAL,
                        limits,
                        8),
                intake,
                Clock.systemUTC());
    }

    private void restart(ReceiverView.Limits limits) {
        receiver.close();
        receiver = start(0, limits);
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    private SimulatedPanel tcp(String account) {
        return SimulatedPanel.tcp("127.0.0.1", receiver.port().orElseThrow(), account);
    }

    private SimulatedPanel udp(String account) {
        return SimulatedPanel.udp("127.0.0.1", receiver.port().orElseThrow(), account);
    }

    private long count(String words) {
        return receiver.view().counts().get(words);
    }

    private static void assertAcknowledged(SimulatedPanel panel, int sequence) {
        assertThat(panel.answer(PATIENCE)).hasValueSatisfying(answer -> {
            assertThat(answer.id()).isEqualTo("ACK");
            assertThat(answer.sequence()).isEqualTo(sequence);
        });
    }

    @Test
    @Tag("CN-010")
    void a_panel_is_acknowledged_over_tcp_and_over_udp() {
        try (SimulatedPanel connected = tcp("1234");
                SimulatedPanel thrown = udp("1234")) {
            connected.send(connected.event(1, "1130 01 015"));
            assertAcknowledged(connected, 1);
            thrown.send(thrown.event(2, "3130 01 015"));
            assertAcknowledged(thrown, 2);
            connected.send(connected.sia(3, "Nri1/FA2"));
            assertAcknowledged(connected, 3);
        }
        assertThat(intake.received())
                .extracting(report -> report.events().get(0).code())
                .containsExactly("130", "130", "110");
    }

    @Test
    void cipher_is_read_and_answered() {
        for (SimulatedPanel panel :
                new SimulatedPanel[] {tcp("AAAA").withKey(KEY), udp("AAAA").withKey(KEY)}) {
            try (panel) {
                panel.send(panel.event(5, "1110 01 001"));

                Optional<Dc09Words> answer = panel.answer(PATIENCE);

                assertThat(answer).hasValueSatisfying(ack -> {
                    assertThat(ack.id()).isEqualTo("ACK");
                    assertThat(ack.encrypted()).isTrue();
                    assertThat(ack.time()).isPresent();
                });
            }
        }
    }

    @Test
    void another_key_is_refused_and_reported_nowhere() {
        try (SimulatedPanel panel = tcp("AAAA").withKey(new byte[16])) {
            panel.send(panel.event(5, "1110 01 001"));

            assertThat(panel.answer(PATIENCE)).get().extracting(Dc09Words::id).isEqualTo("DUH");
        }
        assertThat(intake.received()).isEmpty();
    }

    @Test
    void one_connection_carries_many_messages_in_any_pieces() {
        try (SimulatedPanel panel = tcp("1234")) {
            byte[] first = panel.event(1, "1130 01 001");
            byte[] second = panel.event(2, "1130 01 002");
            byte[] both = new byte[first.length + second.length];
            System.arraycopy(first, 0, both, 0, first.length);
            System.arraycopy(second, 0, both, first.length, second.length);

            panel.send(both);
            assertAcknowledged(panel, 1);
            assertAcknowledged(panel, 2);
            panel.send("\r\nnoise\n".getBytes(StandardCharsets.US_ASCII));
            panel.sendInPieces(panel.event(3, "1130 01 003"), 1, 3, 10, 30, 31);
            assertAcknowledged(panel, 3);
        }
        assertThat(intake.received()).hasSize(3);
    }

    @Test
    void a_crc_of_two_bytes_is_answered_by_one() {
        try (SimulatedPanel panel = tcp("1234")) {
            panel.send(panel.frameWithRawCrc("ADM-CID", 9, "#1234|1130 01 001"));

            assertThat(panel.answer(PATIENCE)).hasValueSatisfying(answer -> {
                assertThat(answer.id()).isEqualTo("ACK");
                assertThat(answer.rawCrc()).isTrue();
            });
        }
    }

    @Test
    void a_wrong_crc_gets_no_answer_and_the_repeat_does() {
        try (SimulatedPanel panel = udp("1234")) {
            byte[] event = panel.event(4, "1130 01 015");
            byte[] damaged = event.clone();
            damaged[damaged.length / 2] ^= 1;

            panel.send(damaged);
            await().until(() -> count("bad CRC") == 1);
            assertThat(panel.answer(MOMENT)).isEmpty();
            panel.send(event);

            assertAcknowledged(panel, 4);
        }
        assertThat(intake.received()).hasSize(1);
    }

    @Test
    void a_wrong_clock_is_told_the_time() {
        Clock slow = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-10));
        try (SimulatedPanel panel = tcp("1234").withClock(slow)) {
            panel.send(panel.event(4, "1130 01 015"));

            assertThat(panel.answer(PATIENCE)).hasValueSatisfying(answer -> {
                assertThat(answer.id()).isEqualTo("NAK");
                assertThat(answer.sequence()).isZero();
                assertThat(answer.time()).isPresent();
            });
        }
        assertThat(intake.received()).isEmpty();
    }

    @Test
    void nothing_is_acknowledged_before_it_is_on_disk_and_a_repeat_again() {
        intake.hold();
        try (SimulatedPanel panel = tcp("1234")) {
            byte[] event = panel.event(8, "1130 01 015");
            panel.send(event);
            await().until(() -> intake.received().size() == 1);
            assertThat(panel.answer(MOMENT)).isEmpty();
            assertThat(receiver.view().waiting()).isEqualTo(1);

            intake.release(PanelIntake.Taken.STORED);
            assertAcknowledged(panel, 8);
            intake.answer(PanelIntake.Taken.DUPLICATE);
            panel.send(event);
            assertAcknowledged(panel, 8);
        }
        assertThat(intake.received()).extracting(PanelReport::sequence).containsExactly(Optional.of(8), Optional.of(8));
    }

    @Test
    void what_is_not_on_disk_gets_no_answer() {
        intake.answer(PanelIntake.Taken.TRY_LATER);
        try (SimulatedPanel panel = udp("1234")) {
            Optional<Dc09Words> none = panel.report("1130 01 015", 2, MOMENT);
            intake.answer(PanelIntake.Taken.STORED);

            assertThat(none).isEmpty();
            assertThat(panel.report("1130 01 016", 5, PATIENCE)).isPresent();
        }
    }

    @Test
    void a_panel_that_has_nothing_more_to_send_still_gets_its_answer() {
        intake.hold();
        try (SimulatedPanel panel = tcp("1234")) {
            panel.send(panel.event(8, "1130 01 015"));
            panel.sendNoMore();
            await().until(() -> intake.received().size() == 1);
            intake.release(PanelIntake.Taken.STORED);

            assertAcknowledged(panel, 8);
            assertThat(panel.isHungUp(PATIENCE)).isTrue();
        }
        await().until(() -> receiver.view().connections() == 0);
    }

    @Test
    void what_is_slow_idle_or_noisy_is_closed() {
        restart(limits(100, Duration.ofSeconds(2), Duration.ofMillis(600)));
        try (SimulatedPanel slow = tcp("1234");
                SimulatedPanel idle = tcp("1234");
                SimulatedPanel noisy = tcp("1234")) {
            byte[] event = slow.event(1, "1130 01 015");
            slow.send(Arrays.copyOf(event, 20));
            slow.send(event); // the one before it has been broken off
            assertAcknowledged(slow, 1);
            slow.send(Arrays.copyOf(event, 20));
            noisy.send(new byte[70_000]);

            await().until(() -> count("closed as slow") == 1);
            await().until(() -> count("closed as noisy") == 1);
            await().until(() -> count("closed as idle") == 1);
            assertThat(slow.isHungUp(PATIENCE)).isTrue();
            assertThat(idle.isHungUp(PATIENCE)).isTrue();
            assertThat(noisy.isHungUp(PATIENCE)).isTrue();
        }
    }

    @Test
    void at_the_limit_the_most_useless_connection_goes() {
        restart(limits(3, Duration.ofMinutes(10), Duration.ofMinutes(10)));
        try (SimulatedPanel useful = tcp("1234");
                SimulatedPanel mute = tcp("1234");
                SimulatedPanel another = tcp("1234")) {
            useful.send(useful.event(1, "1130 01 015"));
            assertAcknowledged(useful, 1);

            try (SimulatedPanel fourth = tcp("1234")) {
                fourth.send(fourth.event(2, "1130 01 016"));
                assertAcknowledged(fourth, 2);
                assertThat(mute.isHungUp(PATIENCE)).isTrue();
                useful.send(useful.event(3, "1130 01 017"));
                assertAcknowledged(useful, 3);
                assertThat(receiver.view().connections()).isEqualTo(3);
                another.send(another.event(4, "1130 01 018"));
                assertAcknowledged(another, 4);
            }
        }
        assertThat(count("closed for another")).isEqualTo(1);
    }

    @Test
    void with_too_much_on_its_way_to_the_disk_one_more_has_to_come_again() {
        restart(new ReceiverView.Limits(100, 2, 4_095, Duration.ofMinutes(10), Duration.ofMinutes(10)));
        intake.hold();
        try (SimulatedPanel panel = udp("1234")) {
            for (int sequence = 1; sequence <= 4; sequence++) {
                panel.send(panel.event(sequence, "1130 01 00" + sequence));
            }
            await().until(() -> count("dropped") == 2);
            assertThat(intake.received()).hasSize(2);

            intake.release(PanelIntake.Taken.STORED);
            assertAcknowledged(panel, 1);
            assertAcknowledged(panel, 2);
            panel.send(panel.event(3, "1130 01 003"));
            assertAcknowledged(panel, 3);
        }
    }

    @Test
    void a_port_that_is_taken_is_shown_and_had_when_it_is_free() throws Exception {
        receiver.close();
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            receiver = start(other.getLocalPort(), limits(100, Duration.ofMinutes(10), Duration.ofMinutes(10)));

            assertThat(receiver.view().trouble()).get().asString().contains("can not be had");
            assertThat(receiver.view().listensAt()).isEmpty();
        }
        await().until(() -> receiver.view().trouble().isEmpty());
        assertThat(receiver.view().listensAt()).hasSize(2);
        try (SimulatedPanel panel = tcp("1234")) {
            panel.send(panel.poll());
            assertAcknowledged(panel, 0);
        }
    }

    @Test
    void says_what_it_bears_and_what_came() {
        try (SimulatedPanel panel = tcp("1234")) {
            panel.send(panel.poll());
            assertAcknowledged(panel, 0);

            ReceiverView view = receiver.view();

            assertThat(view.limits().connections()).isEqualTo(100);
            assertThat(view.connections()).isEqualTo(1);
            assertThat(view.lastReportAt()).isPresent();
            assertThat(view.listensAt()).anyMatch(at -> at.startsWith("tcp 127.0.0.1:"));
            assertThat(view.counts()).containsEntry("received", 1L).containsEntry("acknowledged", 1L);
        }
    }
}
