package org.switchroom.sip.line;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Optional;
import org.switchroom.sip.agent.NextHop;
import org.switchroom.sip.message.SipReader;

/** Signalling in datagrams (RFC 3261 §18). */
final class UdpWire implements Wire {
    private final DatagramSocket socket;
    private final InetSocketAddress proxy;
    private final String localHost;

    /** Looks the proxy up and binds; blocks for as long as that takes. */
    UdpWire(LineSettings settings, Ear ear) throws IOException {
        proxy = new InetSocketAddress(InetAddress.getByName(settings.proxyHost()), settings.proxyPort());
        localHost = settings.localAddress().isEmpty() ? towards(proxy) : settings.localAddress();
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(localHost), settings.localPort()));
        Thread reader = new Thread(() -> listen(ear), "switchroom-" + settings.name() + "-reader");
        reader.setDaemon(true);
        reader.start();
    }

    /** What the system would take as our address; nothing is sent. */
    static String towards(InetSocketAddress there) throws IOException {
        try (DatagramSocket probe = new DatagramSocket()) {
            probe.connect(there);
            return probe.getLocalAddress().getHostAddress().replaceFirst("%.*", "");
        }
    }

    private void listen(Ear ear) {
        byte[] buffer = new byte[SipReader.LONGEST];
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
                ear.heard(
                        Arrays.copyOf(packet.getData(), packet.getLength()),
                        packet.getAddress().getHostAddress(),
                        packet.getPort());
            } catch (IOException broken) {
                if (!socket.isClosed()) {
                    socket.close();
                    ear.fell("its socket failed: " + broken.getMessage());
                }
            }
        }
    }

    @Override
    public void send(byte[] octets, Optional<NextHop> hop) throws IOException {
        InetSocketAddress to = hop.flatMap(
                        each -> Numeric.address(each.host()).map(host -> new InetSocketAddress(host, each.port())))
                .orElse(proxy);
        socket.send(new DatagramPacket(octets, octets.length, to));
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
        socket.close();
    }
}
