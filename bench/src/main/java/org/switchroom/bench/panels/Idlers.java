package org.switchroom.bench.panels;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.switchroom.bench.Workbench;
import org.switchroom.testkit.dc09.SimulatedPanel;

/** Connections that say nothing, and some that say a byte of a frame a second; those that are closed come again. */
final class Idlers implements AutoCloseable {
    private final int port;
    private final List<Socket> idle = new ArrayList<>();
    private final List<Socket> slow = new ArrayList<>();
    private final AtomicInteger closed = new AtomicInteger();
    private final Thread dripping;
    private volatile boolean over;

    Idlers(int port, int idle, int slow) {
        this.port = port;
        for (int i = 0; i < idle; i++) {
            this.idle.add(connect());
        }
        for (int i = 0; i < slow; i++) {
            this.slow.add(connect());
        }
        dripping = new Thread(this::drip, "slow connections");
        dripping.setDaemon(true);
        dripping.start();
    }

    private Socket connect() {
        try {
            return new Socket(InetAddress.getLoopbackAddress(), port);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private void drip() {
        byte[] frame = SimulatedPanel.framed("\"ADM-CID\"0001L0#1000[#1000|1130 01 015]");
        for (int second = 0; !over; second++) {
            for (int i = 0; i < slow.size() && !over; i++) {
                try {
                    slow.get(i).getOutputStream().write(frame[second % (frame.length - 2)]);
                } catch (IOException hungUp) {
                    closed.incrementAndGet();
                    slow.set(i, connect());
                }
            }
            Workbench.pause(1);
        }
    }

    /** How often a slow one was closed by the other side. */
    int closed() {
        return closed.get();
    }

    @Override
    public void close() {
        over = true;
        try {
            dripping.join(10_000);
            for (Socket socket : idle) {
                socket.close();
            }
            for (Socket socket : slow) {
                socket.close();
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
