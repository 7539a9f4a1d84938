package org.switchroom.gsm.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchroom.testkit.Programs;
import org.switchroom.testkit.gsm.SimulatedModem;

/** Bytes over each kind of line, against programs of others: socat and ser2net. */
final class LinesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final SerialSettings SLOW = new SerialSettings(
            19_200, 7, SerialSettings.Parity.EVEN, SerialSettings.StopBits.TWO, SerialSettings.FlowControl.XON_XOFF);

    @TempDir
    private Path folder;

    private Programs programs;
    private final Ear ear = new Ear();

    @BeforeEach
    void begin() {
        programs = new Programs(folder);
    }

    @AfterEach
    void end() {
        programs.close();
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(10));
    }

    /** Every value of an octet; without NUL after CR, which a Telnet line may take for its filler. */
    private static byte[] everyOctet() {
        byte[] all = new byte[512];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        return all;
    }

    /** What one line writes the other hears, both ways. */
    private void carriesEveryOctet(LinePort one, LinePort other) throws IOException {
        Ear otherEar = new Ear();
        try (Line first = one.open(ear);
                Line second = other.open(otherEar)) {
            first.write(everyOctet());
            eventually().untilAsserted(() -> assertThat(otherEar.heard()).isEqualTo(everyOctet()));
            second.write(everyOctet());
            eventually().untilAsserted(() -> assertThat(ear.heard()).isEqualTo(everyOctet()));
        }
        assertThat(ear.losses).isEmpty();
    }

    @Test
    void a_serial_port_carries_every_octet() throws IOException {
        Path one = folder.resolve("one");
        Path other = folder.resolve("other");
        programs.ptyPair(one, other);

        carriesEveryOctet(
                new SerialLinePort(one.toString(), SerialSettings.USUAL),
                new SerialLinePort(other.toString(), SerialSettings.USUAL));
    }

    @Test
    void raw_tcp_to_ser2net_carries_every_octet() throws IOException {
        Path one = folder.resolve("one");
        Path other = folder.resolve("other");
        programs.ptyPair(one, other);
        int port = programs.ser2net(one, false);

        carriesEveryOctet(
                new TcpPort("127.0.0.1", port, PATIENCE), new SerialLinePort(other.toString(), SerialSettings.USUAL));
    }

    @Test
    void rfc_2217_to_ser2net_carries_every_octet() throws IOException {
        Path one = folder.resolve("one");
        Path other = folder.resolve("other");
        programs.ptyPair(one, other);
        int port = programs.ser2net(one, true);

        carriesEveryOctet(
                new Rfc2217Port("127.0.0.1", port, PATIENCE, SerialSettings.USUAL),
                new SerialLinePort(other.toString(), SerialSettings.USUAL));
    }

    @Test
    void rfc_2217_sets_the_line_up_and_hears_each_setting_confirmed() throws IOException {
        try (SimulatedModem server = SimulatedModem.startRfc2217();
                Line line = new Rfc2217Port(server.host(), server.port(), PATIENCE, SLOW).open(ear)) {
            assertThat(server.serialSettings())
                    .containsEntry(1, 19_200)
                    .containsEntry(2, 7)
                    .containsEntry(3, 3)
                    .containsEntry(4, 2)
                    .containsKey(502);
            line.write("AT\r".getBytes(StandardCharsets.US_ASCII));
            eventually().untilAsserted(() -> assertThat(new String(ear.heard(), StandardCharsets.US_ASCII))
                    .endsWith("\r\nOK\r\n"));
        }
    }

    @Test
    void a_server_that_can_not_set_the_speed_is_said_to() {
        try (SimulatedModem server = SimulatedModem.startRfc2217()) {
            server.onlyBaud(9_600);

            assertThatThrownBy(() -> new Rfc2217Port(server.host(), server.port(), PATIENCE, SLOW).open(ear))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("can not set the speed to 19200; it uses 9600");
            eventually().until(() -> server.openConnections() == 0);
        }
    }

    @Test
    void a_server_that_speaks_something_else_is_said_to() {
        try (SimulatedModem raw = SimulatedModem.start()) {
            assertThatThrownBy(() -> new Rfc2217Port(raw.host(), raw.port(), PATIENCE, SLOW).open(ear))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("does not speak RFC 2217");
        }
    }

    @Test
    void what_can_not_be_opened_says_why() {
        assertThatThrownBy(() -> new SerialLinePort("/dev/there-is-none", SerialSettings.USUAL).open(ear))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/dev/there-is-none");
        assertThatThrownBy(() -> new TcpPort("127.0.0.1", 1, PATIENCE).open(ear))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("127.0.0.1:1");
    }

    @Test
    void an_unplugged_serial_port_is_noticed_once() throws Exception {
        Path one = folder.resolve("one");
        Process socat = programs.ptyPair(one, folder.resolve("other"));
        Line line = new SerialLinePort(one.toString(), SerialSettings.USUAL).open(ear);

        socat.destroy();
        eventually().until(() -> !ear.losses.isEmpty());
        assertThatThrownBy(() -> line.write(new byte[] {1})).isInstanceOf(IOException.class);
        line.close();

        assertThat(ear.losses).containsExactly(one + " is gone");
    }

    @Test
    void a_port_that_was_plugged_in_again_can_be_opened_again() throws Exception {
        Path one = folder.resolve("one");
        Path other = folder.resolve("other");
        Process first = programs.ptyPair(one, other);
        Line line = new SerialLinePort(one.toString(), SerialSettings.USUAL).open(ear);
        first.destroy();
        eventually().until(() -> !ear.losses.isEmpty());
        line.close();
        first.waitFor();

        programs.ptyPair(one, other);

        Ear again = new Ear();
        Ear peer = new Ear();
        try (Line reopened = new SerialLinePort(one.toString(), SerialSettings.USUAL).open(again);
                Line end = new SerialLinePort(other.toString(), SerialSettings.USUAL).open(peer)) {
            reopened.write(new byte[] {65});
            eventually().until(() -> peer.heard().length == 1);
            end.write(new byte[] {66});
            eventually().until(() -> again.heard().length == 1);
        }
    }

    @Test
    void a_closed_tcp_line_tells_of_nothing_and_one_closed_by_the_peer_does_once() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
            TcpPort port = new TcpPort("127.0.0.1", server.getLocalPort(), PATIENCE);
            Line ours = port.open(ear);
            Socket theirs = server.accept();
            ours.close();
            InputStream in = theirs.getInputStream();
            assertThat(in.read()).isEqualTo(-1);
            assertThat(ear.losses).isEmpty();

            Line second = port.open(ear);
            try (Socket peer = server.accept();
                    OutputStream out = peer.getOutputStream()) {
                out.write(7);
            }
            eventually().until(() -> ear.losses.size() == 1);
            assertThat(ear.heard()).containsExactly(7);
            second.close();
            theirs.close();
        }
        assertThat(ear.losses).hasSize(1);
    }
}
