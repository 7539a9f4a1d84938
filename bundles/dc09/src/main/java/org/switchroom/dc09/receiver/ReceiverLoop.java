package org.switchroom.dc09.receiver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The receiver's one thread: waits for connections, bytes and answers, and never for one of them alone. */
final class ReceiverLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiverLoop.class);
    private static final Duration TICK = Duration.ofMillis(500);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);
    /** So many connections are taken before the others have their turn. */
    private static final int ACCEPTED_AT_ONCE = 64;

    private final ReceiverSettings settings;
    private final Selector selector;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final TcpSide tcp;
    private final UdpSide udp;
    private final Thread thread;

    // Written by the receiver's thread, read by any.
    private volatile Optional<OpenPorts> ports = Optional.empty();
    private volatile Optional<String> trouble = Optional.empty();
    private volatile boolean closed;

    // Only the receiver's thread; its constructor before it is started.
    private long tickedAt = System.nanoTime();
    private long askedAt;
    private Optional<SelectionKey> shutDoor = Optional.empty();

    ReceiverLoop(ReceiverSettings settings, Answering answering, Tally tally) {
        this.settings = settings;
        try {
            this.selector = Selector.open();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        this.tcp = new TcpSide(settings, answering, tally, this::later);
        this.udp = new UdpSide(settings, answering, tally, this::later);
        listen();
        this.thread = new Thread(this::run, settings.name() + " receiver");
        thread.setDaemon(true);
        thread.start();
    }

    Optional<Integer> port() {
        return ports.map(OpenPorts::port);
    }

    List<String> listensAt() {
        return ports.map(OpenPorts::descriptions).orElse(List.of());
    }

    Optional<String> trouble() {
        return trouble;
    }

    int connections() {
        return tcp.connections();
    }

    private void listen() {
        askedAt = System.nanoTime();
        try {
            ports = Optional.of(OpenPorts.open(settings, selector));
            trouble = Optional.empty();
            LOG.info("{} listens for panels at {}", settings.name(), String.join(" and ", listensAt()));
        } catch (IOException | RuntimeException refused) {
            String words = "port " + OpenPorts.shown(settings.address()) + " can not be had: " + refused.getMessage()
                    + ". Free it or set another one; it is asked for again every " + ASK_AGAIN.toSeconds() + " s";
            if (trouble.isEmpty()) {
                LOG.error("{}: {}", settings.name(), words);
            }
            trouble = Optional.of(words);
        }
    }

    /** From any thread: what has to be done on the receiver's. */
    private void later(Runnable task) {
        tasks.add(task);
        if (Thread.currentThread() != thread) {
            selector.wakeup();
        }
    }

    private void run() {
        while (!closed) {
            try {
                if (tasks.isEmpty()) {
                    selector.select(this::handle, TICK.toMillis());
                } else {
                    selector.selectNow(this::handle);
                }
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
                tick(System.nanoTime());
            } catch (IOException | RuntimeException defect) {
                LOG.error("{}: a turn of the receiver failed; it goes on with the next", settings.name(), defect);
            }
        }
        ports.ifPresent(OpenPorts::close);
        tcp.close();
        try {
            selector.close();
        } catch (IOException gone) {
            LOG.debug("The selector is closed all the same", gone);
        }
    }

    private void tick(long now) {
        if (now - tickedAt < TICK.toNanos()) {
            return;
        }
        tickedAt = now;
        tcp.sweep(now);
        shutDoor.filter(SelectionKey::isValid).ifPresent(door -> door.interestOps(SelectionKey.OP_ACCEPT));
        shutDoor = Optional.empty();
        if (ports.isEmpty() && now - askedAt > ASK_AGAIN.toNanos()) {
            listen();
        }
    }

    /** One turn of one channel; whatever it does, the others have theirs. */
    private void handle(SelectionKey key) {
        if (!key.isValid()) {
            return;
        }
        try {
            if (key.channel() instanceof ServerSocketChannel door) {
                accept(door, key);
            } else if (key.channel() instanceof DatagramChannel box) {
                udp.read(box);
            } else {
                tcp.turn((PanelLine) key.attachment(), key);
            }
        } catch (IOException | RuntimeException defect) {
            LOG.warn("{}: one channel's turn failed: {}", settings.name(), defect.toString());
        }
    }

    private void accept(ServerSocketChannel door, SelectionKey key) {
        try {
            for (int i = 0; i < ACCEPTED_AT_ONCE; i++) {
                SocketChannel channel = door.accept();
                if (channel == null) {
                    return;
                }
                tcp.accept(channel, selector);
            }
        } catch (IOException full) {
            LOG.warn(
                    "{}: a connection could not be taken: {}. The most useless one is closed",
                    settings.name(),
                    full.toString());
            tcp.makeRoom();
            // Without a pause the system would offer the same connection again and again.
            key.interestOps(0);
            shutDoor = Optional.of(key);
        }
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join(Duration.ofSeconds(10).toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
