package org.switchroom.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports on the loopback address that nobody uses at the moment. */
public final class FreePorts {
    private FreePorts() {}

    /** All different: every one is held until all are found. */
    public static List<Integer> find(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            List<Integer> ports = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                ports.add(socket.getLocalPort());
            }
            return ports;
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        } finally {
            for (ServerSocket socket : held) {
                try {
                    socket.close();
                } catch (IOException closing) {
                    throw new UncheckedIOException(closing);
                }
            }
        }
    }
}
