package org.switchroom.testkit;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs of others at the other end of a line; ended with the test. */
public final class Programs implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final List<Process> running = new ArrayList<>();

    /** @param folder for their files and pseudo terminals */
    public Programs(Path folder) {
        this.folder = folder;
    }

    /** A serial port whose other end is a TCP port of this machine. */
    public Process ptyTo(int port, Path link) {
        Process socat = start("socat", "PTY,raw,echo=0,link=" + link, "TCP:127.0.0.1:" + port);
        await().atMost(PATIENCE).until(() -> Files.exists(link));
        return socat;
    }

    /** Two serial ports, each the other end of the other. */
    public Process ptyPair(Path one, Path other) {
        Process socat = start("socat", "PTY,raw,echo=0,link=" + one, "PTY,raw,echo=0,link=" + other);
        await().atMost(PATIENCE).until(() -> Files.exists(one) && Files.exists(other));
        return socat;
    }

    /**
     * ser2net before a serial port.
     *
     * @return its TCP port
     */
    public int ser2net(Path device, boolean rfc2217) {
        int port = freePort();
        Path configuration = folder.resolve("ser2net-" + port + ".yaml");
        try {
            Files.writeString(
                    configuration,
                    """
                    %%YAML 1.1
                    ---
                    connection: &modem
                      accepter: %stcp,127.0.0.1,%d
                      connector: serialdev,%s,9600n81,local
                      options:
                        kickolduser: true
                    """
                            .formatted(rfc2217 ? "telnet(rfc2217)," : "", port, device));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        start("ser2net", "-n", "-c", configuration.toString());
        await().atMost(PATIENCE).until(() -> listens(port));
        return port;
    }

    private static boolean listens(int port) {
        try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return probe.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    private Process start(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve(command[0] + "-" + running.size() + ".log")
                            .toFile())
                    .start();
            running.add(process);
            return process;
        } catch (IOException missing) {
            throw new AssertionError(command[0] + " is missing. As root: ./switchroom peers", missing);
        }
    }

    @Override
    public void close() {
        running.forEach(Process::destroy);
        for (Process process : running) {
            try {
                if (!process.waitFor(5, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
