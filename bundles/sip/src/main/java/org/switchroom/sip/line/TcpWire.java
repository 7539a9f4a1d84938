package org.switchroom.sip.line;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.switchroom.sip.agent.NextHop;
import org.switchroom.sip.message.BadSip;
import org.switchroom.sip.message.SipMessage;
import org.switchroom.sip.message.SipStream;

/** Signalling over one connection to the proxy, both ways (RFC 3261 §18). */
final class TcpWire implements Wire {
    private static final int CONNECTING_MILLIS = 5_000;
    /** A proxy that does not take this many messages is not there. */
    private static final int MOST_WAITING = 1_000;

    private final Socket socket = new Socket();
    private final String localHost;
    private final BlockingQueue<byte[]> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Thread writer;
    private final Ear ear;

    /** Looks the proxy up and connects; blocks for as long as that takes. */
    TcpWire(LineSettings settings, Ear ear) throws IOException {
        this.ear = ear;
        InetSocketAddress proxy =
                new InetSocketAddress(InetAddress.getByName(settings.proxyHost()), settings.proxyPort());
        try {
            if (!settings.localAddress().isEmpty()) {
                socket.bind(new InetSocketAddress(InetAddress.getByName(settings.localAddress()), 0));
            }
            socket.connect(proxy, CONNECTING_MILLIS);
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
        } catch (IOException away) {
            socket.close();
            throw away;
        }
        localHost = socket.getLocalAddress().getHostAddress().replaceFirst("%.*", "");
        writer = new Thread(this::write, "switchroom-" + settings.name() + "-writer");
        writer.setDaemon(true);
        Thread reader = new Thread(this::listen, "switchroom-" + settings.name() + "-reader");
        reader.setDaemon(true);
        writer.start();
        reader.start();
    }

    private void listen() {
        SipStream stream = new SipStream();
        byte[] buffer = new byte[8_192];
        String words = "the proxy ended the connection";
        try {
            InputStream in = socket.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                for (SipMessage message : stream.take(buffer, count)) {
                    ear.heard(message.octets(), socket.getInetAddress().getHostAddress(), socket.getPort());
                }
            }
        } catch (IOException | BadSip broken) {
            words = "the connection to the proxy broke: " + broken.getMessage();
        }
        boolean ours = socket.isClosed();
        close();
        if (!ours) {
            ear.fell(words);
        }
    }

    private void write() {
        try {
            while (!socket.isClosed()) {
                socket.getOutputStream().write(waiting.take());
            }
        } catch (IOException | InterruptedException ended) {
            // The reader sees it too, and tells.
            shutDown();
        }
    }

    private void shutDown() {
        try {
            socket.shutdownInput();
        } catch (IOException gone) {
            waiting.clear();
        }
    }

    @Override
    public void send(byte[] octets, Optional<NextHop> hop) throws IOException {
        if (socket.isClosed() || !waiting.offer(octets)) {
            throw new IOException("the proxy takes nothing");
        }
    }

    @Override
    public String localHost() {
        return localHost;
    }

    @Override
    public int localPort() {
        return socket.getLocalPort();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            waiting.clear();
        }
        writer.interrupt();
    }
}
