package org.switchroom.testkit.voice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The terminal server before the modem: one computer at a time, the latest. Whenever one comes or goes the modem forgets.
 * All but waiting for octets is on the modem's own thread.
 */
final class VoiceModemLine {
    private final ScheduledExecutorService thread;
    private final InetSocketAddress address;
    private ServerSocket listener;
    private Thread listening;
    private VoiceEngine modem;
    private Optional<Socket> computer = Optional.empty();

    /** @param port 0: a free one; taken at once, and listened at when there is a modem */
    VoiceModemLine(ScheduledExecutorService thread, int port) {
        this.thread = thread;
        listener = bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        address = (InetSocketAddress) listener.getLocalSocketAddress();
    }

    void begin(VoiceEngine behind) {
        modem = behind;
        listening = listen(listener);
    }

    InetSocketAddress address() {
        return address;
    }

    void plug() {
        awaitEnd(listening);
        listener = bind(address);
        listening = listen(listener);
    }

    private static ServerSocket bind(InetSocketAddress where) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(where);
            return socket;
        } catch (IOException taken) {
            throw new UncheckedIOException("the port of the simulated voice modem can not be used: " + where, taken);
        }
    }

    /** The port is taken for as long as a thread still waits at it, even when it is closed. */
    private static void awaitEnd(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Thread listen(ServerSocket socket) {
        return daemon("simulated voice modem listens", () -> {
            while (!socket.isClosed()) {
                try {
                    Socket client = socket.accept();
                    client.setTcpNoDelay(true);
                    thread.execute(() -> connect(client));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    private void connect(Socket client) {
        computer.ifPresent(VoiceModemLine::closeQuietly);
        computer = Optional.of(client);
        modem.reset();
        daemon("simulated voice modem's line", () -> serve(client));
    }

    private void serve(Socket client) {
        try (client) {
            byte[] buffer = new byte[1_024];
            for (int count = client.getInputStream().read(buffer);
                    count >= 0;
                    count = client.getInputStream().read(buffer)) {
                byte[] octets = Arrays.copyOf(buffer, count);
                thread.execute(() -> {
                    if (computer.filter(client::equals).isPresent()) {
                        modem.hear(octets);
                    }
                });
            }
        } catch (IOException over) {
            // The computer went away, or the test wanted it so; the modem lives on.
        }
        if (!thread.isShutdown()) {
            thread.execute(() -> {
                if (computer.filter(client::equals).isPresent()) {
                    computer = Optional.empty();
                    modem.reset();
                }
            });
        }
    }

    /** To the computer, if there is one. */
    void write(byte[] octets) {
        try {
            if (computer.isPresent()) {
                computer.get().getOutputStream().write(octets);
            }
        } catch (IOException gone) {
            computer.ifPresent(VoiceModemLine::closeQuietly);
        }
    }

    /** Breaks the line and takes no other one, until {@link #plug}. */
    void cut() {
        closeQuietly(listener);
        computer.ifPresent(VoiceModemLine::closeQuietly);
        computer = Optional.empty();
        modem.reset();
    }

    private static Thread daemon(String name, Runnable work) {
        Thread made = new Thread(work, name);
        made.setDaemon(true);
        made.start();
        return made;
    }

    private static void closeQuietly(AutoCloseable thing) {
        try {
            thing.close();
        } catch (Exception alreadyClosed) {
            // Nothing is left to do.
        }
    }
}
