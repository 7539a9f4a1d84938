package org.switchroom.dc09.receiver;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a receiver listens.
 *
 * @param descriptions such as {@code tcp 127.0.0.1:12300}
 */
record OpenPorts(int port, List<SelectableChannel> channels, List<String> descriptions) {
    /** Panels that come all at once after a power cut wait here for a moment. */
    private static final int BACKLOG = 1_024;

    private static final int DATAGRAMS_KEPT_BYTES = 1 << 20;

    /** All that are asked for or none, with TCP and UDP on the same port. */
    static OpenPorts open(ReceiverSettings settings, Selector selector) throws IOException {
        List<SelectableChannel> channels = new ArrayList<>();
        try {
            List<String> descriptions = new ArrayList<>();
            InetSocketAddress address = settings.address();
            if (settings.tcp()) {
                ServerSocketChannel tcp = ServerSocketChannel.open();
                channels.add(tcp);
                tcp.setOption(StandardSocketOptions.SO_REUSEADDR, true);
                tcp.bind(address, BACKLOG);
                address = new InetSocketAddress(
                        address.getAddress(), ((InetSocketAddress) tcp.getLocalAddress()).getPort());
                register(tcp, selector, SelectionKey.OP_ACCEPT);
                descriptions.add("tcp " + shown(address));
            }
            if (settings.udp()) {
                DatagramChannel udp = DatagramChannel.open();
                channels.add(udp);
                udp.setOption(StandardSocketOptions.SO_RCVBUF, DATAGRAMS_KEPT_BYTES);
                udp.bind(address);
                address = (InetSocketAddress) udp.getLocalAddress();
                register(udp, selector, SelectionKey.OP_READ);
                descriptions.add("udp " + shown(address));
            }
            return new OpenPorts(address.getPort(), channels, descriptions);
        } catch (IOException | RuntimeException refused) {
            close(channels);
            throw refused;
        }
    }

    private static void register(SelectableChannel channel, Selector selector, int interest) throws IOException {
        channel.configureBlocking(false);
        channel.register(selector, interest);
    }

    static String shown(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    void close() {
        close(channels);
    }

    private static void close(List<SelectableChannel> channels) {
        for (SelectableChannel channel : channels) {
            try {
                channel.close();
            } catch (IOException gone) {
                // It is closed all the same.
            }
        }
    }
}
