package org.switchroom.dc09.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchroom.dc09.frame.Frame;
import org.switchroom.dc09.frame.FrameCipher;

/** What we send, read and acknowledged by a receiver that shares no code with ours: npm's iobroker.sia. */
final class IobrokerPeerTest {
    private static final String MISSING = "npm's iobroker.sia is missing. As root: ./switchroom peers";
    private static final String KEY = "000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F";

    @TempDir
    Path folder;

    private Process peer;
    private BufferedReader says;
    private int port;

    @BeforeEach
    void start() throws IOException {
        Path module = Path.of("target/peers/package").toAbsolutePath();
        assertThat(Files.isDirectory(module)).as(MISSING).isTrue();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        peer = new ProcessBuilder(
                        "node", "src/test/peers/iobroker_sia.cjs", module.toString(), Integer.toString(port), KEY)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        says = peer.inputReader(StandardCharsets.UTF_8);
        assertThat(says.readLine()).as(MISSING).isEqualTo("ready");
    }

    @AfterEach
    void stop() throws Exception {
        peer.getOutputStream().close();
        if (!peer.waitFor(10, TimeUnit.SECONDS)) {
            peer.destroyForcibly();
        }
    }

    private void assertTold(boolean udp, String account, Optional<FrameCipher> cipher, String id, String data)
            throws IOException {
        ReceiverAddress address = new ReceiverAddress(udp, "127.0.0.1", port);
        SenderSettings settings =
                new SenderSettings("peer", List.of(address), cipher, "0", 1, Duration.ofSeconds(30), Optional.empty());
        try (Dc09Sender sender =
                new Dc09Sender(settings, new SequenceBook(folder.resolve("numbers")), Clock.systemUTC())) {
            Told told = sender.tell(
                    data.hashCode() & 0xFFFF, id, account, data, Instant.now().plusSeconds(60));

            assertThat(told).isEqualTo(new Told.Acknowledged(address));
            assertThat(says.readLine()).contains("|" + account + "|" + data.replaceFirst("\\|", "/") + "|");
        }
    }

    @Test
    void it_acknowledges_what_we_send_in_clear_and_in_cipher_over_tcp_and_udp() throws IOException {
        Optional<FrameCipher> key = Optional.of(new FrameCipher(HexFormat.of().parseHex(KEY)));
        for (boolean udp : new boolean[] {false, true}) {
            assertTold(udp, "1234", Optional.empty(), Frame.CONTACT_ID, "#1234|1130 01 015");
            assertTold(udp, "1234", Optional.empty(), Frame.SIA, "#1234|Nri1/BA015");
            assertTold(udp, "AAAA", key, Frame.CONTACT_ID, "#AAAA|3401 02 003");
            assertTold(udp, "AAAA", key, Frame.SIA, "#AAAA|Nri2/CL003");
        }
    }
}
