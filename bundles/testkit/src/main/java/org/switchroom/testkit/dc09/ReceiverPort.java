package org.switchroom.testkit.dc09;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** TCP and UDP on one port of the loopback address: brings the frames that come, and carries the answers back. */
final class ReceiverPort {
    private static final int LF = 10;
    private static final int CR = 13;

    /** Who is brought the frames; on the thread of the connection that it came by. */
    interface Taker {
        void take(byte[] frame, Line line);
    }

    /** The way that a frame came, for its answer. */
    sealed interface Line {
        void send(List<byte[]> pieces);

        void hangUp();
    }

    private record Connection(Socket socket) implements Line {
        @Override
        public void send(List<byte[]> pieces) {
            try {
                for (byte[] piece : pieces) {
                    socket.getOutputStream().write(piece);
                    socket.getOutputStream().flush();
                }
            } catch (IOException gone) {
                closeQuietly(socket);
            }
        }

        @Override
        public void hangUp() {
            closeQuietly(socket);
        }
    }

    private record Datagrams(DatagramSocket socket, SocketAddress to) implements Line {
        @Override
        public void send(List<byte[]> pieces) {
            byte[] whole = pieces.get(pieces.size() - 1);
            try {
                socket.send(new DatagramPacket(whole, whole.length, to));
            } catch (IOException gone) {
                // As a datagram can be lost.
            }
        }

        @Override
        public void hangUp() {}
    }

    private final InetAddress host = InetAddress.getLoopbackAddress();
    private final Taker taker;
    private final int number;

    // Guarded by this object's monitor.
    private final List<Socket> open = new ArrayList<>();
    private ServerSocket door;
    private Thread accepting;
    private DatagramSocket box;

    /** @param number 0: a free one */
    ReceiverPort(int number, Taker taker) {
        this.taker = taker;
        this.number = listen(number);
    }

    String host() {
        return host.getHostAddress();
    }

    int number() {
        return number;
    }

    /** Breaks every connection and refuses new ones, until {@link #plug()}. */
    void unplug() {
        List<Socket> lines;
        Thread doorkeeper;
        synchronized (this) {
            closeQuietly(door);
            closeQuietly(box);
            lines = List.copyOf(open);
            open.clear();
            doorkeeper = accepting;
        }
        lines.forEach(ReceiverPort::closeQuietly);
        try {
            // The system goes on taking connections while somebody is still in the midst of waiting for one.
            doorkeeper.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    void plug() {
        listen(number);
    }

    private synchronized int listen(int wanted) {
        try {
            ServerSocket server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(host, wanted));
            DatagramSocket datagrams = new DatagramSocket(new InetSocketAddress(host, server.getLocalPort()));
            door = server;
            box = datagrams;
            accepting = thread("connections", () -> accept(server));
            thread("datagrams", () -> receive(datagrams));
            return server.getLocalPort();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, "simulated DC-09 receiver " + name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                Socket line = server.accept();
                line.setTcpNoDelay(true);
                synchronized (this) {
                    if (server.isClosed()) {
                        closeQuietly(line);
                        return;
                    }
                    open.add(line);
                }
                thread("connection", () -> listenTo(line));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void listenTo(Socket line) {
        try (line) {
            InputStream in = line.getInputStream();
            ByteArrayOutputStream frame = new ByteArrayOutputStream();
            for (int each = in.read(); each >= 0; each = in.read()) {
                if (each == LF && frame.size() != 1 && frame.size() != 2) {
                    frame.reset();
                }
                frame.write(each);
                if (each == CR && frame.size() > 8) {
                    taker.take(frame.toByteArray(), new Connection(line));
                    frame.reset();
                }
            }
        } catch (IOException broken) {
            // The other side may go at any time.
        }
    }

    private void receive(DatagramSocket datagrams) {
        while (!datagrams.isClosed()) {
            DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
            try {
                datagrams.receive(packet);
            } catch (IOException closed) {
                return;
            }
            taker.take(
                    Arrays.copyOf(packet.getData(), packet.getLength()),
                    new Datagrams(datagrams, packet.getSocketAddress()));
        }
    }

    private static void closeQuietly(AutoCloseable thing) {
        try {
            if (thing instanceof Socket line) {
                // At once, and without what is unsent: as a cable that is cut.
                line.setSoLinger(true, 0);
            }
        } catch (SocketException closed) {
            // It is closed below all the same.
        }
        try {
            thing.close();
        } catch (Exception alreadyClosed) {
            // Nothing is left to do.
        }
    }
}
