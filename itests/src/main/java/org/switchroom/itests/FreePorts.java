package org.switchroom.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports on the loopback address that nobody uses at the moment, for a process that is started later. They lie below
 * those that the system hands out by itself, so that none of them is given to another in the meantime.
 */
public final class FreePorts {
    private static final int LOWEST = 22_000;
    private static final int BEYOND = 32_000;

    private FreePorts() {}

    /** All different: every one is held until all are found. */
    public static List<Integer> find(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            while (held.size() < count) {
                int port = ThreadLocalRandom.current().nextInt(LOWEST, BEYOND);
                try {
                    held.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
                } catch (BindException taken) {
                    // the next one
                }
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
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
