package org.switchroom.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Sends one request after the other on each of its connections, from one thread, for a time. A connection that breaks
 * ends; nothing is sent twice.
 */
public final class HttpLoad {
    private final InetSocketAddress server;
    private final RequestSource requests;
    private final int connections;
    private final Consumer<String> created;

    /** @param created called with the body of every 201, on the driver's thread */
    public HttpLoad(int port, RequestSource requests, int connections, Consumer<String> created) {
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.requests = requests;
        this.connections = connections;
        this.created = created;
    }

    /** Without anything else to read. */
    public LoadResult run(Duration time) {
        return run(Duration.ZERO, time, new Window() {
            @Override
            public void begins() {}

            @Override
            public void ends() {}
        });
    }

    /** What else is read at both ends of the time that counts, on the driver's thread. */
    public interface Window {
        void begins();

        void ends();
    }

    /**
     * Drives for both times, and counts in the second.
     *
     * @param settle not counted, before the time that is
     */
    public LoadResult run(Duration settle, Duration time, Window window) {
        LoadTally tally = new LoadTally(created);
        try (Selector selector = Selector.open()) {
            List<LoadConnection> open = new ArrayList<>();
            try {
                for (int i = 0; i < connections; i++) {
                    open.add(connect(selector));
                }
                drive(selector, settle, new LoadTally(created));
                window.begins();
                long begin = System.nanoTime();
                drive(selector, time, tally);
                Duration took = Duration.ofNanos(System.nanoTime() - begin);
                window.ends();
                return tally.result(took);
            } finally {
                for (LoadConnection connection : open) {
                    connection.close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the load could not be driven against " + server, e);
        }
    }

    private LoadConnection connect(Selector selector) throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
        LoadConnection connection = new LoadConnection(channel, requests);
        key.attach(connection);
        return connection;
    }

    /** Until the time is over or no connection is left. */
    private void drive(Selector selector, Duration time, LoadTally tally) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        int alive = 0;
        for (SelectionKey key : selector.keys()) {
            alive += key.isValid() && step(key, tally, true) ? 1 : 0;
        }
        while (alive > 0 && System.nanoTime() < end) {
            selector.select(20);
            Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
            while (ready.hasNext()) {
                SelectionKey key = ready.next();
                ready.remove();
                alive -= key.isValid() && !step(key, tally, false) ? 1 : 0;
            }
        }
    }

    /** False when the connection has ended. */
    private static boolean step(SelectionKey key, LoadTally tally, boolean begins) {
        LoadConnection connection = (LoadConnection) key.attachment();
        try {
            if (begins ? connection.begin() : connection.read(tally)) {
                return true;
            }
        } catch (IOException e) {
            tally.broken();
        }
        key.cancel();
        return false;
    }
}
