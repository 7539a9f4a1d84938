package org.switchroom.sip.line;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.Optional;

/** Finds a free port for a call's sound. For one thread. */
final class SoundPorts {
    private final LineSettings.PortRange range;
    private int next;

    SoundPorts(LineSettings.PortRange range) {
        this.range = range;
        // RTP likes even numbers (RFC 3550 §11).
        this.next = range.first() + (range.first() & 1);
    }

    /** Empty when all are in use. */
    Optional<DatagramChannel> open(InetAddress local) throws IOException {
        if (range.last() == 0) {
            return Optional.of(bound(local, 0));
        }
        for (int tried = range.first(); tried <= range.last(); tried += 2) {
            int port = next;
            next = next + 2 > range.last() ? range.first() + (range.first() & 1) : next + 2;
            try {
                return Optional.of(bound(local, port));
            } catch (BindException taken) {
                continue;
            }
        }
        return Optional.empty();
    }

    private static DatagramChannel bound(InetAddress local, int port) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            return channel.bind(new InetSocketAddress(local, port));
        } catch (IOException taken) {
            channel.close();
            throw taken;
        }
    }
}
