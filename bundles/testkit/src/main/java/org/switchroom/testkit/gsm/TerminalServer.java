package org.switchroom.testkit.gsm;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A terminal server on the loopback address between its clients and the modem, raw or by RFC 2217. */
final class TerminalServer {
    private final AtEngine engine;
    private final boolean telnet;
    private final Map<Integer, Integer> settings = TelnetServerSide.noSettings();
    private final InetSocketAddress address;

    // Guarded by this object's monitor.
    private ServerSocket listener;
    private final List<Socket> open = new ArrayList<>();
    private int connections;
    private Integer onlyBaud;

    /** @param port 0: a free one */
    TerminalServer(AtEngine engine, int port, boolean telnet) {
        this.engine = engine;
        this.telnet = telnet;
        this.listener = bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        this.address = (InetSocketAddress) listener.getLocalSocketAddress();
        listen(listener);
    }

    InetSocketAddress address() {
        return address;
    }

    /** Breaks the line and refuses new ones, until {@link #plug()}. */
    void unplug() {
        List<Socket> lines;
        synchronized (this) {
            closeQuietly(listener);
            lines = List.copyOf(open);
        }
        lines.forEach(TerminalServer::closeQuietly);
    }

    synchronized void plug() {
        listener = bind(address);
        listen(listener);
    }

    /** RFC 2217: sets this speed, whatever it is asked for. */
    synchronized void onlyBaud(int baud) {
        onlyBaud = baud;
    }

    synchronized int connections() {
        return connections;
    }

    synchronized int openConnections() {
        return open.size();
    }

    /** RFC 2217's SET commands by number, with the last value; SET-CONTROL as 500 + value. */
    Map<Integer, Integer> settings() {
        return Map.copyOf(settings);
    }

    private static ServerSocket bind(InetSocketAddress where) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(where);
            return socket;
        } catch (IOException taken) {
            throw new UncheckedIOException("the port of the simulated modem can not be used: " + where, taken);
        }
    }

    private void listen(ServerSocket socket) {
        daemon("simulated modem listens", () -> {
            while (true) {
                try {
                    Socket client = socket.accept();
                    synchronized (this) {
                        if (socket.isClosed()) {
                            closeQuietly(client);
                            return;
                        }
                        open.add(client);
                        connections++;
                    }
                    daemon("simulated modem's line", () -> serve(client));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            OutputStream out = client.getOutputStream();
            TelnetServerSide side;
            synchronized (this) {
                side = new TelnetServerSide(client.getInputStream(), out, settings, onlyBaud);
            }
            engine.connect(text -> speak(client, side, text), () -> closeQuietly(client));
            if (telnet) {
                for (int octet = side.read(); octet >= 0; octet = side.read()) {
                    engine.hear(String.valueOf((char) octet));
                }
            } else {
                byte[] buffer = new byte[1_024];
                for (int count = client.getInputStream().read(buffer);
                        count >= 0;
                        count = client.getInputStream().read(buffer)) {
                    engine.hear(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
                }
            }
        } catch (IOException over) {
            // The client went away or the test wanted it so; the modem lives on.
        } finally {
            boolean last;
            synchronized (this) {
                open.remove(client);
                last = open.isEmpty();
            }
            if (last) {
                engine.disconnect();
            }
        }
    }

    private void speak(Socket client, TelnetServerSide side, String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            if (telnet) {
                side.write(bytes);
            } else {
                client.getOutputStream().write(bytes);
            }
        } catch (IOException gone) {
            closeQuietly(client);
        }
    }

    private static void closeQuietly(AutoCloseable thing) {
        try {
            thing.close();
        } catch (Exception alreadyClosed) {
            // Nothing is left to do.
        }
    }
}
