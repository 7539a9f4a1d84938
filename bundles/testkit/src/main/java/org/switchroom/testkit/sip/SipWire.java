package org.switchroom.testkit.sip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** UDP and TCP on one port of the loopback address: hears whole messages, each with the way on which it is answered. */
final class SipWire implements AutoCloseable {
    private final DatagramSocket socket;
    private final ServerSocket server;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final BiConsumer<String, Consumer<SipText>> heard;

    /**
     * @param port 0: a free one
     * @param heard on the thread of the socket or of the connection
     */
    SipWire(int port, BiConsumer<String, Consumer<SipText>> heard) {
        this.heard = heard;
        try {
            InetAddress here = InetAddress.getLoopbackAddress();
            socket = new DatagramSocket(new InetSocketAddress(here, port));
            server = new ServerSocket(socket.getLocalPort(), 50, here);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    void open() {
        background("exchange-udp", this::listen);
        background("exchange-tcp", this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    void breakConnections() {
        connections.forEach(SipWire::end);
    }

    private static void background(String name, Runnable work) {
        Thread made = new Thread(work, name);
        made.setDaemon(true);
        made.start();
    }

    private void listen() {
        byte[] buffer = new byte[65_535];
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
            } catch (IOException over) {
                return;
            }
            String text = new String(buffer, 0, packet.getLength(), StandardCharsets.ISO_8859_1);
            SocketAddress from = packet.getSocketAddress();
            heard.accept(text, answer -> {
                try {
                    byte[] octets = answer.octets();
                    socket.send(new DatagramPacket(octets, octets.length, from));
                } catch (IOException over) {
                    connections.clear();
                }
            });
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                connections.add(connection);
                background("exchange-connection", () -> read(connection));
            } catch (IOException over) {
                return;
            }
        }
    }

    private void read(Socket connection) {
        StringBuilder pending = new StringBuilder();
        byte[] buffer = new byte[4_096];
        try {
            for (int count = connection.getInputStream().read(buffer);
                    count >= 0;
                    count = connection.getInputStream().read(buffer)) {
                pending.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
                int blank = pending.indexOf("\r\n\r\n");
                while (blank >= 0) {
                    String length = SipText.parse(pending.substring(0, blank)).value("Content-Length");
                    int end = blank + 4 + (length.isEmpty() ? 0 : Integer.parseInt(length));
                    if (pending.length() < end) {
                        break;
                    }
                    heard.accept(pending.substring(0, end), answer -> write(connection, answer));
                    pending.delete(0, end);
                    blank = pending.indexOf("\r\n\r\n");
                }
            }
        } catch (IOException over) {
            end(connection);
        }
    }

    private static void write(Socket connection, SipText answer) {
        try {
            connection.getOutputStream().write(answer.octets());
        } catch (IOException over) {
            end(connection);
        }
    }

    private static void end(Socket connection) {
        try {
            connection.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        List<Socket> open = new ArrayList<>(connections);
        server.close();
        for (Socket connection : open) {
            connection.close();
        }
    }
}
