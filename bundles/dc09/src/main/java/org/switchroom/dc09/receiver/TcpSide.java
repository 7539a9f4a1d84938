package org.switchroom.dc09.receiver;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.dc09.frame.ReadFrame;

/** Panels that connect, for one message or for good. Only the receiver's thread. */
final class TcpSide {
    private static final Logger LOG = LoggerFactory.getLogger(TcpSide.class);
    /** Read from one connection before the next one has its turn. */
    private static final int READ_AT_ONCE = 8_192;

    private final ReceiverSettings settings;
    private final Answering answering;
    private final Tally tally;
    private final Consumer<Runnable> later;
    private final PanelLines lines = new PanelLines();
    private final ByteBuffer shared = ByteBuffer.allocate(READ_AT_ONCE);
    private volatile int connections;

    TcpSide(ReceiverSettings settings, Answering answering, Tally tally, Consumer<Runnable> later) {
        this.settings = settings;
        this.answering = answering;
        this.tally = tally;
        this.later = later;
    }

    /** Any thread. */
    int connections() {
        return connections;
    }

    void accept(SocketChannel channel, Selector selector) throws IOException {
        if (lines.size() >= settings.limits().connections()) {
            makeRoom();
        }
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
        PanelLine line =
                new PanelLine(channel, key, settings.limits().frameBytes(), settings.waitingOfOne(), System.nanoTime());
        key.attach(line);
        lines.add(line);
        connections = lines.size();
    }

    void makeRoom() {
        lines.mostUseless().ifPresent(line -> drop(line, Optional.of(Tally.Count.CLOSED_FULL)));
    }

    /** It can be read or written. */
    void turn(PanelLine line, SelectionKey key) {
        long now = System.nanoTime();
        try {
            if (key.isWritable() && !line.write(now)) {
                drop(line, Optional.empty());
            } else if (key.isValid() && key.isReadable()) {
                if (!line.read(shared, now, read -> take(read, line))) {
                    drop(line, Optional.empty());
                } else if (line.isNoisy()) {
                    drop(line, Optional.of(Tally.Count.CLOSED_NOISY));
                }
            }
        } catch (IOException broken) {
            drop(line, Optional.empty());
        }
    }

    private void take(ReadFrame read, PanelLine line) {
        if (read instanceof ReadFrame.Damaged damaged) {
            tally.add(damaged);
        } else if (read instanceof ReadFrame.Sound sound) {
            take(sound, line);
        }
    }

    private void take(ReadFrame.Sound sound, PanelLine line) {
        lines.wasUseful(line);
        if (!answering.hasRoom()) {
            tally.add(Tally.Count.DROPPED);
            return;
        }
        line.began();
        answering.take(sound.frame(), answer -> later.accept(() -> answer(line, answer)));
    }

    private void answer(PanelLine line, byte[] answer) {
        try {
            if (!line.answered(answer, System.nanoTime())) {
                drop(line, Optional.empty());
            }
        } catch (IOException broken) {
            drop(line, Optional.empty());
        }
    }

    void sweep(long now) {
        long idle = settings.limits().idle().toNanos();
        long slow = settings.limits().slow().toNanos();
        for (PanelLine line : lines.all()) {
            if (line.isSlow(now, slow)) {
                drop(line, Optional.of(Tally.Count.CLOSED_SLOW));
            } else if (line.isIdle(now, idle)) {
                drop(line, Optional.of(Tally.Count.CLOSED_IDLE));
            }
        }
    }

    private void drop(PanelLine line, Optional<Tally.Count> why) {
        why.ifPresent(reason -> {
            tally.add(reason);
            LOG.debug("{}: a connection is closed: {}", settings.name(), reason);
        });
        lines.remove(line);
        connections = lines.size();
        line.close();
    }

    void close() {
        lines.all().forEach(line -> drop(line, Optional.empty()));
    }
}
