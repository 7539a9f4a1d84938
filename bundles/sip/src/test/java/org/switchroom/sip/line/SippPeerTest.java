package org.switchroom.sip.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchroom.phone.DialRequest;
import org.switchroom.phone.Ending;
import org.switchroom.sip.rtp.SoundDesk;
import org.switchroom.testkit.phone.Whistle;

/** Debian's SIPp answers our calls; it shares no code with ours or with the testkit's exchange. */
final class SippPeerTest {
    private static final Path SCENARIOS = Path.of("src/test/peers");

    @TempDir
    private Path folder;

    private final SoundDesk sound = new SoundDesk();
    private final List<Process> running = new ArrayList<>();
    private final List<SipLine> lines = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        lines.forEach(SipLine::close);
        sound.close();
        for (Process process : running) {
            process.destroy();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    /** One call, and then it ends; its exit tells whether the call went as its scenario has it. */
    private Process sipp(int port, String protocol, String... scenario) throws IOException {
        List<String> command = new ArrayList<>(List.of("sipp"));
        command.addAll(List.of(scenario));
        command.addAll(List.of(
                "-i",
                "127.0.0.1",
                "-p",
                String.valueOf(port),
                "-t",
                protocol.equals("tcp") ? "t1" : "u1",
                "-m",
                "1",
                "-nostdin",
                "-timeout",
                "60",
                "-timeout_error"));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("sipp.log").toFile())
                    .start();
            running.add(process);
            await().until(() -> !process.isAlive() || isTaken(port, protocol));
            return process;
        } catch (IOException missing) {
            throw new AssertionError("sipp is missing. As root: ./switchroom peers", missing);
        }
    }

    private static boolean isTaken(int port, String protocol) {
        InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try {
            if (protocol.equals("tcp")) {
                try (ServerSocket probe = new ServerSocket()) {
                    probe.bind(here);
                }
            } else {
                try (DatagramSocket probe = new DatagramSocket(here)) {
                    return !probe.isBound();
                }
            }
            return false;
        } catch (IOException taken) {
            return true;
        }
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            return socket.getLocalPort();
        }
    }

    private Ending call(int port, String protocol, Whistle audio) {
        SipLine line = new SipLine(
                LineSettings.read(
                        "org.switchroom.transport.line~1",
                        Configs.of(Map.of(
                                "proxy",
                                "127.0.0.1:" + port,
                                "user",
                                "4312345",
                                "protocol",
                                protocol,
                                "register",
                                false,
                                "keep$_$alive",
                                0,
                                "_password",
                                "s3cret"))),
                sound,
                Clock.systemUTC());
        // Until the test ends: over TCP, SIPp takes a connection that goes before it does for a failed call.
        lines.add(line);
        await().until(() -> line.health().detail().startsWith("not watched"));
        return line.dial(new DialRequest("431999", Duration.ofSeconds(20), Duration.ofSeconds(2)), audio)
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    private void assertWentWell(Process sipp) throws InterruptedException, IOException {
        assertThat(sipp.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(sipp.exitValue())
                .as(Files.readString(folder.resolve("sipp.log")))
                .isZero();
    }

    @Test
    void its_own_scenario_of_a_server_is_called_and_hung_up_over_UDP() throws Exception {
        int port = freePort();
        Process sipp = sipp(port, "udp", "-sn", "uas");

        Ending ending = call(port, "udp", new Whistle(0));

        assertThat(ending.how()).as(ending.detail()).isEqualTo(Ending.How.DONE);
        assertWentWell(sipp);
    }

    @Test
    void its_own_scenario_of_a_server_is_called_and_hung_up_over_TCP() throws Exception {
        int port = freePort();
        Process sipp = sipp(port, "tcp", "-sn", "uas");

        Ending ending = call(port, "tcp", new Whistle(0));

        assertThat(ending.how()).as(ending.detail()).isEqualTo(Ending.How.DONE);
        assertWentWell(sipp);
    }

    @Test
    void it_checks_our_password_and_is_busy() throws Exception {
        int port = freePort();
        Process sipp = sipp(
                port,
                "udp",
                "-sf",
                SCENARIOS.resolve("sipp-password-busy.xml").toAbsolutePath().toString());

        Ending ending = call(port, "udp", new Whistle(0));

        assertThat(ending.how()).as(ending.detail()).isEqualTo(Ending.How.BUSY);
        assertWentWell(sipp);
    }

    @Test
    void it_offers_anew_and_hangs_up() throws Exception {
        int port = freePort();
        Process sipp = sipp(
                port,
                "udp",
                "-sf",
                SCENARIOS.resolve("sipp-offers-hangs-up.xml").toAbsolutePath().toString());

        Ending ending = call(port, "udp", new Whistle(0));

        assertThat(ending.how()).as(ending.detail()).isEqualTo(Ending.How.CUT_OFF);
        assertWentWell(sipp);
    }
}
